import { expect, test } from "vitest";

test("the tests really run in the zone that their project names", () => {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  expect(timeZone).toBe(process.env["TZ"]);
  expect(["UTC", "America/New_York"]).toContain(timeZone);
  expect(new Date(2026, 6, 1).getTimezoneOffset()).toBe(timeZone === "UTC" ? 0 : 240);
});
