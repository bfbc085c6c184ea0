import { businessTime, type ResolvableTicket, resolutionTime } from "customer-kpis";
import { expect, test } from "vitest";
import { expectLaws } from "../laws";

const HOUR = 3_600_000;

const tickets: readonly ResolvableTicket[] = [
  {
    createdAt: 0,
    resolvedAt: 10 * HOUR,
    pauses: [{ start: 2 * HOUR, end: 5 * HOUR }],
    replies: 3,
    reopens: 0,
  },
  { createdAt: 0, resolvedAt: 9 * HOUR, firstResolvedAt: 1 * HOUR, replies: 1, reopens: 2 },
  { createdAt: HOUR, resolvedAt: 2 * HOUR, replies: 0 },
  { createdAt: 0, resolvedAt: null, firstResolvedAt: 3 * HOUR, reopens: 1 },
  { createdAt: 2 * HOUR },
  { createdAt: 0, resolvedAt: HOUR, excluded: "spam" },
];

test("the wait until a ticket is solved for good, and until it is solved first", () => {
  const result = resolutionTime(tickets, { asOf: 20 * HOUR });
  // For good 7, 9 and 1 hours; first 7, 1, 1 and 3.
  expect(result).toMatchObject({ value: 7 * HOUR, n: 3, unresolved: 2, excluded: 1 });
  expect(result.first).toMatchObject({ value: 2 * HOUR, n: 4, excluded: 1 });
  expect(result.oldestUnresolved).toBe(20 * HOUR);
  expect(result.oneTouch).toMatchObject({ value: 2 / 3, n: 3, count: 2 });
  expect(result.reopened).toMatchObject({ value: 2 / 3, n: 3, count: 2 });
});

test("what happens after the report is not known to it", () => {
  const result = resolutionTime(tickets, { asOf: 4 * HOUR });
  expect(result).toMatchObject({ value: HOUR, n: 1, unresolved: 4, reopened: { n: 2, count: 2 } });
  // The oldest was paused for two of the four hours; two others wait four.
  expect(result.oldestUnresolved).toBe(4 * HOUR);
});

test("pauses that overlap, go on, or lie outside are taken off once", () => {
  const pauses = [
    { start: 4 * HOUR, end: 6 * HOUR },
    { start: -2 * HOUR, end: HOUR },
    { start: 5 * HOUR, end: 7 * HOUR },
    { start: 9 * HOUR, end: null },
  ];
  expect(resolutionTime([{ createdAt: 0, resolvedAt: 10 * HOUR, pauses }]).value).toBe(5 * HOUR);
  expect(resolutionTime([{ createdAt: 0, pauses }], { asOf: 50 * HOUR }).oldestUnresolved).toBe(
    5 * HOUR,
  );
});

test("pauses are taken off in the time that counts", () => {
  const week = { thursday: [["00:00", "04:00"]] } as const;
  const pauses = [{ start: HOUR, end: 30 * HOUR }];
  const elapsed = businessTime({ week });
  expect(resolutionTime([{ createdAt: 0, resolvedAt: 40 * HOUR, pauses }], { elapsed }).value).toBe(
    HOUR,
  );
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
  });
});

test("resolution time keeps the laws of a measure", () => {
  expectLaws(resolutionTime({ asOf: 8 * HOUR, target: 2 * HOUR }), tickets);
});

test.each([
  [{ createdAt: 1, resolvedAt: 0 }, RangeError, "resolvedAt must be at or after createdAt, got 0"],
  [
    { createdAt: 1, firstResolvedAt: 0 },
    RangeError,
    "firstResolvedAt must be at or after createdAt, got 0",
  ],
  [
    { createdAt: 0, pauses: [{ start: 2, end: 1 }] },
    RangeError,
    "pauses.end must be at or after its start, got 1",
  ],
  [{ createdAt: 0, pauses: 3 }, TypeError, "pauses must be a list, got 3"],
  [null, TypeError, "record must be an object with createdAt and resolvedAt, got null"],
])("%j is refused", (ticket, Fault, message) => {
  expect(() => resolutionTime([ticket as ResolvableTicket])).toThrow(
    new Fault(`resolutionTime: ${message}`),
  );
});
