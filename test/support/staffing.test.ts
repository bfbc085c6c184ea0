import { agentsNeeded, erlangA, erlangC, InputError, loadServed } from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectClose } from "../golden/expectClose";

const MINUTE = 60_000;

/** Erlang C as it is printed: with powers and factorials, for few agents. */
function printed(load: number, agents: number): number {
  let [term, sum] = [1, 0];
  for (let k = 0; k < agents; k++) {
    sum += term;
    term *= load / (k + 1);
  }
  const queue = (term * agents) / (agents - load);
  return queue / (sum + queue);
}

describe("Erlang C", () => {
  test("the calls of the textbooks: 200 an hour of three minutes, 14 agents, 20 seconds", () => {
    const result = erlangC({
      arrivalsPerHour: 200,
      handleTime: 3 * MINUTE,
      agents: 14,
      within: 20_000,
    });
    // Ten erlangs; 17.4 % wait, 88.8 % are answered in time, on average after 7.8 seconds.
    expect(result).toMatchObject({ load: 10, agents: 14, occupancy: 10 / 14 });
    expect(result.waiting).toBeCloseTo(0.174132, 6);
    expect(result.value).toBeCloseTo(0.88835, 5);
    expect(result.meanWait).toBeCloseTo(7835.937, 3);
  });

  test("one agent is a single queue: as many wait as the agent is busy", () => {
    const result = erlangC({ arrivalsPerHour: 30, handleTime: MINUTE, agents: 1 });
    expectClose(result.waiting, 0.5);
    expectClose(result.value, 0.5);
    expectClose(result.meanWait, MINUTE);
  });

  test.each([10, 11])("too much work for ten agents: %i erlangs", (load) => {
    expect(erlangC({ arrivalsPerHour: 60 * load, handleTime: MINUTE, agents: 10 })).toEqual({
      value: 0,
      agents: 10,
      load,
      occupancy: 1,
      waiting: 1,
      meanWait: null,
    });
  });

  test("no work, no wait", () => {
    expect(erlangC({ arrivalsPerHour: 0, handleTime: MINUTE, agents: 1 })).toEqual({
      value: 1,
      agents: 1,
      load: 0,
      occupancy: 0,
      waiting: 0,
      meanWait: 0,
    });
  });

  test("it is the printed formula", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (agents, busy) => {
          const load = agents * busy;
          const { waiting } = erlangC({ arrivalsPerHour: 60 * load, handleTime: MINUTE, agents });
          expectClose(waiting, printed((60 * load * MINUTE) / 3_600_000, agents), 1e-8);
        },
      ),
    );
  });

  test("a thousand agents overflow nothing", () => {
    const { waiting } = erlangC({ arrivalsPerHour: 60 * 1000, handleTime: MINUTE, agents: 1040 });
    expect(waiting).toBeGreaterThan(0.1);
    expect(waiting).toBeLessThan(0.2);
  });
});

const loads = fc.record({
  arrivalsPerHour: fc.double({ min: 0, max: 2000, noNaN: true }),
  handleTime: fc.integer({ min: 1000, max: 600_000 }),
  within: fc.oneof(fc.constant(0), fc.integer({ min: 1000, max: 120_000 })),
  share: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
});

describe("how many agents", () => {
  test("80 % within 20 seconds, with three in ten hours off the phone", () => {
    const result = agentsNeeded({
      arrivalsPerHour: 200,
      handleTime: 3 * MINUTE,
      within: 20_000,
      share: 0.8,
      shrinkage: 0.3,
    });
    expect(result).toMatchObject({ value: 14, scheduled: 20 });
    expect(result.withOneLess?.value).toBeCloseTo(0.795595, 6);
  });

  test("with whole percents of shrinkage nobody is scheduled whom only rounding adds", () => {
    fc.assert(
      fc.property(loads, fc.integer({ min: 0, max: 99 }), (load, percent) => {
        const { value, scheduled } = agentsNeeded({ ...load, shrinkage: percent / 100 });
        // In whole numbers: the fewest of whom so many in a hundred still answer.
        const [paid, answering] = [BigInt(100 * value), BigInt(100 - percent)];
        expect(BigInt(scheduled)).toBe((paid + answering - 1n) / answering);
      }),
    );
    const busy = { arrivalsPerHour: 330, handleTime: 3 * MINUTE, within: 20_000, share: 0.8 };
    // 21 / 0.7 are 30, and for a computer a little more.
    expect(agentsNeeded({ ...busy, shrinkage: 0.3 })).toMatchObject({ value: 21, scheduled: 30 });
  });

  test("no calls still need somebody", () => {
    expect(
      agentsNeeded({ arrivalsPerHour: 0, handleTime: MINUTE, within: 0, share: 0.9 }),
    ).toMatchObject({ value: 1, withOneLess: null });
  });

  test("the fewest who keep the target: one less does not", () => {
    fc.assert(
      fc.property(loads, ({ share, ...load }) => {
        const { value, waits, withOneLess } = agentsNeeded({ ...load, share });
        expect(waits).toEqual(erlangC({ ...load, agents: value }));
        expect(waits.value).toBeGreaterThanOrEqual(share);
        if (withOneLess) expect(withOneLess).toEqual(erlangC({ ...load, agents: value - 1 }));
        expect(withOneLess?.value ?? 0).toBeLessThan(share);
      }),
    );
  });

  test("a team can serve the load that needs it, and hardly more than it can serve", () => {
    fc.assert(
      fc.property(
        loads.filter(({ arrivalsPerHour }) => arrivalsPerHour > 1),
        (target) => {
          const { value: agents } = agentsNeeded(target);
          const { value } = loadServed({
            agents,
            handleTime: target.handleTime,
            within: target.within,
            share: target.share,
          });
          expect(value).toBeGreaterThanOrEqual(target.arrivalsPerHour * (1 - 1e-9));
          expect(agentsNeeded({ ...target, arrivalsPerHour: value * 0.999999 }).value).toBe(agents);
          expect(
            agentsNeeded({ ...target, arrivalsPerHour: value * 1.000001 }).value,
          ).toBeGreaterThan(agents);
        },
      ),
    );
  });

  test("fourteen agents serve 217.4 calls an hour", () => {
    const { value, load } = loadServed({
      agents: 14,
      handleTime: 3 * MINUTE,
      within: 20_000,
      share: 0.8,
    });
    expectClose(value, 217.36982711911367);
    expectClose(load, 217.36982711911367 / 20);
  });
});

describe("a fraction of an agent", () => {
  /** 1 / B of the definition, by the trapezoidal rule over the logarithm of 1 + t. */
  function lossOf(agents: number, load: number): number {
    const step = 1e-4;
    let sum = 0;
    for (let y = 0; load * Math.expm1(y) < 60 + agents; y += step) {
      const height = load * Math.exp((agents + 1) * y - load * Math.expm1(y));
      sum += y === 0 ? height / 2 : height;
    }
    return 1 / (sum * step);
  }

  test.each([
    [1.5, 0.01],
    [1.5, 0.9],
    [2.25, 2],
    [13.5, 10],
    [14.999, 10],
  ])("%f agents at %f erlangs: the formula by its integral", (agents, load) => {
    const lost = lossOf(agents, load);
    const { waiting } = erlangC({ arrivalsPerHour: 60 * load, handleTime: MINUTE, agents });
    expectClose(waiting, (agents * lost) / (agents - load * (1 - lost)), 1e-6);
  });

  test("is between the whole numbers around it", () => {
    const call = { arrivalsPerHour: 200, handleTime: 3 * MINUTE, within: 20_000 };
    const values = [13, 13.25, 13.5, 13.999999, 14].map(
      (agents) => erlangC({ ...call, agents }).value,
    );
    expect(values).toEqual(values.toSorted((a, b) => a - b));
    expect(values[3]).toBeCloseTo(values[4]!, 6);
  });
});

describe("Erlang A", () => {
  const load = { arrivalsPerHour: 48 * 60, handleTime: MINUTE, agents: 50 };

  test("48 calls a minute, 50 agents, patience of two minutes: as published", () => {
    // Mandelbaum and Zeltyn: 3.1 % give up, the mean wait is 3.7 seconds, 93 % are busy; without
    // abandonment 20.8 seconds and 96 %.
    const result = erlangA({ ...load, patience: 2 * MINUTE });
    expect(result.abandoned).toBeCloseTo(0.031, 3);
    expect(result.meanWait / 1000).toBeCloseTo(3.7, 1);
    expect(result.occupancy).toBeCloseTo(0.93, 2);
    expect(erlangC(load).meanWait! / 1000).toBeCloseTo(20.8, 1);
    // Nine in ten wait no longer than 12.5 seconds: whoever is served or gives up by then.
    const { value } = erlangA({ ...load, patience: 2 * MINUTE, within: 12_500 });
    const gone = chain(48, 50, 0.5, 12.5 / 60).goneBy;
    expect(gone).toBeCloseTo(0.9, 2);
    expect(value).toBeLessThan(gone);
  });

  /**
   * The chain itself: births and deaths up to a long queue, and the chances of who comes last in it
   * step by step. Times are in handle times.
   */
  function chain(load: number, agents: number, impatience: number, within: number) {
    const longest = agents + 400;
    const logs = [0];
    for (let k = 1; k <= longest; k++) {
      const rate = Math.min(k, agents) + Math.max(0, k - agents) * impatience;
      logs.push(logs[k - 1]! + Math.log(load / rate));
    }
    const highest = Math.max(...logs);
    const heights = logs.map((log) => Math.exp(log - highest));
    const all = heights.reduce((sum, height) => sum + height);
    const chances = heights.map((height) => height / all);
    const waits = chances.slice(agents);
    const ahead = waits.reduce((sum, chance, j) => sum + chance * j, 0);
    // For who has j before him, by Runge and Kutta: `start` at first, and `next` for who is next.
    const atTheEnd = (start: number, next: number): number[] => {
      const steps = 500;
      const h = within / steps;
      let values = waits.map(() => start);
      const slope = (given: readonly number[]) =>
        given.map(
          (value, j) =>
            (agents + j * impatience) * ((j === 0 ? next : given[j - 1]!) - value) -
            impatience * value,
        );
      const add = (slopes: readonly number[], by: number) =>
        values.map((value, j) => value + by * slopes[j]!);
      for (let step = 0; step < steps; step++) {
        const k1 = slope(values);
        const k2 = slope(add(k1, h / 2));
        const k3 = slope(add(k2, h / 2));
        const k4 = slope(add(k3, h));
        values = values.map((s, j) => s + (h / 6) * (k1[j]! + 2 * k2[j]! + 2 * k3[j]! + k4[j]!));
      }
      return values;
    };
    const served = atTheEnd(0, 1);
    // Who is not gone waits on: neither served nor out of patience.
    const left = atTheEnd(1, 0);
    const waiting = waits.reduce((sum, chance) => sum + chance, 0);
    const servedLate = waits.reduce((sum, chance, j) => sum + chance * served[j]!, 0);
    return {
      waiting,
      abandoned: (impatience * ahead) / load,
      meanWait: ahead / load,
      value: 1 - waiting + servedLate,
      goneBy: 1 - waits.reduce((sum, chance, j) => sum + chance * left[j]!, 0),
    };
  }

  test.each([
    [48, 50, 0.5, 0.2],
    [60, 50, 0.5, 0.5],
    [5, 10, 2, 0.05],
    [3, 1, 1, 1],
    [0.5, 1, 3, 0.3],
    [10, 10, 0.1, 0.4],
    [0.3, 1, 60, 0.02],
  ])(
    "%f erlangs, %i agents, impatience %f: as the chain says",
    (erlangs, agents, impatience, within) => {
      const expected = chain(erlangs, agents, impatience, within);
      const result = erlangA({
        arrivalsPerHour: 60 * erlangs,
        handleTime: MINUTE,
        agents,
        patience: MINUTE / impatience,
        within: within * MINUTE,
      });
      expectClose(result.waiting, expected.waiting, 1e-9);
      expectClose(result.abandoned, expected.abandoned, 1e-9);
      expectClose(result.meanWait, expected.meanWait * MINUTE, 1e-9);
      expectClose(result.value, expected.value, 1e-6);
      expectClose(result.occupancy, (erlangs * (1 - result.abandoned)) / agents, 1e-12);
    },
  );

  test("of people with all the time in the world is Erlang C", () => {
    const call = { arrivalsPerHour: 200, handleTime: 3 * MINUTE, agents: 14, within: 20_000 };
    const [a, c] = [erlangA({ ...call, patience: 1e13 }), erlangC(call)];
    expectClose(a.value, c.value, 1e-6);
    expectClose(a.waiting, c.waiting, 1e-6);
    expectClose(a.meanWait, c.meanWait!, 1e-4);
  });

  test("no calls, no waits; and too many are given up, not waited for", () => {
    expect(erlangA({ ...load, arrivalsPerHour: 0, patience: MINUTE })).toMatchObject({
      value: 1,
      abandoned: 0,
      meanWait: 0,
    });
    // Ten times what they can do: nine in ten give up.
    const result = erlangA({ ...load, arrivalsPerHour: 500 * 60, patience: MINUTE });
    expectClose(result.abandoned, 0.9, 1e-6);
    expectClose(result.occupancy, 1, 1e-6);
  });

  test("more agents, fewer who give up", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 200, noNaN: true }),
        fc.double({ min: 1, max: 100, noNaN: true }),
        fc.integer({ min: 1000, max: 1e9 }),
        (erlangs, agents, patience) => {
          const call = {
            arrivalsPerHour: 60 * erlangs,
            handleTime: MINUTE,
            patience,
            within: 10_000,
          };
          const [some, more] = [agents, agents + 0.5].map((n) => erlangA({ ...call, agents: n }));
          for (const { value, waiting, abandoned, occupancy } of [some!, more!]) {
            for (const share of [value, waiting, abandoned, occupancy]) {
              expect(share).toBeGreaterThanOrEqual(0);
              expect(share).toBeLessThanOrEqual(1 + 1e-9);
            }
          }
          expect(more!.abandoned).toBeLessThanOrEqual(some!.abandoned + 1e-12);
          expect(more!.value).toBeGreaterThanOrEqual(some!.value - 1e-9);
        },
      ),
    );
  });
});

const load = { arrivalsPerHour: 10, handleTime: MINUTE };
const slip = "(this may be seconds: multiply by 1,000; or minutes: by 60,000)";

test.each<[object, string]>([
  [{ agents: 0 }, "agents must be a finite number at least 1 and at most 1000000, got 0"],
  [{ agents: 2e6 }, "agents must be a finite number at least 1 and at most 1000000, got 2000000"],
  [{ arrivalsPerHour: -1 }, "arrivalsPerHour must be a finite number at least 0, got -1"],
  [{ handleTime: 0 }, "handleTime must be milliseconds, 1000 or more, got 0"],
  // Three minutes in seconds, and in minutes.
  [{ handleTime: 180 }, `handleTime must be milliseconds, 1000 or more ${slip}, got 180`],
  [{ handleTime: 3 }, `handleTime must be milliseconds, 1000 or more ${slip}, got 3`],
  [{ within: -1 }, "within must be milliseconds, 1000 or more, or 0, got -1"],
  [{ within: 20 }, `within must be milliseconds, 1000 or more, or 0 ${slip}, got 20`],
  [{ handletime: 1 }, 'has no option "handletime"; did you mean "handleTime"?'],
  [{ arrivalsPerHour: 1e9 }, "load must be below 1000000 erlangs, got 16666666.666666666"],
])("Erlang's formulas refuse %j", (options, message) => {
  const given = { ...load, agents: 1, ...options };
  expect(() => erlangC(given)).toThrow(InputError);
  expect(() => erlangC(given)).toThrow(message);
  const patient = { ...given, patience: MINUTE };
  expect(() => erlangA(patient)).toThrow(message);
});

test.each([1e15, 1e30, 1e100, 1e308])(
  "far too much load and a patience of %d ms: who can be answered is, and nobody else",
  (patience) => {
    const call = { arrivalsPerHour: 60_000, handleTime: MINUTE, agents: 50, patience };
    // 1,000 calls at once for 50 agents, who are never idle: 950 of 1,000 give up.
    const { abandoned, occupancy, meanWait } = erlangA(call);
    expect(abandoned).toBeCloseTo(0.95, 9);
    expect(occupancy).toBeLessThanOrEqual(1);
    expect(occupancy).toBeCloseTo(1, 9);
    expect(meanWait).toBeLessThan(Infinity);
    // With patience without end and 48 calls at once it is Erlang C.
    const light = { ...call, arrivalsPerHour: 2880 };
    expect(
      erlangA(light).meanWait /
        erlangC({ arrivalsPerHour: 2880, handleTime: MINUTE, agents: 50 }).meanWait!,
    ).toBeCloseTo(1, 6);
  },
);

test("erlangA refuses a patience of 120 ms", () => {
  expect(() => erlangA({ ...load, agents: 1, patience: 120 })).toThrow(
    `erlangA: patience must be milliseconds, 1000 or more ${slip}, got 120`,
  );
});

test.each([
  [{ share: 1 }, "share must be a finite number above 0 and below 1, got 1"],
  [{ share: 0 }, "share must be a finite number above 0 and below 1, got 0"],
  [{ shrinkage: 1 }, "shrinkage must be a finite number at least 0 and below 1, got 1"],
  [{ handleTime: 180 }, `handleTime must be milliseconds, 1000 or more ${slip}, got 180`],
  [{ arrivalsPerHour: 1e9 }, "load must be below 1000000 erlangs, got 16666666.666666666"],
])("agentsNeeded refuses %j", (options, message) => {
  const ask = () => agentsNeeded({ ...load, within: 0, share: 0.8, ...options });
  expect(ask).toThrow(InputError);
  expect(ask).toThrow(`agentsNeeded: ${message}`);
});

test("loadServed refuses no agents, and a misspelt option", () => {
  const target = { handleTime: MINUTE, within: 0, share: 0.8 };
  expect(() => loadServed({ ...target, agents: 0 })).toThrow(
    "loadServed: agents must be a finite number at least 1",
  );
  // @ts-expect-error: misspelt
  expect(() => loadServed({ ...target, agents: 1, shares: 1 })).toThrow(
    'loadServed: has no option "shares"; did you mean "share"?',
  );
});
