import { type BacklogTicket, backlog, loadByHour } from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectLaws } from "../laws";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 2, 1);

function ticket(created: number, resolved: number | null): BacklogTicket {
  const createdAt = new Date(START + created * DAY);
  return { createdAt, resolvedAt: resolved === null ? null : START + resolved * DAY };
}
const period = { start: START, end: START + 4 * DAY };
const tickets = [
  ticket(-3, -1),
  ticket(-2, 1.5),
  ticket(-1, null),
  ticket(0, 1),
  ticket(2.5, 2.75),
  ticket(3, 9),
  ticket(4, null),
];

describe("the backlog", () => {
  test("is what is open at the end of each day", () => {
    const result = backlog([...tickets, { ...ticket(0, 1), excluded: "spam" }], {
      period,
      unit: "day",
    });
    expect(result).toMatchObject({
      value: 2,
      n: 5,
      atStart: 2,
      inflow: 3,
      outflow: 3,
      excluded: 1,
    });
    expect(result.exclusions).toEqual([{ reason: "spam", count: 1 }]);
    expect(
      result.periods.map((day) => [day.key, day.atStart, day.inflow, day.outflow, day.open]),
    ).toEqual([
      ["2026-03-01", 2, 1, 0, 3],
      ["2026-03-02", 3, 0, 2, 1],
      ["2026-03-03", 1, 1, 1, 1],
      ["2026-03-04", 1, 1, 0, 2],
    ]);
    expect(
      result.periods.map(({ medianAge, oldestAge }) => [medianAge! / DAY, oldestAge! / DAY]),
    ).toEqual([
      [2, 3],
      [3, 3],
      [4, 4],
      [3, 5],
    ]);
  });

  test("is cut at the ends of the period, and by the days of a zone", () => {
    const options = {
      period: { start: START + HOUR, end: START + 2 * DAY },
      unit: "day",
      timeZone: "Asia/Tehran",
    } as const;
    const days = backlog(tickets, options).periods;
    expect(days.map(({ key }) => key)).toEqual(["2026-03-01", "2026-03-02", "2026-03-03"]);
    expect([days[0]!.period.start, days[2]!.period.end]).toEqual([START + HOUR, START + 2 * DAY]);
    expect(days[0]!.period.end).toBe(START + 20.5 * HOUR);
  });

  test("of nobody is not known", () => {
    expect(backlog([], { period, unit: "week" })).toMatchObject({ value: null, n: 0, inflow: 0 });
    expect(backlog([ticket(0, 1)], { period, unit: "month" })).toMatchObject({
      value: 0,
      periods: [{ open: 0, medianAge: null, oldestAge: null }],
    });
  });

  test("keeps the laws of a measure", () => {
    expectLaws(backlog({ period, unit: "day" }), [
      ...tickets,
      { ...ticket(0, 1), excluded: "spam" },
    ]);
  });

  test("goes over from period to period, and in and out explain it", () => {
    const some = fc.array(
      fc
        .tuple(fc.integer({ min: -9, max: 9 }), fc.option(fc.nat(9)))
        .map(([from, days]) => ticket(from / 2, days === null ? null : (from + days) / 2)),
    );
    fc.assert(
      fc.property(some, (list) => {
        const { periods, ...whole } = backlog(list, { period, unit: "day" });
        let open = whole.atStart;
        for (const day of periods) {
          expect(day.atStart).toBe(open);
          open += day.inflow - day.outflow;
          expect(day.open).toBe(open);
        }
        expect(whole.value).toBe(list.length > 0 ? open : null);
      }),
    );
  });

  test("refuses what is no ticket, and periods without end", () => {
    expect(() => backlog([ticket(1, 0)], { period, unit: "day" })).toThrow(
      new RangeError(`backlog: resolvedAt must be at or after createdAt, got ${START}`),
    );
    const ages = { start: Date.UTC(-5000, 0), end: Date.UTC(5000, 0) };
    expect(() => backlog([], { period: ages, unit: "day" })).toThrow(
      /^backlog: periods must be at most 100000, got 365/,
    );
    // @ts-expect-error: no unit
    expect(() => backlog([], { period, unit: "hour" })).toThrow(
      new RangeError('backlog: unit must be one of day, week, month, quarter, year, got "hour"'),
    );
  });
});

describe("the load by hour of the week", () => {
  // Four weeks in New York, of which one Sunday lacks the hour from 2 to 3.
  const timeZone = "America/New_York";
  const weeks = { start: new Date("2026-02-16T05:00Z"), end: new Date("2026-03-16T04:00Z") };
  const records = [
    { createdAt: new Date("2026-02-16T14:00Z"), firstRespondedAt: new Date("2026-02-16T15:30Z") },
    { createdAt: new Date("2026-03-09T13:59Z"), firstRespondedAt: null },
    {
      createdAt: new Date("2026-03-08T06:59:59Z"),
      firstRespondedAt: new Date("2026-03-08T07:00Z"),
    },
    { createdAt: new Date("2026-01-01T00:00Z"), firstRespondedAt: new Date("2026-02-23T14:10Z") },
    { createdAt: weeks.end },
  ];
  const result = loadByHour(records, { period: weeks, timeZone });
  const at = (weekday: string, hour: number) =>
    result.hours.find((each) => each.weekday === weekday && each.hour === hour);

  test("counts local hours on both sides of a change of clocks", () => {
    expect(result).toMatchObject({ value: 0.5, n: 3, answers: 3, outside: 2 });
    expect(at("monday", 9)).toMatchObject({
      hours: 4,
      arrivals: 2,
      answers: 1,
      arrivalsPerHour: 0.5,
      answersPerHour: 0.25,
    });
    expect(at("monday", 10)).toMatchObject({ arrivals: 0, answers: 1 });
    expect(at("sunday", 1)).toMatchObject({ hours: 4, arrivals: 1 });
    expect(at("sunday", 2)).toMatchObject({ hours: 3, arrivals: 0 });
    expect(at("sunday", 3)).toMatchObject({ hours: 4, answers: 1 });
  });

  test("has every hour of the week once, and all hours of the period", () => {
    expect(result.hours).toHaveLength(168);
    expect([result.hours[0], result.hours[167]]).toMatchObject([
      { weekday: "monday", hour: 0 },
      { weekday: "sunday", hour: 23 },
    ]);
    expect(result.hours.reduce((sum, { hours }) => sum + hours, 0)).toBe(4 * 168 - 1);
  });

  test("counts parts of hours, and has no rate where there are none", () => {
    const minutes = { start: Date.UTC(2026, 2, 2, 9, 5), end: Date.UTC(2026, 2, 2, 9, 35) };
    const short = loadByHour([{ createdAt: minutes.start }], { period: minutes });
    expect(short.hours[9]).toMatchObject({ hours: 0.5, arrivalsPerHour: 2 });
    expect(short.hours[10]).toMatchObject({
      hours: 0,
      arrivalsPerHour: null,
      answersPerHour: null,
    });
    expect(loadByHour([], { period: minutes })).toMatchObject({ value: null, n: 0 });
  });

  test("keeps the laws of a measure", () => {
    expectLaws(loadByHour({ period: weeks, timeZone }), records);
  });

  test("refuses what is no ticket", () => {
    // @ts-expect-error: no ticket
    expect(() => loadByHour([7], { period: weeks })).toThrow(
      new TypeError("loadByHour: record must be an object with createdAt, got 7"),
    );
  });
});
