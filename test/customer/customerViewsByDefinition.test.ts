import {
  bgNbd,
  type CustomerEvent,
  customerViews,
  gammaGamma,
  purchaseHistories,
  rfm,
} from "customer-kpis";
import fc from "fast-check";
import { expect, test } from "vitest";
import { expectSame } from "../laws";
import { plainView } from "./plainView";
import { anyEvent } from "./randomRecords";

const DAY = 86_400_000;
const START = Date.UTC(2020, 0);
const asOf = START + 600 * DAY;

/** What `came` says of all that is in `expected`. */
function pick(came: unknown, expected: unknown): unknown {
  if (typeof came !== "object" || typeof expected !== "object" || !came || !expected) return came;
  if (Array.isArray(came) && Array.isArray(expected)) {
    return came.map((item, i) => pick(item, expected[i] ?? item));
  }
  const names = Object.keys(expected);
  return Object.fromEntries(
    names.map((name) => [
      name,
      pick((came as Record<string, unknown>)[name], (expected as Record<string, unknown>)[name]),
    ]),
  );
}

/** Records with a moment of looking not long after one of them. */
function looks(ids: fc.Arbitrary<string>) {
  return fc
    .tuple(fc.array(anyEvent(ids), { minLength: 1, maxLength: 40 }), fc.nat(39), fc.nat(240))
    .map(([events, which, quarters]) => {
      const event = events[which % events.length]!;
      const moment = "at" in event ? event.at : "createdAt" in event ? event.createdAt : START;
      return { events, asOf: (moment as number) + (quarters * DAY) / 4 };
    });
}

test("every view is what one computes from all records at once", () => {
  fc.assert(
    fc.property(looks(fc.constantFrom("ann", "old-ann", "bob")), ({ events, asOf }) => {
      const { customers } = customerViews(events, { asOf, aliases: { "old-ann": "ann" } });
      for (const view of customers) {
        const isBob = view.customerId === "bob";
        const own = events.filter(({ customerId }) => (customerId === "bob") === isBob);
        const expected = plainView(own, asOf);
        const came = { past: view.past, present: { ...view.present, mrr: view.present.mrr ?? 0 } };
        expectSame(pick(came, expected), expected, 1e-9, JSON.stringify({ own, asOf }));
      }
    }),
    { numRuns: 250 },
  );
});

test("among such customers there are some in each state, on either basis", () => {
  const states = new Set<string>();
  const ids = fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h");
  for (const { events, asOf } of fc.sample(looks(ids), { numRuns: 2000, seed: 5 })) {
    if (states.size === 13) break;
    for (const { present } of customerViews(events, { asOf }).customers) {
      states.add(`${present.rule.basis}: ${present.state}`);
    }
  }
  const later = ["active", "at risk", "churned", "dormant", "new", "reactivated"];
  expect([...states].sort()).toEqual([
    ...later.map((state) => `membership: ${state}`),
    "none: prospect",
    ...later.map((state) => `orders: ${state}`),
  ]);
});

test("models and RFM see the purchases that they see in the orders themselves", () => {
  const parameters = { r: 0.24, alpha: 30, a: 0.79, b: 2.4 };
  const spend = { parameters: { p: 6.2, q: 3.7, v: 15.4 } };
  const forecast = { purchases: { model: bgNbd, parameters }, spend, horizon: 90 };
  const cuts = { recency: [20, 100, 300], frequency: [1, 2, 3], monetary: [10, 50, 100] };
  // At midnight, since purchaseHistories count the whole of a day.
  const end = asOf;
  const ids = fc.constantFrom("ann", "bob", "cem");
  fc.assert(
    fc.property(fc.array(anyEvent(ids), { maxLength: 40 }), (events) => {
      const orders = events.flatMap((event) => (event.kind === "order" ? [event] : []));
      const { customers } = customerViews(events, { asOf: end, forecast, rfm: { cuts } });
      const scored = rfm(orders, { asOf: end, cuts }).customers;
      const histories = purchaseHistories(orders, { until: end - DAY });
      for (const { customerId, present, future } of customers) {
        const figures = scored.find((customer) => customer.customerId === customerId) ?? null;
        const history = histories.find((one) => one.customerId === customerId);
        const came = present.rfm && { customerId, ...present.rfm };
        expectSame(pick(came, figures), figures, 1e-9, "rfm");
        const expected = history && {
          probabilityAlive: bgNbd.probabilityAlive(parameters, history),
          purchases: bgNbd.expectedPurchases(parameters, history, 90),
          spend: gammaGamma.expectedSpend(spend.parameters, history),
        };
        if (expected) expectSame(pick(future, expected), expected, 1e-9, "forecast");
        else expect(future.probabilityAlive).toBeNull();
      }
    }),
    { numRuns: 100 },
  );
});

test("shares, chances and scores stay within their bounds", () => {
  const ids = fc.constantFrom("ann", "bob");
  fc.assert(
    fc.property(
      fc.array(anyEvent(ids), { maxLength: 30 }),
      fc.nat(900),
      (events: CustomerEvent[], day) => {
        const { customers, excluded } = customerViews(events, { asOf: START + day * DAY });
        const counted = customers.reduce((n, { past }) => n + past.n, 0);
        const later = excluded.find(({ reason }) => reason === "from asOf on")?.count ?? 0;
        expect(counted + later).toBe(events.length);
        for (const { past, present } of customers) {
          const { health, open } = present;
          expect(health.coverage).toBeGreaterThanOrEqual(0);
          expect(health.coverage).toBeLessThanOrEqual(1);
          if (health.value !== null) {
            expect(health.value).toBeGreaterThanOrEqual(0);
            expect(health.value).toBeLessThanOrEqual(10);
            const shares = health.parts.reduce((sum, { share }) => sum + share, 0);
            expect(shares).toBeCloseTo(1, 12);
          }
          for (const { age } of [...open.tickets, ...open.orders])
            expect(age).toBeGreaterThanOrEqual(0);
          const { amount } = past.orders;
          if (!amount) continue;
          for (const value of [amount.last, amount.decayed, amount.mean]) {
            expect(value).toBeGreaterThanOrEqual(amount.lowest - 1e-9);
            expect(value).toBeLessThanOrEqual(amount.highest + 1e-9);
          }
        }
      },
    ),
    { numRuns: 100 },
  );
});
