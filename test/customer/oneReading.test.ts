import {
  backlog,
  bgNbd,
  type CustomerEvent,
  churn,
  customerBase,
  customerViews,
  firstResponseTime,
  gammaGamma,
  historicValue,
  type Order,
  purchaseHistories,
  resolutionTime,
  retention,
  revenueRetention,
  rfm,
  type Subscription,
  type Ticket,
} from "customer-kpis";
import fc from "fast-check";
import { expect, test } from "vitest";

// One record, one reading: what a customer's view says of orders, memberships and tickets is what the
// KPIs of all customers say of them.

const DAY = 86_400_000;
const HOUR = DAY / 24;
const START = Date.UTC(2026, 0, 1);
const asOf = START + 40 * DAY;
const moment = fc.nat(160).map((quarters) => START + (quarters * DAY) / 4);
const customerId = fc.constantFrom("ann", "bob", "cy");

function viewsOf(kind: CustomerEvent["kind"], rows: readonly object[]) {
  const spend = { parameters: { p: 6, q: 4, v: 15 } };
  const purchases = { model: bgNbd, parameters: { r: 0.24, alpha: 4.4, a: 0.79, b: 2.4 } };
  const events = rows.map((row) => ({ ...row, kind })) as CustomerEvent[];
  return customerViews(events, {
    asOf,
    forecast: { purchases, horizon: 30, spend },
    rfm: { cuts: { recency: [5], frequency: [2], monetary: [50] } },
  }).customers;
}

test("orders: what was spent, on which days, and what is expected", () => {
  const orders: fc.Arbitrary<Order[]> = fc.array(
    fc.record({
      customerId,
      at: moment,
      // Refunds so small that every purchase keeps a spend.
      amount: fc.oneof(fc.integer({ min: 100, max: 900 }), fc.integer({ min: -9, max: -1 })),
      orderId: fc.option(fc.nat(5), { nil: undefined }),
    }),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(orders, (rows) => {
      const views = new Map(viewsOf("order", rows).map((view) => [view.customerId, view]));
      const { customers } = historicValue(rows, { asOf });
      for (const { customerId: id, value, orders: n } of customers) {
        expect(views.get(id)!.past.orders).toMatchObject({ net: value, n });
      }
      for (const { customerId: id, recency, frequency, monetary } of rfm(rows, { asOf })
        .customers) {
        expect(views.get(id)!.present.rfm).toMatchObject({ recency, frequency, monetary });
      }
      for (const history of purchaseHistories(rows, { until: asOf - 1 })) {
        const { future, past } = views.get(history.customerId)!;
        expect(past.orders.days).toBe(history.frequency + 1);
        const expected = gammaGamma.expectedSpend({ p: 6, q: 4, v: 15 }, history);
        expect(future.spend).toBeCloseTo(expected!, 9);
      }
    }),
    { numRuns: 300 },
  );
});

test("a refund comes off the order that it names, in the forecast too", () => {
  const at = (day: number) => START + day * DAY;
  const rows = [
    { customerId: "ann", at: at(0), amount: 100, orderId: 1 },
    { customerId: "ann", at: at(10), amount: 60, orderId: 2 },
    { customerId: "ann", at: at(20), amount: -40, orderId: 1 },
  ];
  // The one purchase after the first brought 60, as the refund is of the first. The model expects
  // p (v + x m) / (p x + q - 1) with x = 1 and m = 60: 6 * 75 / 9.
  const { future } = viewsOf("order", rows)[0]!;
  expect(future.spend).toBeCloseTo(50, 9);
});

test("memberships: who is a customer, since when lost, and what they pay", () => {
  const memberships: fc.Arbitrary<Subscription[]> = fc.array(
    fc
      .record({
        customerId,
        startedAt: moment,
        quarters: fc.option(fc.nat(120)),
        rest: fc.option(fc.tuple(fc.nat(60), fc.option(fc.nat(60)))),
        isTrial: fc.constantFrom(false, false, true),
        mrr: fc.integer({ min: 1, max: 9 }),
      })
      .map(({ quarters, rest, startedAt, ...row }) => {
        const on = (from: number, steps: number) => from + (steps * DAY) / 4;
        const start = rest && on(startedAt, rest[0]);
        const end = start && rest[1] !== null ? on(start, rest[1]) : null;
        return {
          ...row,
          startedAt,
          endedAt: quarters === null ? null : on(startedAt, quarters),
          pauses: start ? [{ start, end }] : null,
        };
      }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(memberships, (rows) => {
      const views = viewsOf("membership", rows);
      const there = views.filter(
        ({ past }) => past.lifecycle.at(-1)?.event !== "churned" && past.lifecycle.length > 0,
      );
      const period = { start: START + 15 * DAY, end: asOf };
      const { value: base } = customerBase(rows, { at: asOf });
      expect(there).toHaveLength(base);
      expect(retention(rows, { period }).atEnd).toBe(base);
      const paid = views.reduce((sum, { present }) => sum + (present.mrr ?? 0), 0);
      expect(paid).toBe(revenueRetention(rows, { period }).end);
      const lost = churn(rows, { period, method: "stripe" });
      const ends = views.flatMap(({ past }) =>
        past.lifecycle.filter(({ event, at }) => event === "churned" && at >= period.start),
      );
      expect(ends).toHaveLength(lost.churned);
    }),
    { numRuns: 300 },
  );
});

test("tickets: what is open, and how long it took", () => {
  const tickets: fc.Arbitrary<(Ticket & { customerId: string })[]> = fc.array(
    fc
      .record({
        customerId,
        createdAt: moment,
        first: fc.option(fc.nat(40)),
        turns: fc.array(fc.nat(20), { maxLength: 4 }),
        asked: fc.option(fc.tuple(fc.nat(20), fc.option(fc.nat(20)))),
      })
      .map(({ first, turns, asked, createdAt, ...row }) => {
        let at = createdAt;
        const moments = turns.map((steps) => (at += ((steps + 1) * DAY) / 4));
        const reopenings = [];
        for (let i = 0; i + 1 < moments.length; i += 2) {
          reopenings.push({ solvedAt: moments[i]!, reopenedAt: moments[i + 1]! });
        }
        return {
          ...row,
          createdAt,
          firstRespondedAt: first === null ? null : createdAt + (first * DAY) / 4,
          resolvedAt: moments.length % 2 === 1 ? moments.at(-1)! : null,
          reopenings,
          pauses: asked && [
            {
              start: createdAt + asked[0] * HOUR,
              end: asked[1] === null ? null : createdAt + (asked[0] + asked[1]) * HOUR,
            },
          ],
        };
      }),
    { maxLength: 10 },
  );
  fc.assert(
    fc.property(tickets, (rows) => {
      const views = viewsOf("ticket", rows);
      const open = views.flatMap(({ present }) => present.open.tickets);
      const { unresolved, n, mean } = resolutionTime(rows, { asOf });
      expect(open).toHaveLength(unresolved);
      const period = { start: START, end: asOf };
      expect(backlog(rows, { period }).value ?? 0).toBe(unresolved);
      const waits = views.flatMap(({ past }) => past.tickets);
      const count = (name: "responseTime" | "resolutionTime") =>
        waits.reduce((sum, past) => sum + (past[name]?.n ?? 0), 0);
      expect(count("resolutionTime")).toBe(n);
      const answered = firstResponseTime(rows, { asOf });
      expect(count("responseTime")).toBe(answered.n);
      const all = (name: "responseTime" | "resolutionTime") =>
        waits.reduce((sum, past) => sum + (past[name]?.n ?? 0) * (past[name]?.mean ?? 0), 0);
      expect(all("resolutionTime")).toBeCloseTo(n * (mean ?? 0), 3);
      expect(all("responseTime")).toBeCloseTo(answered.n * (answered.mean ?? 0), 3);
    }),
    { numRuns: 300 },
  );
});
