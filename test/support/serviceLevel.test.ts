import {
  businessTime,
  firstResponseTime,
  InputError,
  type ServiceLevelOptions,
  serviceLevel,
  serviceStandings,
  type Ticket,
} from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectLaws } from "../laws";

const HOUR = 3_600_000;
/** A Thursday. */
const START = Date.UTC(2026, 0, 1);
type ServiceTicket = Partial<Ticket> & Pick<Ticket, "createdAt">;

/** So many hours after the start. */
function at(hours: number): number {
  return START + hours * HOUR;
}
const answer = { name: "answer", ends: "firstRespondedAt", within: 2 * HOUR } as const;
const solve = {
  name: "solve",
  ends: "resolvedAt",
  within: { high: 4 * HOUR, low: 10 * HOUR },
} as const;

function answered(hours: number | null): ServiceTicket {
  return { createdAt: at(0), firstRespondedAt: hours === null ? null : at(hours) };
}

function stateOf(
  ticket: ServiceTicket,
  hours: number,
  target: ServiceLevelOptions["targets"][number] = answer,
) {
  return serviceStandings(ticket, { targets: [target], asOf: at(hours) })[0];
}

describe("how a target stands", () => {
  test.each([
    [2, 9, "met"],
    // What happens at the moment of the report comes after it.
    [2, 2, "pending"],
    [2.1, 9, "breached"],
    [null, 2, "pending"],
    [null, 2.1, "late"],
    [3, 1, "pending"],
    [3, 2.5, "late"],
  ] as const)("answered after %f hours, seen after %f: %s", (hours, seen, state) => {
    expect(stateOf(answered(hours), seen)).toMatchObject({ state, deadline: at(2) });
  });

  test("in business time the deadline is in business hours", () => {
    const time = businessTime({
      week: { thursday: [["00:00", "01:00"]], friday: [["00:00", "05:00"]] },
    });
    expect(stateOf(answered(24.5), 30, { ...answer, time })).toEqual({
      target: "answer",
      state: "met",
      deadline: at(25),
      elapsed: 1.5 * HOUR,
    });
  });

  test("the priority at the start of the clock decides, whatever it is later", () => {
    const ticket = {
      createdAt: at(1),
      resolvedAt: null,
      priorities: [
        { priority: "low", at: at(5) },
        { priority: "high", at: at(1) },
        { priority: "low", at: at(0) },
      ],
    };
    expect(stateOf(ticket, 6, solve)).toMatchObject({ state: "late", deadline: at(5) });
    const attached = { ...ticket, attachedAt: at(5) };
    expect(stateOf(attached, 6, { ...solve, clock: "attached" })).toMatchObject({
      state: "pending",
      deadline: at(15),
    });
    expect(stateOf(ticket, 6, { ...solve, clock: "attached" })).toMatchObject({
      deadline: at(5),
    });
  });

  test("a pause stops the clock of a resolution, and moves its deadline", () => {
    const pauses = [
      { start: at(1), end: at(3) },
      { start: at(20), end: null },
    ];
    const ticket = { createdAt: at(0), resolvedAt: at(6), priority: "high", pauses };
    expect(stateOf(ticket, 9, solve)).toMatchObject({
      state: "met",
      deadline: at(6),
      elapsed: 4 * HOUR,
    });
    const open = {
      createdAt: at(0),
      resolvedAt: null,
      priority: "high",
      pauses: [{ start: at(1), end: null }],
    };
    expect(stateOf(open, 90, solve)).toMatchObject({
      state: "pending",
      deadline: null,
      elapsed: HOUR,
    });
    expect(stateOf({ ...answered(null), pauses: open.pauses }, 90)).toMatchObject({
      state: "late",
    });
  });

  test("of several priorities the last that holds by then decides, or else the first", () => {
    const deadlineOf = (priorities: [string, number][], seen: number) => {
      const changes = priorities.map(([priority, hours]) => ({ priority, at: at(hours) }));
      const ticket = { createdAt: at(1), resolvedAt: null, priority: "high", priorities: changes };
      return stateOf(ticket, seen, solve)?.deadline;
    };
    const [high, low] = [at(5), at(11)];
    const both: [string, number][] = [
      ["low", 0],
      ["high", 1],
    ];
    expect(deadlineOf(both, 9)).toBe(high);
    expect(
      deadlineOf(
        [
          ["low", 0],
          ["high", 2],
        ],
        9,
      ),
    ).toBe(low);
    expect(
      deadlineOf(
        [
          ["high", 1],
          ["low", 1],
        ],
        9,
      ),
    ).toBe(low);
    // None holds yet: the first that comes.
    expect(
      deadlineOf(
        [
          ["high", 3],
          ["low", 5],
        ],
        9,
      ),
    ).toBe(high);
    expect(
      deadlineOf(
        [
          ["low", 5],
          ["high", 3],
        ],
        9,
      ),
    ).toBe(high);
    // One that is not known yet is none: the ticket's own, then.
    expect(deadlineOf([["low", 3]], 3)).toBe(high);
    expect(deadlineOf([["low", 3]], 4)).toBe(low);
  });

  test("pauses may be told in any order, and overlap", () => {
    const standing = (pauses: [number, number][]) => {
      const told = pauses.map(([start, end]) => ({ start: at(start), end: at(end) }));
      const ticket = { createdAt: at(0), resolvedAt: at(8), priority: "high", pauses: told };
      return stateOf(ticket, 9, solve);
    };
    // An hour, two from 3 to 5, and one more from 6 on; solved at 8 it took two of these.
    const late = { state: "breached", deadline: at(7), elapsed: 5 * HOUR };
    expect(
      standing([
        [5, 6],
        [1, 3],
      ]),
    ).toMatchObject(late);
    expect(
      standing([
        [1, 4],
        [2, 3],
      ]),
    ).toMatchObject({ state: "breached", deadline: at(7) });
    // An hour before, and three from 5 on.
    expect(
      standing([
        [1, 4],
        [3, 5],
      ]),
    ).toMatchObject({ state: "met", deadline: at(8), elapsed: 4 * HOUR });
    // It begins when the time has passed already.
    expect(standing([[5, 6]])).toMatchObject({ state: "breached", deadline: at(4) });
  });

  test("a clock that starts later has no target before", () => {
    const ticket = { ...answered(null), attachedAt: at(5) };
    const attached = { ...answer, clock: "attached" } as const;
    expect(stateOf(ticket, 5, attached)).toBeUndefined();
    expect(stateOf(ticket, 6, attached)).toMatchObject({ state: "pending", deadline: at(7) });
    expect(stateOf(ticket, 6)).toMatchObject({ state: "late", deadline: at(2) });
  });

  // 1.1 hours are 3,960,000.0000000005 ms for a computer, 2.3 are 8,279,999.999999999.
  test.each([1.1, 2.3, 4.6])("%d hours are kept by an answer after as many", (hours) => {
    const ticket = answered(hours);
    const open = { timeZone: "UTC", week: { thursday: [["00:00", "24:00"]] } } as const;
    for (const time of [undefined, businessTime(open)]) {
      for (const within of [hours * HOUR, { high: hours * HOUR }]) {
        const target = { ...answer, within, ...(time && { time }) };
        const [standing] = serviceStandings(
          { ...ticket, priority: "high" },
          { targets: [target], asOf: at(20) },
        );
        const deadline = START + Math.round(hours * 10) * 360_000;
        expect(standing).toMatchObject({ state: "met", deadline });
      }
    }
  });

  test("pauses between fractions of milliseconds leave a deadline in business time", () => {
    const time = businessTime({ timeZone: "UTC", week: { thursday: [["00:00", "24:00"]] } });
    const pauses = [{ start: START + 1000.5, end: START + 5000.25 }];
    const ticket = { createdAt: START, resolvedAt: null, pauses };
    const target = { ...solve, within: 10_000, time };
    const [standing] = serviceStandings(ticket, { targets: [target], asOf: at(1) });
    // 1,000.5 ms before the pause leave 8,999.5 from 5,000.25 on: 13,999.75.
    expect(standing?.deadline).toBe(START + 13_999);
  });

  test("a pause before the clock starts changes nothing", () => {
    const pauses = [{ start: at(-2), end: at(-1) }];
    expect(
      stateOf({ createdAt: at(0), resolvedAt: null, priority: "high", pauses }, 1, solve),
    ).toMatchObject({
      deadline: at(4),
    });
  });
});

describe("the level", () => {
  const tickets: ServiceTicket[] = [
    { ...answered(1), resolvedAt: at(5), priority: "high" },
    { ...answered(3), resolvedAt: at(5), priority: "low" },
    { ...answered(null), resolvedAt: null, priority: "none" },
    { createdAt: at(11), firstRespondedAt: null, resolvedAt: null, priority: "low" },
    { ...answered(1), resolvedAt: null, excluded: "spam" },
    { createdAt: at(13), firstRespondedAt: null, resolvedAt: null },
  ];
  const options = { targets: [answer, solve], asOf: at(12) };

  test("counts targets, not tickets, and those that are late against it", () => {
    const result = serviceLevel(tickets, options);
    // answer: met, breached, late, pending; solve: breached, met, -, pending.
    expect(result).toMatchObject({
      kind: "share",
      value: 2 / 5,
      n: 5,
      count: 2,
      breached: 2,
      late: 1,
      pending: 2,
    });
    expect(result.targets).toMatchObject([
      { name: "answer", value: 1 / 3, n: 3, count: 1, breached: 1, late: 1, pending: 1 },
      { name: "solve", value: 1 / 2, n: 2, count: 1, breached: 1, late: 0, pending: 1 },
    ]);
    expect(result.untargeted).toBe(0);
    expect(result.excluded).toEqual([
      { reason: "from asOf on", count: 1 },
      { reason: "spam", count: 1 },
    ]);
  });

  test("has Wilson's interval", () => {
    const { interval } = serviceLevel([1, 1, 1, 1, 3].map(answered), {
      targets: [answer],
      asOf: at(9),
    });
    expect(interval?.lower).toBeCloseTo(0.375535, 6);
    expect(interval?.upper).toBeCloseTo(0.963776, 6);
  });

  test("tickets without a target are counted", () => {
    const result = serviceLevel(tickets.slice(2, 3), { ...options, targets: [solve] });
    expect(result).toMatchObject({ value: null, n: 0, untargeted: 1, interval: null });
  });

  test("keeps the laws of a measure", () => {
    const bad = [
      null,
      { createdAt: at(0), resolvedAt: null },
      { ...answered(-1), resolvedAt: null },
    ] as never;
    expectLaws(serviceLevel(options), tickets, { bad });
    const early = { ...answered(-1), resolvedAt: null };
    expectLaws(serviceLevel({ ...options, invalid: "exclude" }), [...tickets, early]);
    // The third has no target then.
    expectLaws(serviceLevel({ ...options, targets: [solve] }), [...tickets, tickets[2]!]);
  });

  test("every target of every ticket is in one state", () => {
    const waits = fc.array(fc.option(fc.integer({ min: 0, max: 20 })));
    fc.assert(
      fc.property(waits, fc.integer({ min: 0, max: 30 }), (list, seen) => {
        const result = serviceLevel(list.map(answered), { targets: [answer], asOf: at(seen) });
        expect(result.n + result.pending).toBe(seen > 0 ? list.length : 0);
        expect(result.count).toBe(
          list.filter((wait) => wait !== null && wait <= 2 && wait < seen).length,
        );
      }),
    );
  });
});

describe("tickets as they are", () => {
  test("an answer is in time or not as firstResponseTime has it, however little a row tells", () => {
    const hours = fc.option(fc.integer({ min: 0, max: 12 }));
    const tickets = fc.array(
      fc.record({ first: hours, last: hours, answer: hours, reopens: fc.constantFrom(null, 0, 1) }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(tickets, fc.integer({ min: 1, max: 12 }), (rows, now) => {
        const given = rows.map(({ first, last, answer, reopens }) => ({
          createdAt: at(0),
          firstRespondedAt: answer === null ? null : at(answer),
          resolvedAt: last === null ? null : at(last),
          firstResolvedAt: first === null || (last !== null && first > last) ? null : at(first),
          reopens,
        }));
        const level = serviceLevel(given, { targets: [answer], asOf: at(now) });
        const waits = firstResponseTime(given, { asOf: at(now), target: answer.within });
        expect(level.excluded).toEqual(waits.excluded);
        expect([level.count, level.breached + level.late, level.pending]).toEqual([
          waits.withinTarget?.count,
          waits.withinTarget?.missed,
          waits.withinTarget?.pending,
        ]);
      }),
    );
  });

  test("solved unanswered is not late with its answer", () => {
    const ticket = { ...answered(null), resolvedAt: at(1) };
    const options = { targets: [answer], asOf: at(9) };
    expect(serviceLevel([ticket], options)).toMatchObject({
      n: 0,
      late: 0,
      excluded: [{ reason: "solved unanswered", count: 1 }],
    });
    expect(serviceStandings(ticket, options)).toEqual([]);
    // Its other target counts; and until it was solved it was waited for.
    const both = { targets: [answer, solve], asOf: at(9) };
    const kept = serviceLevel([{ ...ticket, priority: "high" }], both);
    expect(kept).toMatchObject({ n: 1, count: 1, excluded: [] });
    expect(serviceLevel([ticket], { ...options, asOf: at(1) }).pending).toBe(1);
  });

  test("solved and reopened later, it was solved", () => {
    const reopenings = [{ solvedAt: at(3), reopenedAt: at(40) }];
    const ticket = { createdAt: at(0), resolvedAt: null, priority: "high", reopenings };
    const options = { targets: [solve], asOf: at(30) };
    expect(serviceLevel([ticket], options)).toMatchObject({ n: 1, count: 1 });
    expect(serviceLevel([ticket], { ...options, asOf: at(50) })).toMatchObject({ n: 1, late: 1 });
  });

  test("one that may have been open again is left out", () => {
    const solved = { resolvedAt: at(9), firstResolvedAt: at(2), reopens: 1, priority: "high" };
    const asOf = at(5);
    expect(
      serviceLevel([{ createdAt: at(0), ...solved }], { targets: [solve], asOf }),
    ).toMatchObject({ n: 0, excluded: [{ reason: "reopened, but not known when", count: 1 }] });
  });

  test("a pause that comes later moves no deadline yet", () => {
    const pauses = [{ start: at(2), end: at(30) }];
    const ticket = { createdAt: at(0), resolvedAt: null, priority: "high", pauses };
    expect(stateOf(ticket, 1, solve)?.deadline).toBe(at(4));
    expect(stateOf(ticket, 2, solve)?.deadline).toBe(at(4));
    // While it lasts, nobody knows how long.
    expect(stateOf(ticket, 20, solve)?.deadline).toBeNull();
    expect(stateOf(ticket, 30, solve)?.deadline).toBeNull();
    expect(stateOf(ticket, 31, solve)?.deadline).toBe(at(32));
  });

  test("one that does not count has no standing", () => {
    expect(stateOf({ ...answered(1), excluded: "spam" }, 9)).toBeUndefined();
  });
});

describe("bad input", () => {
  const refuse = (options: object, message: string) => {
    const ask = () => serviceLevel([], options as ServiceLevelOptions);
    expect(ask).toThrow(InputError);
    expect(ask).toThrow(message);
  };

  test.each([
    [0, "targets[0].within must be milliseconds, 1000 or more, got 0"],
    [{ high: 0 }, "targets[0].within.high must be milliseconds, 1000 or more, got 0"],
    [Number.NaN, "targets[0].within must be milliseconds, 1000 or more, got NaN"],
    // Four hours in minutes.
    [240, "targets[0].within must be milliseconds, 1000 or more (this may be seconds"],
    [null, "targets[0].within must be milliseconds, 1000 or more, got null"],
    [{}, "targets[0].within must be times by priority, got Object"],
  ])("a target of %j is refused", (within, message) => {
    refuse({ asOf: START, targets: [{ ...answer, within }] }, `serviceLevel: ${message}`);
  });

  test.each([
    [{ targets: [answer] }, "asOf is missing: it must be a valid Date"],
    [{ asOf: START }, "targets is missing: it must be a list of at least one target"],
    [{ asOf: START, targets: [] }, "targets must be a list of at least one target"],
    [
      { asOf: START, targets: [{ ...answer, ends: "closedAt" }] },
      'targets[0].ends must be one of "firstRespondedAt", "resolvedAt", got "closedAt"',
    ],
    [
      { asOf: START, targets: [{ ...answer, clock: "now" }] },
      'targets[0].clock must be one of "creation", "attached", got "now"',
    ],
    [{ asOf: START, targets: [{ ...answer, name: "" }] }, "targets[0].name must be a text"],
    [
      { asOf: START, targets: [{ ...answer, time: "office" }] },
      'targets[0].time must be what businessTime returns, got "office"',
    ],
    ...[() => 5, { add: () => 5 }].map((time): [object, string] => [
      { asOf: START, targets: [{ ...answer, time }] },
      "targets[0].time must be what businessTime returns, got",
    ]),
    [{ asOf: START, targets: [{ ...answer, per: 1 }] }, 'targets[0]: has no option "per"'],
    [{ asOf: START, targets: [answer, answer] }, 'of different names, got "answer,answer"'],
  ])("%j is refused", (options, message) => {
    refuse(options, message);
  });

  test("an answer before its ticket is refused, or left out and counted", () => {
    const options = { asOf: at(1), targets: [answer] };
    expect(() => serviceLevel([answered(-1)], options)).toThrow(
      "serviceLevel: firstRespondedAt must be at or after createdAt",
    );
    expect(serviceLevel([answered(-1)], { ...options, invalid: "exclude" }).excluded).toEqual([
      { reason: "answered before created", count: 1 },
    ]);
  });

  test("a ticket must have what a target asks for", () => {
    const options = { asOf: at(1), targets: [answer] };
    expect(() => serviceLevel([{ createdAt: at(0) }], options)).toThrow(
      "serviceLevel: firstRespondedAt is missing: it must be a moment, or null while nobody has answered",
    );
    expect(serviceLevel([answered(null)], options).n).toBe(0);
    expect(() => serviceStandings(answered(1), { ...options, targets: [solve] })).toThrow(
      "serviceStandings: resolvedAt is missing",
    );
  });
});
