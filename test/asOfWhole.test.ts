import {
  acquisition,
  backlog,
  bgNbd,
  type CustomerEvent,
  churn,
  churnReconciliation,
  customerBase,
  customerViews,
  firstResponseTime,
  loadByHour,
  type Membership,
  measure,
  over,
  type Pause,
  replyTurns,
  resolutionTime,
  retention,
  revenueMovements,
  revenueRetention,
  sayDo,
  serviceLevel,
  type Ticket,
  type TicketEvent,
  tenureCounts,
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
  momentAfter,
  START,
  solvedInTurn,
} from "./knownBefore";

// The law of the past again, for records with all that they may hold: what all of them say as of a moment
// is what they said at that moment.

const customer = fc.constantFrom("ann", "bob", "cy", null);

const pausesKnown = (pauses: readonly Pause[], asOf: number) =>
  pauses
    .filter(({ start }) => (start as number) < asOf)
    .map(({ start, end }) => ({ start, end: happened(end as number | null, asOf) }));

function viewsOf(kind: CustomerEvent["kind"], rows: readonly object[], asOf: number) {
  const purchases = { model: bgNbd, parameters: { r: 0.24, alpha: 4.4, a: 0.79, b: 2.4 } };
  const events = rows.map((row) => ({ ...row, kind })) as CustomerEvent[];
  const { customers, ...rest } = customerViews(events, {
    asOf,
    forecast: { purchases, horizon: 30, spend: 10 },
  });
  return { ...rest, customers: byCustomer(customers) };
}

const pausesFrom = (start: number) =>
  fc.array(fc.tuple(fc.nat(12), fc.option(fc.nat(12))), { maxLength: 2 }).map((list) =>
    list.map(([after, lasts]): Pause => {
      const from = start + after * 6 * HOUR;
      return { start: from, end: lasts === null ? null : from + lasts * 6 * HOUR };
    }),
  );

describe("tickets", () => {
  const tickets: fc.Arbitrary<Ticket[]> = fc.array(
    moment.chain((createdAt) =>
      fc
        .record({
          customerId: customer,
          turns: fc.array(fc.nat(8), { maxLength: 5 }),
          replies: fc.array(fc.nat(20), { maxLength: 3 }),
          pauses: pausesFrom(createdAt),
          excluded: fc.option(fc.tuple(fc.constantFrom("spam", "merged"), fc.option(fc.nat(20)))),
          attached: fc.option(fc.nat(10)),
          changes: fc.array(fc.tuple(fc.constantFrom("high", "low"), fc.nat(15)), { maxLength: 3 }),
        })
        .map(({ customerId, turns, replies, pauses, excluded, attached, changes }): Ticket => {
          const later = (steps: number) => createdAt + steps * 6 * HOUR;
          const repliedAt = replies.map(later).sort((a, b) => a - b);
          return {
            customerId,
            createdAt,
            firstRespondedAt: repliedAt[0] ?? null,
            ...solvedInTurn(createdAt, turns),
            repliedAt,
            pauses,
            attachedAt: attached === null ? null : later(attached),
            priorities: [
              { priority: "low", at: createdAt },
              ...changes.map(([priority, steps]) => ({ priority, at: later(steps) })),
            ],
            ...(excluded && {
              excluded: excluded[0],
              excludedAt: excluded[1] === null ? null : later(excluded[1]),
            }),
          };
        }),
    ),
    { maxLength: 8 },
  );

  function knownAt(rows: readonly Ticket[], asOf: number): Ticket[] {
    return rows
      .filter(({ createdAt }) => (createdAt as number) < asOf)
      .map(({ excluded, excludedAt, ...ticket }) => {
        const reopenings = (ticket.reopenings ?? []) as { solvedAt: number; reopenedAt: number }[];
        const standing = reopenings.find(({ reopenedAt }) => reopenedAt >= asOf);
        const solved = (standing?.solvedAt ?? ticket.resolvedAt ?? null) as number | null;
        return {
          ...ticket,
          firstRespondedAt: happened(ticket.firstRespondedAt as number | null, asOf),
          reopenings: reopenings.filter(({ reopenedAt }) => reopenedAt < asOf),
          resolvedAt: happened(solved, asOf),
          repliedAt: ticket.repliedAt!.filter((reply) => (reply as number) < asOf),
          pauses: pausesKnown(ticket.pauses!, asOf),
          priorities: ticket.priorities!.filter((change) => (change.at as number) < asOf),
          // Left out, it is known always.
          ...((excludedAt === null || happened(excludedAt as number, asOf) !== null) && {
            excluded,
            excludedAt,
          }),
        };
      });
  }

  const week = (asOf: number) => ({ start: asOf - 5 * 24 * HOUR, end: asOf });
  const within = { high: 6 * HOUR, low: 24 * HOUR };
  const targets = (clock: "creation" | "attached") =>
    [
      { name: "reply", ends: "firstRespondedAt", within, clock },
      { name: "solve", ends: "resolvedAt", within, clock },
    ] as const;
  test.each<[string, (rows: readonly Ticket[], asOf: number) => unknown]>([
    ["firstResponseTime", (rows, asOf) => firstResponseTime(rows, { asOf, target: 12 * HOUR })],
    [
      "firstResponseTime by reply",
      (rows, asOf) => firstResponseTime(rows, { asOf, period: week(asOf), periodBy: "reply" }),
    ],
    [
      "firstResponseTime by month, in a sketch",
      (rows, asOf) =>
        measure(rows, over("month", firstResponseTime({ asOf, relativeError: 0.01 }))).filter(
          ({ result }) =>
            result.n + result.unanswered > 0 ||
            result.excluded.some(({ reason }) => reason !== "from asOf on"),
        ),
    ],
    ["resolutionTime", (rows, asOf) => resolutionTime(rows, { asOf, target: 12 * HOUR })],
    ["resolutionTime, open", (rows, asOf) => resolutionTime(rows, { asOf, clock: "open" })],
    ["serviceLevel", (rows, asOf) => serviceLevel(rows, { asOf, targets: targets("creation") })],
    [
      "serviceLevel, attached",
      (rows, asOf) => serviceLevel(rows, { asOf, targets: targets("attached") }),
    ],
    ["backlog", (rows, asOf) => backlog(rows, { period: week(asOf), unit: "day" })],
    ["loadByHour", (rows, asOf) => loadByHour(rows, { period: week(asOf) }).hours],
    [
      "customerViews",
      (rows, asOf) =>
        viewsOf(
          "ticket",
          rows.filter(({ customerId }) => customerId !== null),
          asOf,
        ),
    ],
  ])("%s", (_, ask) => expectKnownBefore(tickets, knownAt, ask));

  const events: fc.Arbitrary<TicketEvent[]> = fc
    .array(
      fc.record({
        ticketId: fc.nat(3),
        at: moment,
        type: fc.constantFrom(
          "reply",
          "note",
          "solved",
          "reopened",
          "pending",
          "resumed",
          "handoff",
          "spam",
          "merged",
          "created",
        ),
        role: fc.constantFrom("customer", "staff", "bot"),
      }),
      { maxLength: 15 },
    )
    .map((list) => [
      ...list.map((event) => ({ ...event, at: event.at + 1 })),
      ...([null, "customer", "customer", "staff"] as const).map((role, ticketId) => {
        return { ticketId, at: START, type: "created", role };
      }),
    ]) as fc.Arbitrary<TicketEvent[]>;
  // Some are created twice.
  const invalid = "exclude";
  const eventsKnown = (rows: readonly TicketEvent[], asOf: number) =>
    rows.filter(({ at: ms }) => (ms as number) < asOf);
  test.each<[string, (rows: readonly TicketEvent[], asOf: number) => unknown]>([
    ["a cycle each", (rows, asOf) => ticketsFromEvents(rows, { asOf, invalid, cycles: "each" })],
    ["handoff", (rows, asOf) => ticketsFromEvents(rows, { asOf, invalid, clock: "handoff" })],
    ["turns", (rows, asOf) => replyTurns(rows, { asOf, invalid })],
    // The tickets of the whole log know what was known when.
    [
      "tickets of the whole log",
      (rows, asOf) => {
        const tickets = ticketsFromEvents(rows, { invalid });
        const customers = ticketsFromEvents(rows, { invalid, staffOpened: "exclude" });
        return [
          firstResponseTime(tickets, { asOf }),
          resolutionTime(tickets, { asOf }),
          resolutionTime(tickets, { asOf, clock: "open" }),
          resolutionTime(customers, { asOf }),
        ];
      },
    ],
    [
      "turns of the whole log",
      (rows, asOf) => firstResponseTime(replyTurns(rows, { invalid }), { asOf }),
    ],
  ])("events: %s", (_, ask) => expectKnownBefore(events, eventsKnown, ask));
});

describe("memberships", () => {
  interface Row extends Membership {
    readonly mrr: number;
    readonly currency: string | null;
  }
  const memberships: fc.Arbitrary<Row[]> = fc.array(
    moment.chain((startedAt) =>
      fc
        .record({
          customerId: customer,
          lasts: fc.option(fc.nat(40)),
          pauses: pausesFrom(startedAt),
          reason: fc.option(fc.constantFrom("price", "card")),
          mrr: fc.nat(3),
          isTrial: fc.constantFrom(false, false, false, true),
        })
        .map(({ lasts, pauses, ...row }): Row => {
          const endedAt = lasts === null ? null : startedAt + lasts * 6 * HOUR;
          const currency = startedAt < momentAfter(50) ? null : "EUR";
          return { ...row, startedAt, endedAt, currency, pauses };
        }),
    ),
    { maxLength: 8 },
  );

  function knownAt(rows: readonly Row[], asOf: number): Row[] {
    return rows
      .filter(({ startedAt }) => (startedAt as number) < asOf)
      .map((row) => {
        const endedAt = happened(row.endedAt as number | null, asOf);
        const reason = endedAt === null ? null : row.reason;
        return { ...row, endedAt, reason, pauses: pausesKnown(row.pauses!, asOf) };
      });
  }

  /** Without what is left out: a trial that has not begun yet is counted there. */
  function figures(result: unknown): unknown {
    return JSON.parse(JSON.stringify(result, (name, value) => (name === "excluded" ? [] : value)));
  }

  const period = (asOf: number) => ({ start: asOf - 5 * 24 * HOUR, end: asOf });
  const early = (rows: readonly Row[]) => rows.map((row) => ({ ...row, currency: null }));
  const methods = ["snapshot", "stripe", "baremetrics", "daily"] as const;
  test.each<[string, (rows: readonly Row[], asOf: number) => unknown]>([
    ["retention", (rows, asOf) => retention(rows, { period: period(asOf) })],
    ["acquisition", (rows, asOf) => acquisition(rows, { period: period(asOf) })],
    ...methods.map((method): [string, (rows: readonly Row[], asOf: number) => unknown] => [
      `churn, ${method}`,
      (rows, asOf) => churn(rows, { period: period(asOf), method, involuntary: ["card"] }),
    ]),
    [
      "churnReconciliation",
      (rows, asOf) => churnReconciliation(rows, { period: period(asOf) }).methods,
    ],
    ["customerBase", (rows, asOf) => customerBase(rows, { at: asOf })],
    ["tenures", (rows, asOf) => byCustomer(tenures(rows, { asOf }).lifetimes)],
    ["tenureCounts", (rows, asOf) => tenureCounts(rows, { asOf })],
    ["revenueRetention", (rows, asOf) => revenueRetention(early(rows), { period: period(asOf) })],
    [
      "revenueMovements",
      (rows, asOf) => byCustomer(revenueMovements(early(rows), { period: period(asOf) }).customers),
    ],
    [
      "sayDo",
      (rows, asOf) =>
        sayDo(
          { answers: [{ customerId: "ann", at: START, score: 5 }], memberships: rows },
          { period: period(asOf), satisfiedFrom: 4 },
        ).cells.map(({ n }) => n),
    ],
    ["customerViews", (rows, asOf) => viewsOf("membership", early(rows), asOf).customers],
  ])("%s", (_, ask) =>
    expectKnownBefore(memberships, knownAt, (rows, asOf) => figures(ask(rows, asOf))),
  );

  test("a currency that is not known yet clashes with none", () => {
    fc.assert(
      fc.property(memberships, fc.integer({ min: 0, max: 50 }).map(momentAfter), (rows, asOf) => {
        const ask = (list: readonly Row[]) => revenueRetention(list, { period: period(asOf) });
        expect(figures(ask(rows))).toEqual(figures(ask(early(rows))));
      }),
    );
  });
});
