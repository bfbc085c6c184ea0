import { amplitude, ga4, mixpanel, validate } from "customer-kpis/sources";
import { expect, test } from "vitest";

const seconds = 1_767_604_353; // 2026-01-05T09:12:33Z

test("numbers of another unit are rejected, with the one that would fit", () => {
  const ga = { event_timestamp: String(seconds), event_name: "a", user_pseudo_id: "u" };
  const mix = { event: "a", time: String(seconds * 1000), distinct_id: "u" };
  const messageOf = (one: { rejected: readonly { issues: readonly { message: string }[] }[] }) =>
    one.rejected[0]!.issues[0]!.message;
  expect(messageOf(validate(ga4.events, [ga]))).toMatch(/counts no microseconds.*"seconds"/);
  expect(messageOf(validate(mixpanel.events, [mix]))).toMatch(/counts no seconds.*"milliseconds"/);
});

test("what a spreadsheet made of a number is rejected", () => {
  const ga = { event_timestamp: "1.7676E+15", event_name: "a", user_pseudo_id: "u" };
  expect(validate(ga4.events, [ga]).rejected).toHaveLength(1);
});

test("events of nobody are left out, and counted", () => {
  const ga = { event_timestamp: String(seconds * 1e6), event_name: "a", user_pseudo_id: "" };
  const mix = { event: "a", time: seconds, distinct_id: null };
  const amp = {
    amplitude_id: "(none)",
    user_id: "(none)",
    event_type: "a",
    event_time: "2026-01-05",
  };
  for (const { leftOut, assumed } of [
    validate(ga4.events, [ga]),
    validate(mixpanel.events, [mix]),
    validate(amplitude.events, [amp]),
  ]) {
    expect(leftOut.map(({ reason }) => reason)).toEqual(["no customer"]);
    expect(assumed).toEqual([]);
  }
});

test("who signed in is known by that, who did not by the device", () => {
  const row = { event_type: "a", event_time: "2026-01-05" };
  const rows = [
    { ...row, user_id: "ann", amplitude_id: "7" },
    { ...row, user_id: "(none)", amplitude_id: "8" },
    { ...row, user_id: "bob", amplitude_id: "" },
  ];
  const { records } = validate(amplitude.events, rows);
  expect(records.map(({ customerId }) => customerId)).toEqual(["ann", "8", "bob"]);
});

test("people who signed in can be counted instead of browsers", () => {
  const ga = { event_timestamp: String(seconds * 1e6), event_name: "a", user_pseudo_id: "b" };
  const rows = [
    { ...ga, user_id: "ann" },
    { ...ga, user_id: "(not set)" },
  ];
  const { records, leftOut } = validate(ga4.events, rows, { rename: { customerId: "user_id" } });
  expect(records.map(({ customerId }) => customerId)).toEqual(["ann"]);
  expect(leftOut).toHaveLength(1);
});
