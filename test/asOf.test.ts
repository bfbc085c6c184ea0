import {
  backlog,
  type CustomerEvent,
  churn,
  cohorts,
  customerBase,
  customerViews,
  firstResponseTime,
  historicValue,
  latest,
  type Membership,
  measure,
  membershipsFromActivity,
  nps,
  type Order,
  purchaseHistories,
  resolutionTime,
  retention,
  revenueRetention,
  rfm,
  serviceLevel,
  type Ticket,
  type TicketEvent,
  tenures,
  ticketsFromEvents,
} from "customer-kpis";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  byCustomer,
  expectKnownBefore,
  HOUR,
  happened,
  moment,
  START,
  solvedInTurn,
} from "./knownBefore";

// The law of the past: what all records say as of a moment is what the records said at that moment.

const customer = fc.constantFrom("ann", "bob", "cy", "dee");
const later = fc.option(fc.nat(40).map((steps) => steps * 6 * HOUR));

function viewsOf(events: readonly CustomerEvent[], asOf: number) {
  const { customers, ...rest } = customerViews(events, { asOf });
  return { ...rest, customers: byCustomer(customers) };
}

function expectLaw<Row>(...law: Parameters<typeof expectKnownBefore<Row>>): void {
  const [records, knownAt, ask] = law;
  expectKnownBefore(records, knownAt, ask, { numRuns: 150 });
}

describe("orders, activities and answers", () => {
  const orders: fc.Arbitrary<Order[]> = fc.array(
    fc.record({ customerId: customer, at: moment, amount: fc.integer({ min: -5, max: 50 }) }),
    { maxLength: 20 },
  );
  const knownAt = (rows: readonly Order[], asOf: number) =>
    rows.filter(({ at }) => (at as number) < asOf);

  test.each<[string, (rows: readonly Order[], asOf: number) => object]>([
    ["historicValue", (rows, asOf) => historicValue(rows, { asOf, margin: 1 })],
    ["rfm", (rows, asOf) => rfm(rows, { asOf, bins: 3 })],
    ["cohorts", (rows, asOf) => cohorts(rows, { asOf, unit: "day" })],
    ["cohorts, rolling", (rows, asOf) => cohorts(rows, { asOf, unit: "day", windows: "rolling" })],
    [
      "membershipsFromActivity",
      (rows, asOf) => membershipsFromActivity(rows, { asOf, activeDays: 3 }),
    ],
    [
      "latest",
      (rows, asOf) => {
        const scores = rows.map(({ amount, ...row }) => ({ ...row, score: Math.abs(amount) % 11 }));
        return measure(scores, latest({ by: "customerId", asOf }, nps()));
      },
    ],
    [
      "customerViews",
      (rows, asOf) =>
        viewsOf(
          rows.map((row) => ({ kind: "order" as const, ...row })),
          asOf,
        ),
    ],
  ])("%s", (_, ask) => expectLaw(orders, knownAt, ask));

  test("what is not known yet neither clashes with a currency nor replaces a record", () => {
    const asOf = START + 24 * HOUR;
    const known = { customerId: "ann", id: 1, at: START, amount: 10, currency: "EUR" };
    const rows = [known, { ...known, at: asOf, amount: 99, currency: "USD" }];
    expect(historicValue(rows, { asOf }).total).toBe(10);
    expect(rfm(rows, { asOf }).customers[0]?.monetary).toBe(10);
    const events = rows.map((row) => ({ kind: "order" as const, ...row }));
    expect(customerViews(events, { asOf }).customers[0]?.past.orders.spend).toBe(10);
  });

  test("purchaseHistories, by the last local day", () => {
    const untilDay = (asOf: number) => new Date(Math.floor(asOf / (24 * HOUR)) * 24 * HOUR);
    expectLaw(
      orders,
      (rows, asOf) => rows.filter(({ at }) => (at as number) < +untilDay(asOf) + 24 * HOUR),
      (rows, asOf) => purchaseHistories(rows, { until: untilDay(asOf) }),
    );
  });
});

describe("tickets", () => {
  const tickets: fc.Arbitrary<Ticket[]> = fc.array(
    fc
      .record({
        customerId: customer,
        createdAt: moment,
        answered: later,
        turns: fc.array(fc.nat(8), { maxLength: 5 }),
      })
      .map(({ customerId, createdAt, answered, turns }): Ticket => {
        return {
          customerId,
          createdAt,
          firstRespondedAt: answered === null ? null : createdAt + answered,
          ...solvedInTurn(createdAt, turns),
        };
      }),
    { maxLength: 12 },
  );

  function knownAt(rows: readonly Ticket[], asOf: number): Ticket[] {
    return rows
      .filter(({ createdAt }) => (createdAt as number) < asOf)
      .map((ticket) => {
        const reopenings = (ticket.reopenings ?? []) as { solvedAt: number; reopenedAt: number }[];
        const standing = reopenings.find(({ reopenedAt }) => reopenedAt >= asOf);
        return {
          ...ticket,
          firstRespondedAt: happened(ticket.firstRespondedAt as number | null, asOf),
          reopenings: reopenings.filter(({ reopenedAt }) => reopenedAt < asOf),
          resolvedAt: happened(
            (standing?.solvedAt ?? ticket.resolvedAt ?? null) as number | null,
            asOf,
          ),
        };
      });
  }

  const week = (asOf: number) => ({ start: asOf - 5 * 24 * HOUR, end: asOf });
  const targets = [{ name: "reply", ends: "firstRespondedAt", within: 12 * HOUR }] as const;
  test.each<[string, (rows: readonly Ticket[], asOf: number) => object]>([
    ["firstResponseTime", (rows, asOf) => firstResponseTime(rows, { asOf, target: 12 * HOUR })],
    ["resolutionTime", (rows, asOf) => resolutionTime(rows, { asOf, target: 12 * HOUR })],
    ["resolutionTime, open", (rows, asOf) => resolutionTime(rows, { asOf, clock: "open" })],
    ["backlog", (rows, asOf) => backlog(rows, { period: week(asOf) })],
    ["serviceLevel", (rows, asOf) => serviceLevel(rows, { asOf, targets })],
    [
      "customerViews",
      (rows, asOf) =>
        viewsOf(rows.map((row) => ({ kind: "ticket" as const, ...row })) as never, asOf),
    ],
  ])("%s", (name, ask) => {
    if (name === "backlog") {
      // A period that ends is a moment of looking: what came after it has not come yet.
      expectLaw(tickets, knownAt, (rows, asOf) => {
        const { opened, closed, ...rest } = ask(rows, asOf) as Record<string, unknown>;
        const { excluded, ...figures } = rest;
        return figures;
      });
    } else expectLaw(tickets, knownAt, ask);
  });

  test("ticketsFromEvents", () => {
    const events: fc.Arbitrary<TicketEvent[]> = fc
      .array(
        fc.record({
          ticketId: fc.nat(3),
          at: moment,
          type: fc.constantFrom("reply", "solved", "reopened", "pending", "handoff"),
          role: fc.constantFrom("customer", "staff", "bot"),
        }),
        { maxLength: 15 },
      )
      .map((list) => [
        ...[0, 1, 2, 3].map((ticketId) => ({ ticketId, at: START, type: "created" as const })),
        ...list.map((event) => ({ ...event, at: event.at + 1 })),
      ]);
    expectLaw(
      events,
      (rows, asOf) => rows.filter(({ at }) => (at as number) < asOf),
      (rows, asOf) => ticketsFromEvents(rows, { asOf }),
    );
  });
});

describe("memberships", () => {
  const memberships = fc.array(
    fc
      .record({
        customerId: customer,
        startedAt: moment,
        lasts: later,
        notice: fc.option(fc.nat(10)),
      })
      .map(({ customerId, startedAt, lasts, notice }) => {
        const endedAt = lasts === null ? null : startedAt + lasts;
        const cancelledAt =
          endedAt === null || notice === null
            ? null
            : Math.max(startedAt, endedAt - notice * 6 * HOUR);
        return { customerId, startedAt, endedAt, cancelledAt, mrr: 10 };
      }),
    { maxLength: 15 },
  );
  type Row = Membership & { readonly mrr: number };

  function knownAt(rows: readonly Row[], asOf: number): Row[] {
    return rows
      .filter(({ startedAt }) => (startedAt as number) < asOf)
      .map((row) => {
        const isDecided = happened((row.cancelledAt ?? null) as number | null, asOf) !== null;
        return {
          ...row,
          endedAt: isDecided ? row.endedAt : happened(row.endedAt as number | null, asOf),
          cancelledAt: happened((row.cancelledAt ?? null) as number | null, asOf),
        };
      });
  }

  const period = (asOf: number) => ({ start: asOf - 5 * 24 * HOUR, end: asOf });
  test.each<[string, (rows: readonly Row[], asOf: number) => object]>([
    ["tenures", (rows, asOf) => byCustomer(tenures(rows, { asOf }).lifetimes)],
    ["retention until then", (rows, asOf) => retention(rows, { period: period(asOf) })],
    ["churn until then", (rows, asOf) => churn(rows, { period: period(asOf) })],
    ["churn, daily", (rows, asOf) => churn(rows, { period: period(asOf), method: "daily" })],
    ["churn, stripe", (rows, asOf) => churn(rows, { period: period(asOf), method: "stripe" })],
    ["customerBase", (rows, asOf) => customerBase(rows, { at: asOf })],
    ["revenueRetention", (rows, asOf) => revenueRetention(rows, { period: period(asOf) })],
    [
      "customerViews",
      (rows, asOf) =>
        viewsOf(
          rows.map((row) => ({ kind: "membership" as const, ...row })),
          asOf,
        ),
    ],
  ])("%s", (_, ask) => expectLaw(memberships as fc.Arbitrary<Row[]>, knownAt, ask));
});
