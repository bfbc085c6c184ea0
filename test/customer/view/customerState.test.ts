import { customerView } from "customer-kpis";
import type { CustomerPolicies } from "customer-kpis/states";
import { describe, expect, test } from "vitest";

const DAY = 86_400_000;
const at = (day: number) => Date.UTC(2026, 0, 1) + day * DAY;
const ann = { customerId: "ann" };
const bought = (...days: number[]) => days.map((day) => ({ ...ann, at: at(day), amount: 10 }));
const member = (startedAt: number, endedAt: number | null, reason: string | null = null) => ({
  ...ann,
  startedAt: at(startedAt),
  endedAt: endedAt === null ? null : at(endedAt),
  reason,
});

describe("without memberships, orders decide", () => {
  const ruleAt = (day: number, days: number[], policies: CustomerPolicies = {}) => {
    const view = customerView({ orders: bought(...days) }, { asOf: at(day), policies });
    return view.present;
  };
  /** A millisecond into the day: what happens at the moment of looking comes after it. */
  const stateAt = (day: number, days: number[]) => ruleAt(day + 1 / DAY, days).state;

  test("what happens at the moment of looking is not known at it", () => {
    expect(ruleAt(0, [0]).state).toBe("prospect");
    expect(ruleAt(400, [0, 400]).state).toBe("churned");
  });

  test("a prospect has neither", () => {
    const interactions = [{ ...ann, at: at(0), type: "visit" }];
    const { present, past } = customerView({ interactions }, { asOf: at(1) });
    expect(present.state).toBe("prospect");
    expect(present.rule).toEqual({
      name: "no-order",
      basis: "none",
      elapsed: null,
      limit: null,
      since: null,
      because: "no order, no membership",
    });
    expect(past.tenure).toBeNull();
    expect(past.lifecycle).toEqual([]);
  });

  test("a refund alone makes no customer", () => {
    const orders = [{ ...ann, at: at(0), amount: -10 }];
    expect(customerView({ orders }, { asOf: at(1) }).present.state).toBe("prospect");
  });

  test.each([
    [0, "new"],
    [29, "new"],
    [30, "active"],
    [89, "active"],
    [90, "at risk"],
    [179, "at risk"],
    [180, "dormant"],
    [364, "dormant"],
    [365, "churned"],
  ])("one order, %i days later: %s", (day, state) => {
    expect(stateAt(day, [0])).toBe(state);
  });

  test.each([
    [0, "reactivated"],
    [29, "reactivated"],
    [30, "active"],
    [90, "at risk"],
  ])("back after more than a year, %i days later: %s", (day, state) => {
    expect(stateAt(400 + day, [0, 400])).toBe(state);
  });

  test("the clock of new and back starts once, not with every order", () => {
    expect(stateAt(35, [0, 34])).toBe("active");
    expect(stateAt(435, [0, 400, 434])).toBe("active");
  });

  test("each with its rule, what it looks at and where the line is", () => {
    expect(ruleAt(10, [0]).rule).toEqual({
      name: "joined",
      basis: "orders",
      elapsed: 10 * DAY,
      limit: 30 * DAY,
      since: at(0),
      because: "became a customer 10 days ago, new for 30 days",
    });
    expect(ruleAt(50, [0, 40]).rule).toEqual({
      name: "none-of-these",
      basis: "orders",
      elapsed: 50 * DAY,
      limit: null,
      since: null,
      because: "a customer for 50 days, with nothing against it",
    });
    expect(ruleAt(100, [0]).rule).toMatchObject({
      name: "silent-for",
      elapsed: 100 * DAY,
      limit: 90 * DAY,
      since: at(90),
      because: "no order for 100 days, at risk after 90 days",
    });
    expect(ruleAt(200, [0]).rule).toMatchObject({
      name: "silent-for",
      limit: 180 * DAY,
      since: at(180),
      because: "no order for 200 days, dormant after 180 days",
    });
    expect(ruleAt(400, [0]).rule).toMatchObject({
      name: "no-order-for",
      elapsed: 400 * DAY,
      limit: 365 * DAY,
      since: at(365),
      because: "no order for 400 days, churned after 365 days",
    });
    expect(ruleAt(401, [0, 400]).rule).toMatchObject({
      name: "returned",
      elapsed: DAY,
      limit: 30 * DAY,
      since: at(400),
      because: "came back 1 day ago, reactivated for 30 days",
    });
  });

  test("the lines are where the policies put them", () => {
    const policies = {
      newDays: 1,
      atRiskDays: 3,
      dormantDays: 5,
      churnedDays: 7,
      reactivatedDays: 2,
    };
    const states = [0, 1, 2, 3, 4, 5, 6, 7].map(
      (day) => ruleAt(day + 1 / DAY, [0], policies).state,
    );
    const risky = ["at risk", "at risk", "dormant", "dormant", "churned"];
    expect(states).toEqual(["new", "active", "active", ...risky]);
    expect(ruleAt(9, [0, 8], policies).state).toBe("reactivated");
    expect(ruleAt(10, [0, 8], policies).state).toBe("active");
  });

  test("the turns of a life: joined, churned a year after the last order, back", () => {
    const { past } = customerView({ orders: bought(400, 0, 10) }, { asOf: at(800) });
    expect(past.lifecycle).toEqual([
      { event: "joined", at: at(0), basis: "orders", reason: null },
      { event: "churned", at: at(375), basis: "orders", reason: null },
      { event: "reactivated", at: at(400), basis: "orders", reason: null },
      { event: "churned", at: at(765), basis: "orders", reason: null },
    ]);
    // Who has churned is no customer since then.
    expect(past.tenure).toBe(765 * DAY);
  });
});

describe("where there are memberships, they decide", () => {
  const present = (
    day: number,
    memberships: ReturnType<typeof member>[],
    visits: number[] = [],
    policies: CustomerPolicies = {},
  ) => {
    const interactions = visits.map((visit) => ({ ...ann, at: at(visit) }));
    return customerView({ memberships, interactions }, { asOf: at(day), policies }).present;
  };

  test.each([
    [29, "new"],
    [30, "active"],
  ])("a membership of %i days: %s", (day, state) => {
    expect(present(day, [member(0, null)]).state).toBe(state);
  });

  test("an order does not bring a member back", () => {
    const memberships = [member(0, 10)];
    const view = customerView({ memberships, orders: bought(20) }, { asOf: at(21) });
    expect(view.present.state).toBe("churned");
    expect(view.present.rule.because).toBe("membership ended 11 days ago");
    expect(view.present.rule).toMatchObject({
      basis: "membership",
      elapsed: 11 * DAY,
      since: at(10),
    });
  });

  test("at the moment a membership ends it lasts, just after it has ended", () => {
    expect(present(10, [member(0, 10)]).state).toBe("new");
    expect(present(10 + 1 / DAY, [member(0, 10)]).state).toBe("churned");
  });

  test("a member whose end is known and near is at risk", () => {
    const leaving = { ...member(0, 190), cancelledAt: at(80) };
    const { state, rule } = present(100, [leaving]);
    expect(state).toBe("at risk");
    expect(rule).toEqual({
      name: "membership-ends",
      basis: "membership",
      elapsed: 90 * DAY,
      limit: 90 * DAY,
      since: null,
      because: "membership ends in 90 days",
    });
    expect(present(99, [leaving]).state).toBe("active");
    expect(present(100, [leaving, member(50, null)]).state).toBe("active");
    expect(present(100, [leaving], [], { endsWithinDays: 5 }).state).toBe("active");
    // Nobody said so before: the end is in the file, but was not known on that day.
    expect(present(100, [member(0, 190)]).state).toBe("active");
  });

  test("a member not heard of for long is at risk, then dormant, but stays one", () => {
    expect(present(500, [member(0, null)], [450]).state).toBe("active");
    expect(present(540, [member(0, null)], [450]).state).toBe("at risk");
    expect(present(630, [member(0, null)], [450]).rule).toMatchObject({
      name: "silent-for",
      because: "no sign of life for 180 days, dormant after 180 days",
    });
    expect(present(1000, [member(0, null)], [450]).state).toBe("dormant");
    // Nobody notes down what members do: then silence says nothing.
    expect(present(1000, [member(0, null)]).state).toBe("active");
  });

  test("who came back is reactivated for a while; a gap within the grace is none", () => {
    const memberships = [member(0, 50), member(60, null)];
    expect(present(70, memberships).state).toBe("reactivated");
    expect(present(70, memberships, [], { graceDays: 10 }).state).toBe("active");
    expect(present(90, memberships).state).toBe("active");
  });

  test("the turns of a life, with the reasons known by then", () => {
    const memberships = [
      member(60, 900, "price"),
      member(0, 30, "moved"),
      member(20, 50, "card expired"),
      member(950, null),
    ];
    const life = (day: number) => customerView({ memberships }, { asOf: at(day) }).past.lifecycle;
    const basis = "membership";
    expect(life(800)).toEqual([
      { event: "joined", at: at(0), basis, reason: null },
      { event: "churned", at: at(50), basis, reason: "card expired" },
      { event: "reactivated", at: at(60), basis, reason: null },
    ]);
    expect(life(920).at(-1)).toEqual({ event: "churned", at: at(900), basis, reason: "price" });
    expect(customerView({ memberships }, { asOf: at(920) }).past.tenure).toBe(900 * DAY);
  });
});
