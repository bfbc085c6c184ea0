import { businessTime, InputError, resolutionTime, type Ticket } from "customer-kpis";
import { describe, expect, test } from "vitest";
import { expectLaws } from "../laws";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A Thursday. */
const START = Date.UTC(2026, 0, 1);

type Resolvable = Partial<Ticket> & Pick<Ticket, "createdAt" | "resolvedAt">;

/** So many hours after the start. */
function at(hours: number): number {
  return START + hours * HOUR;
}

const tickets: readonly Resolvable[] = [
  {
    createdAt: at(0),
    resolvedAt: at(10),
    pauses: [{ start: at(2), end: at(5) }],
    repliedAt: [at(1), at(2), at(6)],
    reopenings: [],
  },
  { createdAt: at(0), resolvedAt: at(9), firstResolvedAt: at(1), replies: 1, reopens: 2 },
  { createdAt: at(1), resolvedAt: at(2), replies: 0 },
  {
    createdAt: at(0),
    resolvedAt: null,
    reopenings: [{ solvedAt: at(3), reopenedAt: at(3.5) }],
  },
  { createdAt: at(2), resolvedAt: null },
  { createdAt: at(0), resolvedAt: at(1), excluded: "spam" },
];

test("the wait until a ticket is solved for good, and until it is solved first", () => {
  const result = resolutionTime(tickets, { asOf: at(20) });
  // For good 7, 9 and 1 hours; first 7, 1, 1 and 3.
  expect(result).toMatchObject({ kind: "duration", value: 7 * HOUR, n: 3, unresolved: 2 });
  expect(result.excluded).toEqual([{ reason: "spam", count: 1 }]);
  expect(result.first).toMatchObject({ value: 2 * HOUR, n: 4 });
  expect(result.oldestUnresolved).toBe(20 * HOUR);
  expect(result.oneTouch).toMatchObject({ value: 2 / 3, n: 3, count: 2 });
  expect(result.reopened).toMatchObject({ value: 2 / 3, n: 3, count: 2 });
});

test("what happens after the report is not known to it", () => {
  const result = resolutionTime(tickets, { asOf: at(4) });
  // Of the second ticket it is only known that it was reopened at some time.
  expect(result).toMatchObject({ value: HOUR, n: 1, unresolved: 3 });
  expect(result.reopened).toMatchObject({ n: 1, count: 1 });
  expect(result.excluded).toEqual([
    { reason: "reopened, but not known when", count: 1 },
    { reason: "spam", count: 1 },
  ]);
  // The oldest was paused for two of the four hours; another waits four.
  expect(result.oldestUnresolved).toBe(4 * HOUR);
});

describe("a reopened ticket", () => {
  const later = {
    createdAt: START,
    resolvedAt: null,
    reopenings: [{ solvedAt: START + HOUR, reopenedAt: START + 31 * DAY }],
  };

  test("solved on 1 January and reopened on 1 February is solved on the 15th", () => {
    const result = resolutionTime([later], { asOf: START + 14 * DAY });
    expect(result).toMatchObject({ value: HOUR, n: 1, unresolved: 0 });
    expect(result.reopened).toMatchObject({ value: 0, n: 1, count: 0 });
  });

  test("is open again from then on", () => {
    const result = resolutionTime([later], { asOf: START + 40 * DAY });
    expect(result).toMatchObject({ value: null, unresolved: 1, oldestUnresolved: 40 * DAY });
    expect(result.first.value).toBe(HOUR);
    expect(result.reopened).toMatchObject({ value: 1, n: 1, count: 1 });
  });

  test("took all the time, or only that in which it was open", () => {
    // Solved 3 minutes after it came, reopened ten days later, solved 2 minutes after that.
    const ticket = {
      createdAt: START,
      resolvedAt: START + 10 * DAY + 5 * MINUTE,
      reopenings: [{ solvedAt: START + 3 * MINUTE, reopenedAt: START + 10 * DAY + 3 * MINUTE }],
    };
    expect(resolutionTime([ticket]).value).toBe(14_405 * MINUTE);
    expect(resolutionTime([ticket], { clock: "open" }).value).toBe(5 * MINUTE);
    expect(resolutionTime([ticket], { clock: "open" }).first.value).toBe(3 * MINUTE);
    // One minute into its second stretch.
    const asOf = START + 10 * DAY + 4 * MINUTE;
    expect(resolutionTime([ticket], { clock: "open", asOf }).oldestUnresolved).toBe(4 * MINUTE);
    expect(resolutionTime([ticket], { asOf }).oldestUnresolved).toBe(14_404 * MINUTE);
  });

  test("that was paused while it was solved is off the clock once", () => {
    const ticket = {
      createdAt: at(0),
      resolvedAt: at(10),
      reopenings: [{ solvedAt: at(2), reopenedAt: at(6) }],
      pauses: [{ start: at(1), end: at(3) }],
    };
    expect(resolutionTime([ticket], { clock: "open" }).value).toBe(5 * HOUR);
    expect(resolutionTime([ticket]).value).toBe(8 * HOUR);
  });

  test("of which it is not known when cannot be timed while it is open", () => {
    const excluded = [{ reason: "reopened, but not known when", count: 1 }];
    const row = { createdAt: at(0), resolvedAt: at(9), reopens: 1 };
    expect(resolutionTime([row], { clock: "open" })).toMatchObject({ n: 0, excluded });
    // When it was solved first is not known, so that it is in no first wait.
    expect(resolutionTime([row])).toMatchObject({
      n: 1,
      first: { n: 0 },
      reopened: { value: 1, n: 1, count: 1 },
    });
  });
});

test("replies after the report were none yet", () => {
  const row = { createdAt: at(0), resolvedAt: at(2), repliedAt: [at(1), at(5), at(6)] };
  expect(resolutionTime([row], { asOf: at(3) }).oneTouch).toMatchObject({ n: 1, count: 1 });
  expect(resolutionTime([row], { asOf: at(7) }).oneTouch).toMatchObject({ n: 1, count: 0 });
});

test("pauses that overlap, go on, or lie outside are taken off once", () => {
  const pauses = [
    { start: at(4), end: at(6) },
    { start: at(-2), end: at(1) },
    { start: at(5), end: at(7) },
    { start: at(9), end: null },
  ];
  expect(resolutionTime([{ createdAt: at(0), resolvedAt: at(10), pauses }]).value).toBe(5 * HOUR);
  const open = resolutionTime([{ createdAt: at(0), resolvedAt: null, pauses }], { asOf: at(50) });
  expect(open.oldestUnresolved).toBe(5 * HOUR);
});

test("pauses are taken off in the time that counts", () => {
  const elapsed = businessTime({ week: { thursday: [["00:00", "04:00"]] } });
  const pauses = [{ start: at(1), end: at(30) }];
  const ticket = { createdAt: at(0), resolvedAt: at(40), pauses };
  expect(resolutionTime([ticket], { elapsed }).value).toBe(HOUR);
});

test("no tickets, no times and no shares", () => {
  const empty = { value: null, n: 0, count: 0, interval: null };
  expect(resolutionTime([])).toMatchObject({
    value: null,
    n: 0,
    unresolved: 0,
    oldestUnresolved: null,
    oneTouch: empty,
    reopened: empty,
    excluded: [],
  });
});

const impossible: [object, string, string][] = [
  [
    { createdAt: at(1), resolvedAt: at(0) },
    "resolvedAt must be at or after createdAt",
    "solved before created",
  ],
  [
    { createdAt: at(1), resolvedAt: at(2), firstResolvedAt: at(0) },
    "firstResolvedAt must be at or after createdAt",
    "solved before created",
  ],
  [
    { createdAt: at(0), resolvedAt: null, pauses: [{ start: at(2), end: at(1) }] },
    "pauses.end must be at or after its start, got 2026-01-01T01:00:00.000Z",
    "pause ended before it started",
  ],
  [
    { createdAt: at(1), resolvedAt: at(9), reopenings: [{ solvedAt: at(0), reopenedAt: at(2) }] },
    "reopenings.solvedAt must be at or after it was created",
    "solved before created",
  ],
  [
    { createdAt: at(0), resolvedAt: at(9), reopenings: [{ solvedAt: at(3), reopenedAt: at(2) }] },
    "reopenings.reopenedAt must be at or after it was solved",
    "reopened before solved",
  ],
  [
    { createdAt: at(0), resolvedAt: at(2), reopenings: [{ solvedAt: at(1), reopenedAt: at(3) }] },
    "resolvedAt must be at or after it was reopened",
    "solved before reopened",
  ],
];

test("resolution time keeps the laws of a measure", () => {
  const bad = [null, { createdAt: at(0) }, ...impossible.map(([ticket]) => ticket)];
  expectLaws(resolutionTime({ asOf: at(8), target: 2 * HOUR }), tickets, { bad });
  const all = [...tickets, ...impossible.map(([ticket]) => ticket as Resolvable)];
  expectLaws(resolutionTime({ invalid: "exclude", clock: "open" }), all);
});

test.each(impossible)("%j is refused, or left out and counted", (ticket, message, reason) => {
  const records = [ticket as Resolvable];
  expect(() => resolutionTime(records)).toThrow(InputError);
  expect(() => resolutionTime(records)).toThrow(`resolutionTime: ${message}`);
  expect(resolutionTime(records, { invalid: "exclude" })).toMatchObject({
    n: 0,
    unresolved: 0,
    excluded: [{ reason, count: 1 }],
  });
});

test.each([
  [
    { createdAt: at(0) },
    "resolvedAt is missing: it must be a moment, or null while it is open (the record has createdAt) (record 0)",
  ],
  [{ createdAt: at(0), resolvedAt: null, pauses: 3 }, "pauses must be a list of pauses"],
  [{ createdAt: at(0), resolvedAt: null, reopenings: [3] }, "reopenings must be a list of"],
  [{ createdAt: at(0), resolvedAt: null, replies: -1 }, "replies must be a finite number, 0 or"],
  [null, "record must be an object with createdAt, got null"],
])("%j is refused", (ticket, message) => {
  expect(() => resolutionTime([ticket as Resolvable])).toThrow(`resolutionTime: ${message}`);
});

test("what is not known of a ticket is not counted", () => {
  // Solved and reopened, but not when first: it has no first wait, neither one that is over nor one that lasts.
  const lost = { createdAt: at(0), resolvedAt: at(9), reopens: 1 };
  const options = { asOf: at(20), target: HOUR };
  const { first, reopened } = resolutionTime([lost], options);
  expect(first).toMatchObject({ n: 0, withinTarget: { n: 0, missed: 0, pending: 0 } });
  expect(reopened).toMatchObject({ n: 1, count: 1 });
  // One touch is asked of those that are solved, and whose replies were counted.
  const touchesOf = (ticket: Partial<Ticket>) =>
    resolutionTime([{ createdAt: at(0), resolvedAt: null, ...ticket }], { asOf: at(5) }).oneTouch;
  expect(touchesOf({ replies: 1 }).n).toBe(0);
  expect(touchesOf({ resolvedAt: at(3) }).n).toBe(0);
  expect(touchesOf({ resolvedAt: at(3), replies: 1 })).toMatchObject({ n: 1, count: 1 });
  // The second reply comes at the moment of the report, so after it.
  expect(touchesOf({ resolvedAt: at(3), repliedAt: [at(1), at(5)] })).toMatchObject({ count: 1 });
});

describe("a row that has only the last state of a ticket, asked for on a day of January", () => {
  const day = (date: number) => new Date(Date.UTC(2026, 0, date));
  const twice = { firstResolvedAt: day(5), resolvedAt: day(20) };

  // Solved for good after so many days (or open, or left out), and first after so many.
  test.each([
    ["was open before it was solved first", twice, 3, "open", "open"],
    ["was open until that very moment", twice, 5, "open", "open"],
    ["may have been solved or open in between", twice, 10, "left out", "left out"],
    ["may have been so until it was solved again", twice, 20, "left out", "left out"],
    ["was solved after that", twice, 21, 19, 4],
    ["is open again", { ...twice, resolvedAt: null }, 31, "open", 4],
    [
      "of unknown reopenings, may have been",
      { resolvedAt: day(20), reopens: 1 },
      10,
      "left out",
      "left out",
    ],
    [
      "of unknown reopenings, was first solved nobody knows when",
      { resolvedAt: day(20), reopens: 1 },
      31,
      19,
      "left out",
    ],
    ["never reopened, was open", { resolvedAt: day(20), reopens: 0 }, 10, "open", "open"],
    ["never reopened, was solved once", { resolvedAt: day(20), reopens: 0 }, 31, 19, 19],
  ])("%s", (_, own, date, full, first) => {
    const ticket = { createdAt: day(1), ...own };
    const result = resolutionTime([ticket], { asOf: day(date) });
    const told = (days: number | null) => (days === null ? null : days / 86_400_000);
    const isOut = result.excluded.length > 0;
    const state = result.unresolved > 0 ? "open" : "left out";
    expect([isOut, told(result.value) ?? state]).toEqual([full === "left out", full]);
    const firstState = first === "left out" || first === "open" ? null : first;
    expect(told(result.first.value)).toBe(firstState);
  });

  test("reads reopenings in whatever order they stand", () => {
    const reopenings = [
      { solvedAt: day(4), reopenedAt: day(6) },
      { solvedAt: day(8), reopenedAt: day(12) },
      { solvedAt: day(14), reopenedAt: day(15) },
    ];
    for (const list of [reopenings, reopenings.toReversed()]) {
      const ticket = { createdAt: day(1), resolvedAt: day(20), reopenings: list };
      // On the 13th it was open again, for the second time; solved it was from the 4th on.
      expect(resolutionTime([ticket], { asOf: day(13) })).toMatchObject({
        unresolved: 1,
        reopened: { value: 1 },
        first: { value: 3 * 86_400_000 },
      });
      // 19 days, less the 2 + 4 + 1 in which it was solved.
      const { value } = resolutionTime([ticket], { asOf: day(31), clock: "open" });
      expect(value).toBe(12 * 86_400_000);
    }
  });
});
