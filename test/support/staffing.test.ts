import { agentsNeeded, erlangC, loadServed } from "customer-kpis";
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
  within: fc.integer({ min: 0, max: 120_000 }),
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

  test("no calls still need somebody", () => {
    expect(
      agentsNeeded({ arrivalsPerHour: 0, handleTime: 1, within: 0, share: 0.9 }),
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

const load = { arrivalsPerHour: 10, handleTime: MINUTE };

test.each([
  [{ ...load, agents: 0 }, "agents must be a whole number from 1 to 1000000, got 0"],
  [{ ...load, agents: 1.5 }, "agents must be a whole number from 1 to 1000000, got 1.5"],
  [
    { ...load, agents: 1, arrivalsPerHour: -1 },
    "arrivalsPerHour must be a finite number, 0 or more, got -1",
  ],
  [{ ...load, agents: 1, handleTime: 0 }, "handleTime must be milliseconds above 0, got 0"],
  [{ ...load, agents: 1, within: -1 }, "within must be milliseconds, 0 or more, got -1"],
])("erlangC refuses %j", (options, message) => {
  expect(() => erlangC(options)).toThrow(new RangeError(`erlangC: ${message}`));
});

test.each([
  [{ share: 1 }, "share must be above 0 and below 1, got 1"],
  [{ share: 0 }, "share must be above 0 and below 1, got 0"],
  [{ shrinkage: 1 }, "shrinkage must be from 0 to below 1, got 1"],
  [{ arrivalsPerHour: 1e9 }, "load must be below 1000000 erlangs, got 16666666.666666666"],
])("agentsNeeded refuses %j", (options, message) => {
  expect(() => agentsNeeded({ ...load, within: 0, share: 0.8, ...options })).toThrow(
    new RangeError(`agentsNeeded: ${message}`),
  );
});

test("loadServed refuses no agents, and a misspelt option", () => {
  const target = { handleTime: MINUTE, within: 0, share: 0.8 };
  expect(() => loadServed({ ...target, agents: 0 })).toThrow(
    new RangeError("loadServed: agents must be a whole number from 1 to 1000000, got 0"),
  );
  // @ts-expect-error: misspelt
  expect(() => loadServed({ ...target, agents: 1, shares: 1 })).toThrow(
    new TypeError(
      'loadServed: option must be one of agents, handleTime, within, share, got "shares"',
    ),
  );
});
