import {
  businessTime,
  InputError,
  type ServiceLevelOptions,
  type ServiceTicket,
  serviceLevel,
  serviceStandings,
} from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectLaws } from "../laws";

const HOUR = 3_600_000;
const answer = { name: "answer", ends: "firstRespondedAt", within: 2 * HOUR } as const;
const solve = {
  name: "solve",
  ends: "resolvedAt",
  within: { high: 4 * HOUR, low: 10 * HOUR },
} as const;

function answered(hours: number | null): ServiceTicket {
  return { createdAt: 0, firstRespondedAt: hours === null ? null : hours * HOUR };
}

function stateOf(
  ticket: ServiceTicket,
  hours: number,
  target: ServiceLevelOptions["targets"][number] = answer,
) {
  return serviceStandings(ticket, { targets: [target], asOf: hours * HOUR })[0];
}

describe("how a target stands", () => {
  test.each([
    [2, 9, "met"],
    [2.1, 9, "breached"],
    [null, 2, "pending"],
    [null, 2.1, "late"],
    [3, 1, "pending"],
    [3, 2.5, "late"],
  ] as const)("answered after %f hours, seen after %f: %s", (hours, seen, state) => {
    expect(stateOf(answered(hours), seen)).toMatchObject({ state, deadline: 2 * HOUR });
  });

  test("in business time the deadline is in business hours", () => {
    const time = businessTime({
      week: { thursday: [["00:00", "01:00"]], friday: [["00:00", "05:00"]] },
    });
    expect(stateOf(answered(24.5), 30, { ...answer, time })).toEqual({
      target: "answer",
      state: "met",
      deadline: 25 * HOUR,
      elapsed: 1.5 * HOUR,
    });
  });

  test("the priority at the start of the clock decides, whatever it is later", () => {
    const ticket = {
      createdAt: HOUR,
      priorities: [
        { priority: "low", at: 5 * HOUR },
        { priority: "high", at: HOUR },
        { priority: "low", at: 0 },
      ],
    };
    expect(stateOf(ticket, 6, solve)).toMatchObject({ state: "late", deadline: 5 * HOUR });
    const attached = { ...ticket, attachedAt: 5 * HOUR };
    expect(stateOf(attached, 6, { ...solve, clock: "attached" })).toMatchObject({
      state: "pending",
      deadline: 15 * HOUR,
    });
    expect(stateOf(ticket, 6, { ...solve, clock: "attached" })).toMatchObject({
      deadline: 5 * HOUR,
    });
  });

  test("a pause stops the clock of a resolution, and moves its deadline", () => {
    const pauses = [
      { start: HOUR, end: 3 * HOUR },
      { start: 20 * HOUR, end: null },
    ];
    const ticket = { createdAt: 0, resolvedAt: 6 * HOUR, priority: "high", pauses };
    expect(stateOf(ticket, 9, solve)).toMatchObject({
      state: "met",
      deadline: 6 * HOUR,
      elapsed: 4 * HOUR,
    });
    const open = { createdAt: 0, priority: "high", pauses: [{ start: HOUR, end: null }] };
    expect(stateOf(open, 90, solve)).toMatchObject({
      state: "pending",
      deadline: null,
      elapsed: HOUR,
    });
    expect(stateOf({ ...answered(null), pauses: open.pauses }, 90)).toMatchObject({
      state: "late",
    });
  });

  test("a pause before the clock starts changes nothing", () => {
    const pauses = [{ start: -2 * HOUR, end: -HOUR }];
    expect(stateOf({ createdAt: 0, priority: "high", pauses }, 1, solve)).toMatchObject({
      deadline: 4 * HOUR,
    });
  });
});

describe("the level", () => {
  const tickets: ServiceTicket[] = [
    { ...answered(1), resolvedAt: 5 * HOUR, priority: "high" },
    { ...answered(3), resolvedAt: 5 * HOUR, priority: "low" },
    { ...answered(null), priority: "none" },
    { createdAt: 11 * HOUR, priority: "low" },
    { ...answered(1), excluded: "spam" },
    { createdAt: 13 * HOUR },
  ];
  const options = { targets: [answer, solve], asOf: 12 * HOUR };

  test("counts targets, not tickets, and those that are late against it", () => {
    const result = serviceLevel(tickets, options);
    // answer: met, breached, late, pending; solve: breached, met, -, pending.
    expect(result).toMatchObject({ value: 2 / 5, n: 5, met: 2, breached: 2, late: 1, pending: 2 });
    expect(result.targets).toMatchObject([
      { name: "answer", value: 1 / 3, n: 3, met: 1, breached: 1, late: 1, pending: 1 },
      { name: "solve", value: 1 / 2, n: 2, met: 1, breached: 1, late: 0, pending: 1 },
    ]);
    expect(result).toMatchObject({ untargeted: 0, excluded: 2 });
    expect(result.exclusions).toEqual([
      { reason: "after asOf", count: 1 },
      { reason: "spam", count: 1 },
    ]);
  });

  test("has Wilson's interval", () => {
    const { interval } = serviceLevel([1, 1, 1, 1, 3].map(answered), {
      targets: [answer],
      asOf: 9 * HOUR,
    });
    expect(interval?.lower).toBeCloseTo(0.375535, 6);
    expect(interval?.upper).toBeCloseTo(0.963776, 6);
  });

  test("tickets without a target are counted", () => {
    const result = serviceLevel(tickets.slice(2, 3), { ...options, targets: [solve] });
    expect(result).toMatchObject({ value: null, n: 0, untargeted: 1, interval: null });
  });

  test("keeps the laws of a measure", () => {
    expectLaws(serviceLevel(options), tickets);
  });

  test("every target of every ticket is in one state", () => {
    const waits = fc.array(fc.option(fc.integer({ min: 0, max: 20 })));
    fc.assert(
      fc.property(waits, fc.integer({ min: 0, max: 30 }), (list, seen) => {
        const result = serviceLevel(list.map(answered), { targets: [answer], asOf: seen * HOUR });
        expect(result.n + result.pending).toBe(list.length);
        expect(result.met).toBe(
          list.filter((wait) => wait !== null && wait <= Math.min(2, seen)).length,
        );
      }),
    );
  });
});

describe("bad input", () => {
  const refuse = (options: object, error: Error) =>
    expect(() => serviceLevel([], options as ServiceLevelOptions)).toThrow(error);

  test.each([
    [0, "targets.within must be milliseconds above 0, got 0"],
    [{ high: 0 }, "targets.within.high must be milliseconds above 0, got 0"],
    [Number.NaN, "targets.within must be milliseconds above 0, got NaN"],
  ])("a target of %j is refused", (within, message) => {
    refuse(
      { asOf: 0, targets: [{ ...answer, within }] },
      new RangeError(`serviceLevel: ${message}`),
    );
  });

  test.each([
    [{ targets: [answer] }, "asOf must be a valid Date or milliseconds since 1970, got undefined"],
    [{ asOf: 0, targets: [] }, "targets must be a list of at least one, got "],
    [
      { asOf: 0, targets: [{ ...answer, ends: "closedAt" }] },
      'targets.ends must be "firstRespondedAt" or "resolvedAt", got "closedAt"',
    ],
    [
      { asOf: 0, targets: [{ ...answer, clock: "now" }] },
      'targets.clock must be "creation" or "attached", got "now"',
    ],
    [{ asOf: 0, targets: [{ ...answer, name: "" }] }, 'targets.name must be a name, got ""'],
    [
      { asOf: 0, targets: [{ ...answer, time: "office" }] },
      'targets.time must be what businessTime returns, got "office"',
    ],
    [
      { asOf: 0, targets: [{ ...answer, within: null }] },
      "targets.within must be milliseconds above 0, got null",
    ],
    [
      { asOf: 0, targets: [{ ...answer, per: 1 }] },
      'targets: option must be one of name, ends, within, time, clock, got "per"',
    ],
  ])("%j is refused", (options, message) => {
    expect(() => serviceLevel([], options as never)).toThrow(InputError);
    expect(() => serviceLevel([], options as never)).toThrow(message);
  });

  test("two targets of one name are refused", () => {
    refuse(
      { asOf: 0, targets: [answer, answer] },
      new RangeError('serviceLevel: targets must be of different names, got "answer,answer"'),
    );
  });

  test("an answer before its ticket is refused", () => {
    expect(() => serviceLevel([answered(-1)], { asOf: HOUR, targets: [answer] })).toThrow(
      new RangeError(`serviceLevel: firstRespondedAt must be at or after createdAt, got ${-HOUR}`),
    );
  });
});
