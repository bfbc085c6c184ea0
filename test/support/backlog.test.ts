import {
  backlog,
  InputError,
  loadByHour,
  measure,
  resolutionTime,
  type Ticket,
} from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectLaws } from "../laws";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 2, 1);

type Resolvable = Partial<Ticket> & Pick<Ticket, "createdAt" | "resolvedAt">;

function ticket(created: number, resolved: number | null): Resolvable {
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
  test("has a ticket that was first solved after its end, whatever came of it later", () => {
    // Solved on day 5 for the first time, and on day 9 for good: on day 4 it was open, and never solved.
    const later = { ...ticket(1, 9), firstResolvedAt: START + 5 * DAY, reopens: 1 };
    expect(backlog([later], { period })).toMatchObject({ value: 1, n: 1, excluded: [] });
    const solved = resolutionTime([later], { asOf: period.end });
    expect(solved).toMatchObject({ unresolved: 1, oldestUnresolved: 3 * DAY, excluded: [] });
    expect(solved.first).toMatchObject({ n: 0 });
    expect(solved.reopened.n).toBe(0);
    // First solved on day 2: nobody knows whether it was open again on day 4.
    const vague = { ...later, firstResolvedAt: START + 2 * DAY };
    const reason = "reopened, but not known when";
    expect(backlog([vague], { period }).excluded).toEqual([{ reason, count: 1 }]);
  });

  test("leaves out no ticket for what came of it, where it came after the period", () => {
    const later = { ...ticket(5, 9), reopens: 1 };
    const atTheEnd = { ...ticket(4, 9), reopens: 1 };
    expect(backlog([later, atTheEnd], { period })).toMatchObject({ n: 0, excluded: [] });
  });

  test("had those that were solved at its first moment, once, also where they came back", () => {
    const flow = { n: 1, atStart: 1, inflow: 0, outflow: 1 };
    expect(backlog([ticket(-1, 0)], { period })).toMatchObject({ ...flow, value: 0, reopened: 0 });
    const reopenings = [{ solvedAt: START, reopenedAt: START + DAY }];
    const back = backlog([{ ...ticket(-1, null), reopenings }], { period });
    expect(back).toMatchObject({ ...flow, value: 1, reopened: 1 });
  });

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
      reopened: 0,
    });
    expect(result.kind).toBe("count");
    expect(result.excluded).toEqual([{ reason: "spam", count: 1 }]);
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

  const day = (days: number) => START + days * DAY;
  const reopened: Resolvable = {
    createdAt: day(-1),
    resolvedAt: day(3.5),
    reopenings: [
      { solvedAt: day(0.5), reopenedAt: day(1.5) },
      { solvedAt: day(1.75), reopenedAt: day(3) },
    ],
  };

  test("has a reopened ticket again, as old as it is since it came", () => {
    const { periods, ...whole } = backlog([reopened], { period, unit: "day" });
    expect(whole).toMatchObject({ value: 0, n: 1, atStart: 1, inflow: 0, reopened: 2, outflow: 3 });
    expect(
      periods.map(({ atStart, reopened, outflow, open }) => [atStart, reopened, outflow, open]),
    ).toEqual([
      [1, 0, 1, 0],
      [0, 1, 1, 0],
      [0, 0, 0, 0],
      // At midnight it was reopened, and solved at noon.
      [0, 1, 1, 0],
    ]);
    const before = backlog([reopened], { period: { start: day(1), end: day(3.25) } });
    expect(before).toMatchObject({ value: 1, n: 1, oldestAge: 4.25 * DAY, periods: [] });
  });

  test("does not know what comes after its end", () => {
    const later = { createdAt: day(9), resolvedAt: null };
    const spam = { ...ticket(0, null), excluded: "spam", excludedAt: day(8) };
    expect(backlog([later], { period })).toMatchObject({ value: null, n: 0 });
    expect(backlog([later, spam], { period })).toMatchObject({ value: 1, n: 1, excluded: [] });
    // Solved first in it and last after it: whether it was open at its end is lost.
    const row = { ...ticket(0, 9), firstResolvedAt: day(1), reopens: 1 };
    expect(backlog([row], { period })).toMatchObject({
      n: 0,
      excluded: [{ reason: "reopened, but not known when", count: 1 }],
    });
  });

  test("is cut by the months of another calendar", () => {
    // Nowruz 1405 is on 21 March 2026.
    const options = {
      period: { start: Date.UTC(2026, 2, 11), end: Date.UTC(2026, 3, 1) },
      unit: "month",
      calendar: "persian",
    } as const;
    expect(backlog([], options).periods.map(({ key, period }) => [key, period.end])).toEqual([
      ["1404-12", Date.UTC(2026, 2, 21)],
      ["1405-01", Date.UTC(2026, 3, 1)],
    ]);
  });

  test("is in every period what its definition says, asked of each period alone", () => {
    const quarter = DAY / 4;
    const moves = fc.array(fc.nat(6), { maxLength: 6 });
    const some = fc.array(fc.tuple(fc.integer({ min: -12, max: 18 }), moves), { maxLength: 12 });
    fc.assert(
      fc.property(some, (list) => {
        // Each ticket: open from one moment to the next, solved until the one after, and so on.
        const turns = list.map(([from, steps]) => {
          let at = START + from * quarter;
          return [at, ...steps.map((step) => (at += step * quarter))];
        });
        const rows = turns.map((turn): Resolvable => {
          const reopenings = [];
          for (let i = 1; i + 1 < turn.length; i += 2) {
            reopenings.push({ solvedAt: turn[i]!, reopenedAt: turn[i + 1]! });
          }
          const resolvedAt = turn.length % 2 === 0 ? turn.at(-1)! : null;
          return { createdAt: turn[0]!, resolvedAt, reopenings };
        });
        const isIn = (at: number, { start, end }: typeof period) => at >= start && at < end;
        // So many moments before it: an odd number is open.
        const isOpen = (turn: number[], at: number) => turn.filter((t) => t < at).length % 2 === 1;
        for (const day of backlog(rows, { period, unit: "day" }).periods) {
          const count = (which: (i: number) => boolean) =>
            turns.flatMap((turn) => turn.filter((t, i) => which(i) && isIn(t, day.period))).length;
          const open = turns.filter((turn) => isOpen(turn, day.period.end));
          const ages = open.map(([from]) => day.period.end - from!).sort((a, b) => a - b);
          const middle = ages.length / 2;
          expect(day).toMatchObject({
            atStart: turns.filter((turn) => isOpen(turn, day.period.start)).length,
            inflow: count((i) => i === 0),
            reopened: count((i) => i > 0 && i % 2 === 0),
            outflow: count((i) => i % 2 === 1),
            open: ages.length,
            medianAge:
              ages.length > 0
                ? (ages[Math.ceil(middle - 1)]! + ages[Math.floor(middle)]!) / 2
                : null,
            oldestAge: ages.at(-1) ?? null,
          });
        }
      }),
    );
  });

  test("of ten years of days begins each where the last one ended, and misses no ticket", () => {
    const days = 3650;
    const many = Array.from({ length: 100_000 }, (_, i) =>
      ticket((i * 7) % days, ((i * 7) % days) + (i % 90)),
    );
    const long = { start: START, end: START + days * DAY };
    const { periods } = backlog(many, { period: long, unit: "day" });
    expect(periods).toHaveLength(days);
    expect(periods.reduce((sum, { inflow }) => sum + inflow, 0)).toBe(100_000);
    periods.slice(1).forEach(({ atStart }, i) => {
      expect(atStart).toBe(periods[i]!.open);
    });
  });

  test("keeps the laws of a measure", () => {
    const some = [...tickets, reopened, { ...ticket(0, 1), excluded: "spam" }];
    const bad = [null, ticket(1, 0), { createdAt: START }] as never;
    expectLaws(backlog({ period, unit: "day" }), some, { bad });
    expectLaws(backlog({ period, invalid: "exclude" }), [...some, ticket(1, 0)]);
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
        const isKnown = list.some(({ createdAt }) => Number(createdAt) < period.end);
        expect(whole.value).toBe(isKnown ? open : null);
      }),
    );
  });

  test("refuses what is no ticket, and periods without end", () => {
    const options = { period, unit: "day" } as const;
    expect(() => backlog([ticket(1, 0)], options)).toThrow(InputError);
    expect(() => backlog([ticket(1, 0)], options)).toThrow(
      "backlog: resolvedAt must be at or after createdAt, got 1772323200000 (record 0)",
    );
    expect(() => backlog([{ createdAt: START }], options)).toThrow(
      "backlog: resolvedAt is missing: it must be a moment, or null while it is open",
    );
    expect(backlog([ticket(1, 0)], { ...options, invalid: "exclude" }).excluded).toEqual([
      { reason: "solved before created", count: 1 },
    ]);
    const ages = { start: new Date(Date.UTC(1900, 0)), end: new Date(Date.UTC(9000, 0)) };
    expect(() => backlog([], { period: ages, unit: "day" })).toThrow(
      /^backlog: periods must be at most 100000, got \d+/,
    );
    // @ts-expect-error: no unit
    expect(() => backlog([], { period, unit: "hour" })).toThrow("backlog: unit must be one of");
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
    expect(result).toMatchObject({ kind: "mean", value: 0.5, n: 3, answers: 3 });
    expect(result.excluded).toEqual([{ reason: "outside the period", count: 2 }]);
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
    const some = [...records, { ...records[0]!, excluded: "spam" }];
    expectLaws(loadByHour({ period: weeks, timeZone }), some, { bad: [7, {}] });
  });

  test("an answer counts where it is given, as a question where it is asked", () => {
    const day = (moment: Date, days: number) => moment.getTime() + days * DAY;
    const some = [
      { createdAt: day(weeks.start, -2), firstRespondedAt: day(weeks.start, -1) },
      { createdAt: day(weeks.start, -2), firstRespondedAt: weeks.start },
      { createdAt: weeks.start, firstRespondedAt: day(weeks.start, 1) },
      { createdAt: day(weeks.end, -1), firstRespondedAt: weeks.end },
    ];
    expect(loadByHour(some, { period: weeks, timeZone })).toMatchObject({ n: 2, answers: 2 });
  });

  test("spam is no load", () => {
    const spam = { ...records[0]!, excluded: "spam" };
    expect(loadByHour([spam], { period: weeks, timeZone })).toMatchObject({
      value: null,
      n: 0,
      answers: 0,
      excluded: [{ reason: "spam", count: 1 }],
    });
  });

  test("of a century is counted in no time, of 2,000 years not at all", () => {
    const century = { start: new Date(Date.UTC(1950, 0)), end: new Date(Date.UTC(2050, 0)) };
    const { hours } = loadByHour([], { period: century, timeZone });
    // 36,525 days, as every change of clocks was taken back, but for the one before its end.
    expect(hours.reduce((sum, { hours }) => sum + hours, 0)).toBe(36_525 * 24);
    const ages = { start: new Date(Date.UTC(1900, 0)), end: new Date(Date.UTC(3900, 0)) };
    expect(() => loadByHour([], { period: ages })).toThrow(InputError);
    expect(() => loadByHour([], { period: ages })).toThrow(
      'loadByHour: period must be of 100 years at most, got "730485 days"',
    );
  });

  test("refuses what is no ticket", () => {
    // @ts-expect-error: no ticket
    expect(() => measure([7], loadByHour({ period: weeks }))).toThrow(
      "loadByHour: record must be an object with createdAt, got 7",
    );
  });
});
