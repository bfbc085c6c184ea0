import {
  accountNps,
  acquisition,
  brandAwareness,
  by,
  ces,
  churn,
  churnReconciliation,
  cohorts,
  combine,
  csat,
  customerBase,
  derive,
  distinct,
  firstResponseTime,
  historicValue,
  holdoutSplit,
  loadByHour,
  type Measure,
  marketShare,
  meanPerCustomer,
  nps,
  npsReasons,
  over,
  profitability,
  purchaseHistories,
  purchasePatterns,
  repeatPurchase,
  resolutionTime,
  retention,
  revenueMovements,
  revenueRetention,
  rfm,
  type ServiceTarget,
  select,
  serviceLevel,
  share,
  shareOfWallet,
  sums,
  survival,
  tally,
  tenureCounts,
  tenures,
  values,
  weightedNps,
  where,
} from "customer-kpis";

import fc from "fast-check";
import { CHURN_METHODS } from "../../src/loyalty/churnMethod";
import type { ColumnType } from "./engines";

/** Records of one kind, in a table of their own, and what is asked of them. */
export interface Asked {
  readonly kind: string;
  /** The table's columns. */
  readonly types: Readonly<Record<string, ColumnType>>;
  readonly record: fc.Arbitrary<Readonly<Record<string, unknown>>>;
  /** Measures by name, in the zone of the table's nights. */
  readonly measures: (timeZone: string) => Readonly<Record<string, Measure<any, unknown>>>;
}

/** Seven zones; what is asked over their nights is asked in one of them. */
export const ZONES = [
  "UTC",
  "Asia/Tehran",
  "Europe/Berlin",
  "America/New_York",
  "America/Sao_Paulo",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
] as const;

const DAY = 86_400_000;
const PERIOD = { start: new Date("2025-01-01"), end: new Date("2026-01-01") };
const AS_OF = PERIOD.end;
const at2020 = new Date("2020-01-01");
const RATES = { EUR: 1.25, IRR: 0.5 };
const EARLIER = new Date("2025-06-15T12:34:56.789Z");

const ANSWERED: ServiceTarget = {
  name: "first",
  ends: "firstRespondedAt",
  within: { high: 3_600_000, low: 86_400_000 },
};
const DONE: ServiceTarget = { name: "done", ends: "resolvedAt", within: 86_400_000.5 };

/** What is asked of the records of a cell. */
const SEVERAL = combine({
  plans: by("plan", sums("amount")),
  customers: distinct("customerId"),
  months: over(
    { unit: "month", timeZone: "Asia/Tehran" },
    select("stars", tally({ min: 0, max: 3 })),
  ),
  bought: share({ field: "bought" }),
});

/** So many quarters of a day from a midnight on. */
const quartersOn = (quarters: number) => new Date(Date.UTC(2025, 2, 25) + (quarters * DAY) / 4);

const text = fc.constantFrom(
  "email",
  "phone",
  "",
  'Kanal "ä`\\; drop table x --',
  "ي'",
  "__proto__",
);
const customerId = fc.option(fc.constantFrom("ann", "bob", "cy", "", "O'Hara", '_"`\\'));
const at = fc
  .oneof(
    fc.integer({ min: Date.UTC(2017, 0), max: Date.UTC(2026, 11) }),
    fc.integer({ min: PERIOD.start.getTime() - 40 * DAY, max: AS_OF.getTime() }),
    // Around the nights on which clocks change, and around the midnights of the period.
    fc
      .constantFrom(
        "2018-11-04T03:00Z",
        "2025-03-30T01:00Z",
        "2025-10-26T01:00Z",
        "2025-03-20T20:30Z",
        "2025-01-01T00:00Z",
        "2025-04-06T15:00Z",
      )
      .chain((night) =>
        fc.integer({ min: -3, max: 3 }).map((hours) => Date.parse(night) + hours * 1_799_999),
      ),
  )
  .map((ms) => new Date(ms));
// Never -0, which engines do not tell from 0.
const fraction = fc.double({ noNaN: true, min: -1e6, max: 1e6 }).map((number) => number + 0);
const cents = fc.integer({ min: 0, max: 100_000 }).map((amount) => amount / 100);

/** A record with a second moment, so many days after the first; `null` where it never comes. */
function ending(start: string, end: string, maxDays: number) {
  return fc.tuple(at, fc.option(fc.nat(maxDays * 24))).map(([moment, hours]) => ({
    [start]: moment,
    [end]: hours === null ? null : new Date(moment.getTime() + (hours * DAY) / 24),
  }));
}

/** Every way of a cohort table beside the others. */
const COHORT_WAYS = (["first", "recurring"] as const).flatMap((start) =>
  (["calendar", "rolling"] as const).flatMap((windows) =>
    ([1, 2] as const).flatMap((minimum) =>
      (["on", "onOrAfter", "previous", "brackets"] as const).map((mode) => ({
        start,
        windows,
        minimum,
        mode,
        unit: minimum === 2 ? ("month" as const) : ("week" as const),
        calendar: minimum === 2 ? ("persian" as const) : ("gregory" as const),
        weekStartsOn: 6 as const,
        ...(mode === "brackets" && {
          brackets: [
            [0, 1],
            [1, 3],
            [4, 12],
          ] as const,
        }),
      })),
    ),
  ),
);

function both<A extends object, B extends object>(
  one: fc.Arbitrary<A>,
  other: fc.Arbitrary<B>,
): fc.Arbitrary<A & B> {
  return fc.tuple(one, other).map(([a, b]) => ({ ...a, ...b }));
}

const stretch = ending("startedAt", "endedAt", 900);

/** What is asked of orders of nobody, and of what is not known yet. */
const ofOrders = (timeZone: string) => ({
  "histories of customers": purchaseHistories({ until: AS_OF, timeZone, nobody: "leave-out" }),
  "histories of an earlier day": purchaseHistories({
    until: EARLIER,
    timeZone,
    unit: "week",
    nobody: "leave-out",
  }),
  "value of customers": historicValue(),
  "value so far": historicValue({ asOf: EARLIER, margin: 0.5 }),
  "repeats of customers": repeatPurchase({ period: PERIOD, timeZone }),
  "repeats by order": by("orderId", repeatPurchase({ period: PERIOD, occasion: "order" })),
  "orders in cohorts": cohorts({ unit: "month", timeZone, asOf: EARLIER }),
});

/** Every KPI that counts, by the kind of its records. */
export const EVERY: readonly Asked[] = [
  {
    kind: "answers",
    types: {
      score: "number",
      satisfied: "number",
      channel: "text",
      amount: "number",
      agrees: "flag",
      reason: "text",
      customerId: "text",
      accountId: "text",
      weight: "number",
      at: "instant",
    },
    record: fc.record({
      score: fc.option(fc.integer({ min: 0, max: 10 })),
      satisfied: fc.option(fc.integer({ min: 1, max: 5 })),
      channel: fc.option(text),
      amount: fc.option(fc.oneof(cents, fraction)),
      agrees: fc.option(fc.boolean()),
      reason: fc.option(text),
      customerId,
      accountId: customerId,
      weight: fc.constantFrom(0.5, 1, 2.25),
      at,
    }),
    measures: (timeZone) => ({
      nps: nps(),
      csat: select("satisfied", csat()),
      ces: select("satisfied", ces({ direction: "higher-is-easier", scale: { min: 1, max: 5 } })),
      tally: tally({ min: 0, max: 10 }),
      share: share({ field: "agrees" }),
      sums: sums("amount"),
      values: values("amount"),
      distinct: distinct("channel"),
      reasons: npsReasons(),
      weighted: weightedNps(),
      "per account": accountNps(),
      "per customer": meanPerCustomer(),
      "by channel": by("channel", nps()),
      "by yes or no": where({ agrees: [true, false] }, by("agrees", nps())),
      "by number": by("satisfied", nps()),
      days: over({ unit: "day", timeZone }, nps()),
      "filled weeks": over({ unit: "week", timeZone, weekStartsOn: 6, fill: PERIOD }, nps()),
      "months by channel": over({ unit: "month", timeZone }, by("channel", nps())),
      "fiscal years": over({ unit: "year", yearStartsIn: 10, timeZone }, sums("amount")),
      "Persian quarters": over({ unit: "quarter", calendar: "persian", timeZone }, nps()),
      "Islamic months": over({ unit: "month", calendar: "islamic-umalqura", timeZone }, nps()),
      "two calendars on one field": combine({
        weeks: over({ unit: "week", timeZone }, nps()),
        months: over({ unit: "month", calendar: "persian", timeZone: "Asia/Tehran" }, nps()),
        all: derive(({ value }) => value, nps()),
      }),
      "where one of two": where({ channel: ["email", null], agrees: true }, nps()),
    }),
  },
  {
    kind: "memberships",
    types: {
      customerId: "text",
      startedAt: "instant",
      endedAt: "instant",
      reason: "text",
      isTrial: "flag",
    },
    record: both(
      stretch,
      fc.record({
        customerId,
        reason: fc.option(fc.constantFrom("price", "card expired", "", "x'y")),
        isTrial: fc.option(fc.boolean()),
      }),
    ),
    measures: (timeZone) => ({
      retention: retention({ period: PERIOD }),
      "retention over months": retention({ period: PERIOD, unit: "month", timeZone }),
      ...Object.fromEntries(
        CHURN_METHODS.map((method) => [
          `churn, ${method}`,
          churn({ period: PERIOD, method, timeZone, involuntary: ["card expired"] }),
        ]),
      ),
      "churn over quarters": churn({ period: PERIOD, unit: "quarter", timeZone }),
      "churn reconciled": churnReconciliation({ period: PERIOD, timeZone }),
      acquisition: acquisition({ period: PERIOD, cost: 1000, prospects: 500 }),
      "acquisition over months": acquisition({ period: PERIOD, unit: "month", timeZone }),
      base: customerBase({ at: PERIOD.start }),
      bases: customerBase({ at: [PERIOD.end, PERIOD.start, new Date("2025-07-01")] }),
      "a board of customers": derive(
        (board) => ({ board }),
        combine({
          kept: retention({ period: PERIOD, unit: "month", timeZone }),
          lost: churn({ period: PERIOD, method: "stripe" }),
          inner: combine({
            base: customerBase({ at: EARLIER }),
            days: tenureCounts({ asOf: AS_OF }),
          }),
          named: tenures({ asOf: AS_OF }),
        }),
      ),
      "tenures in days": tenures({ asOf: AS_OF }),
      "tenures in whole days": tenureCounts({ asOf: AS_OF }),
      "tenures in whole days, by trial": by(
        "isTrial",
        tenureCounts({ asOf: AS_OF, since: at2020 }),
      ),
      "tenures in months": tenures({
        asOf: AS_OF,
        since: at2020,
        unit: "month",
        timeZone,
      }),
      "by trial": by("isTrial", retention({ period: PERIOD })),
      "by customer": by("customerId", retention({ period: PERIOD })),
      "tenures by customer": by("customerId", tenures({ asOf: EARLIER })),
      "retention by reason": by("reason", retention({ period: PERIOD, unit: "quarter" })),
      "base where": where({ reason: "price" }, customerBase({ at: PERIOD.end })),
      "churn by reason": by("reason", by("isTrial", churn({ period: PERIOD, method: "stripe" }))),
      "churn where": where({ isTrial: false }, churn({ period: PERIOD })),
      "churn where one of two": where({ reason: ["price", null] }, churn({ period: PERIOD })),
    }),
  },
  {
    // Of one customer many touch, and end at the same moment for different reasons.
    kind: "close memberships",
    types: { customerId: "text", startedAt: "instant", endedAt: "instant", reason: "text" },
    record: fc
      .record({
        customerId: fc.constantFrom("ann", "bob", "cy", "dee", null),
        start: fc.nat(60),
        quarters: fc.option(fc.nat(12)),
        reason: fc.option(fc.constantFrom("price", "Price", "card expired", "")),
      })
      .map(({ customerId, start, quarters, reason }) => ({
        customerId,
        startedAt: quartersOn(start),
        endedAt: quarters === null ? null : quartersOn(start + quarters),
        reason,
      })),
    measures: (timeZone) => {
      const period = { start: quartersOn(10), end: quartersOn(46) };
      return {
        ...Object.fromEntries(
          CHURN_METHODS.flatMap((method) => [
            [`churn, ${method}`, churn({ period, method, timeZone, involuntary: ["price"] })],
            [`churn by week, ${method}`, churn({ period, method, timeZone, unit: "week" })],
          ]),
        ),
        "tenures counted": tenureCounts({ asOf: period.end }),
        "tenures counted since": tenureCounts({ asOf: period.end, since: period.start }),
      };
    },
  },
  {
    kind: "subscriptions",
    types: {
      customerId: "text",
      startedAt: "instant",
      endedAt: "instant",
      mrr: "number",
      currency: "text",
      isTrial: "flag",
      plan: "text",
    },
    record: both(
      stretch,
      fc.record({
        customerId,
        isTrial: fc.constantFrom(null, false, false, true),
        plan: text,
        mrr: fc.oneof(fc.constant(0), cents),
        currency: fc.constant("EUR"),
      }),
    ),
    measures: (timeZone) => ({
      "revenue retention": revenueRetention({ period: PERIOD }),
      "revenue retention over months": revenueRetention({
        period: PERIOD,
        unit: "month",
        timeZone,
      }),
      "revenue retention with rates": revenueRetention({ period: PERIOD, rates: { EUR: 2 } }),
      "revenue retention by plan": by(
        "plan",
        revenueRetention({ period: PERIOD, unit: "week", timeZone, reactivation: "include" }),
      ),
      "revenue movements": revenueMovements({ period: PERIOD }),
      "revenue movements by plan over months": by(
        "plan",
        revenueMovements({ period: PERIOD, unit: "month", timeZone }),
      ),
    }),
  },
  {
    kind: "subscriptions in two currencies",
    types: {
      customerId: "text",
      startedAt: "instant",
      endedAt: "instant",
      mrr: "number",
      currency: "text",
    },
    record: both(
      stretch,
      fc.record({
        customerId,
        mrr: fc.oneof(fc.constant(0), cents),
        currency: fc.constantFrom("EUR", "IRR"),
      }),
    ),
    measures: (timeZone) => ({
      "revenue movements at rates": revenueMovements({ period: PERIOD, rates: RATES }),
      "revenue movements at rates over months": revenueMovements({
        ...{ period: PERIOD, unit: "month", timeZone },
        rates: RATES,
      }),
      "revenue retention at rates": revenueRetention({ period: PERIOD, rates: RATES }),
    }),
  },
  {
    kind: "activities",
    types: {
      customerId: "text",
      at: "instant",
      amount: "number",
      plan: "text",
      stars: "number",
      bought: "flag",
    },
    record: fc.record({
      customerId,
      stars: fc.option(fc.nat(3)),
      bought: fc.boolean(),
      // Half of them close to each other, so that customers come back in the interval that follows.
      at: fc.oneof(at, fc.nat(400).map(quartersOn)),
      amount: cents,
      plan: fc.option(fc.constantFrom("basic", "Basic", "pro")),
    }),
    measures: (timeZone) => {
      const options = { unit: "month", timeZone, asOf: AS_OF } as const;
      return {
        cohorts: cohorts(options),
        "cohorts, on or after": cohorts({ ...options, mode: "onOrAfter" }),
        "cohorts, previous": cohorts({ ...options, unit: "week", mode: "previous" }),
        "cohorts, in brackets": cohorts({
          ...options,
          mode: "brackets",
          brackets: [
            [1, 3],
            [4, 12],
          ],
        }),
        "cohorts, recurring": cohorts({ ...options, unit: "quarter", start: "recurring" }),
        "cohorts, rolling, twice": cohorts({ ...options, windows: "rolling", minimum: 2 }),
        "cohorts with a measure": cohorts({ ...options, measure: sums("amount") }),
        ...Object.fromEntries(
          COHORT_WAYS.filter(({ minimum, mode }) => minimum === 2 && mode !== "previous").map(
            (way) => [
              `cohorts of several ${JSON.stringify(way)}`,
              cohorts({ ...options, ...way, asOf: quartersOn(390), measure: SEVERAL }),
            ],
          ),
        ),
        "cohorts by plan with a measure": by("plan", cohorts({ ...options, measure: SEVERAL })),
        "cohorts where with a measure": where(
          { plan: "pro" },
          cohorts({ ...options, measure: SEVERAL }),
        ),
        ...Object.fromEntries(
          COHORT_WAYS.map((way) => [
            `cohorts ${JSON.stringify(way)}`,
            cohorts({ ...options, ...way, asOf: quartersOn(390) }),
          ]),
        ),
        "cohorts by plan": by("plan", cohorts({ ...options, unit: "day", asOf: EARLIER })),
        "cohorts by plan, recurring": by("plan", cohorts({ ...options, start: "recurring" })),
        "cohorts where": where({ plan: "pro" }, cohorts({ ...options, unit: "quarter" })),
      };
    },
  },
  {
    kind: "orders",
    types: {
      customerId: "text",
      at: "instant",
      amount: "number",
      currency: "text",
      orderId: "number",
    },
    record: fc.record({
      customerId: fc.constantFrom("ann", "bob", "cy", "O'Hara", "dee"),
      at,
      // Quarters add up exactly in any order: a score on the edge of two must not depend on it.
      amount: fc.integer({ min: -200, max: 4000 }).map((amount) => amount / 4),
      currency: fc.constant("IRR"),
      orderId: fc.option(fc.nat(9)),
    }),
    measures: (timeZone) => ({
      "repeat purchase": repeatPurchase({ period: PERIOD, timeZone }),
      "repeat purchase by order": repeatPurchase({ period: PERIOD, occasion: "order" }),
      "purchase histories": purchaseHistories({ until: AS_OF, timeZone }),
      "purchase patterns": purchasePatterns({ until: AS_OF, timeZone }),
      "purchase patterns in weeks": purchasePatterns({
        until: new Date("2025-06-15T12:00Z"),
        unit: "week",
        nobody: "leave-out",
      }),
      "holdout split": holdoutSplit({ calibrateUntil: PERIOD.start, until: AS_OF, unit: "week" }),
      rfm: rfm({ asOf: AS_OF, timeZone, bins: 3 }),
      "historic value": historicValue({ asOf: AS_OF, margin: 0.5 }),
      "orders over months": over({ unit: "month", timeZone }, sums("amount")),
    }),
  },
  {
    kind: "orders without a currency",
    types: { customerId: "text", at: "instant", amount: "number", orderId: "number", shop: "text" },
    record: fc.record({
      customerId,
      at,
      amount: fc.integer({ min: -200, max: 600 }).map((amount) => amount / 4),
      orderId: fc.option(fc.nat(9)),
      shop: text,
    }),
    measures: (timeZone) => ({
      ...ofOrders(timeZone),
      "rfm of customers": rfm({ asOf: AS_OF, timeZone, bins: 4 }),
      "rfm of an earlier day": rfm({ asOf: EARLIER, timeZone, bins: 3 }),
      "rfm by shop": by("shop", rfm({ asOf: AS_OF })),
      "historic value by age": historicValue({
        asOf: EARLIER,
        margin: 0.5,
        cohorts: { unit: "month", timeZone, age: 90, refunds: "dated" },
      }),
    }),
  },
  {
    // Whose refunds name an order by a text, all within some days.
    kind: "close orders",
    types: {
      customerId: "text",
      at: "instant",
      amount: "number",
      currency: "text",
      orderId: "text",
    },
    record: fc.record({
      customerId: fc.constantFrom("ann", "Ann", "bob", "", null),
      at: fc.nat(60).map(quartersOn),
      amount: fc.oneof(fc.constant(0), fc.integer({ min: -400, max: 400 })).map((a) => a / 4),
      currency: fc.constantFrom("", null),
      orderId: fc.option(fc.constantFrom("", "a", "A", "b'")),
    }),
    measures: (timeZone) => {
      const period = { start: quartersOn(10), end: quartersOn(46) };
      const until = quartersOn(50);
      return {
        ...ofOrders(timeZone),
        "close repeats": repeatPurchase({ period, timeZone }),
        "close repeats, order by order": repeatPurchase({ period, occasion: "order" }),
        "close histories": purchaseHistories({ until, timeZone, nobody: "leave-out" }),
        "close patterns": purchasePatterns({ until, timeZone, nobody: "leave-out" }),
        "close values": historicValue({ asOf: until }),
        "close rfm": rfm({ asOf: until, timeZone, bins: 3 }),
      };
    },
  },
  {
    kind: "tickets",
    types: {
      createdAt: "instant",
      firstRespondedAt: "instant",
      resolvedAt: "instant",
      replies: "number",
      priority: "text",
      excluded: "text",
      excludedAt: "instant",
      channel: "text",
    },
    record: fc
      .record({
        createdAt: at,
        waits: fc.option(fc.oneof(fc.nat(300), fc.nat(2000 * 60))),
        works: fc.option(fc.nat(3000)),
        replies: fc.option(fc.nat(3)),
        priority: fc.option(fc.constantFrom("high", "low")),
        excluded: fc.option(fc.constantFrom("spam", "")),
        excludedAt: fc.option(at),
        channel: text,
      })
      .map(({ createdAt, waits, works, ...rest }) => {
        const after = (minutes: number | null) =>
          minutes === null ? null : new Date(createdAt.getTime() + minutes * 60_000);
        return { createdAt, firstRespondedAt: after(waits), resolvedAt: after(works), ...rest };
      }),
    measures: (timeZone) => ({
      "first response time": firstResponseTime(),
      "first response time as of": firstResponseTime({ asOf: AS_OF, target: 3_600_000 }),
      "first response time, sketch": firstResponseTime({ relativeError: 0.01 }),
      "first response time, sketch as of": firstResponseTime({ relativeError: 0.2, asOf: AS_OF }),
      "first response time of a period": firstResponseTime({ period: PERIOD, asOf: AS_OF }),
      "first response time by reply": firstResponseTime({ period: PERIOD, periodBy: "reply" }),
      "first response time in the open": firstResponseTime({
        elapsed: (from, to) => (to - from) / 2,
      }),
      "first response time by channel over months": by(
        "channel",
        over({ unit: "month", timeZone }, firstResponseTime({ asOf: AS_OF })),
      ),
      "first response time over days, sketch": over(
        { unit: "day", timeZone },
        firstResponseTime({ period: PERIOD, relativeError: 0.05 }),
      ),
      "resolution time": resolutionTime(),
      "resolution time as of": resolutionTime({ asOf: AS_OF, relativeError: 0.01 }),
      "resolution time while open": resolutionTime({ clock: "open", asOf: EARLIER }),
      "waits of two reports": combine({
        first: firstResponseTime({ asOf: EARLIER, period: PERIOD }),
        sketched: firstResponseTime({ asOf: AS_OF, relativeError: 0.1 }),
        full: resolutionTime({ asOf: AS_OF, relativeError: 0.1 }),
        level: serviceLevel({ asOf: EARLIER, targets: [DONE] }),
      }),
      "service level": serviceLevel({ asOf: AS_OF, targets: [ANSWERED, DONE] }),
      "service level over months": over(
        { unit: "month", timeZone },
        where({ channel: "email" }, serviceLevel({ asOf: EARLIER, targets: [ANSWERED] })),
      ),
      "load by hour": loadByHour({
        period: { start: new Date("2025-01-06"), end: new Date("2025-11-03") },
        timeZone,
      }),
    }),
  },
  {
    kind: "reopened tickets",
    types: {
      createdAt: "instant",
      firstRespondedAt: "instant",
      resolvedAt: "instant",
      firstResolvedAt: "instant",
      reopens: "number",
    },
    record: fc
      .record({
        createdAt: at,
        waits: fc.option(fc.nat(2000)),
        works: fc.option(fc.nat(60 * 24 * 100)),
        sooner: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
        reopens: fc.option(fc.nat(2)),
      })
      .map(({ createdAt, waits, works, sooner, reopens }) => {
        const after = (minutes: number | null) =>
          minutes === null ? null : new Date(createdAt.getTime() + minutes * 60_000);
        const first = works === null || sooner === null ? null : Math.floor(works * sooner);
        return {
          createdAt,
          firstRespondedAt: after(waits),
          resolvedAt: after(works),
          firstResolvedAt: after(first),
          reopens,
        };
      }),
    measures: (timeZone) => ({
      "reopened, first response": firstResponseTime({ asOf: EARLIER }),
      "reopened, resolution": resolutionTime(),
      "reopened, resolution as of": resolutionTime({ asOf: EARLIER, relativeError: 0.02 }),
      "reopened, service level": over(
        { unit: "quarter", timeZone },
        serviceLevel({ asOf: EARLIER, targets: [DONE, { ...DONE, name: "slow", within: 1e9 }] }),
      ),
    }),
  },
  {
    kind: "lifetimes",
    types: { duration: "number", ended: "flag", entered: "number", plan: "text" },
    record: fc.record({
      duration: fc.nat(40).map((days) => days + 0.5),
      ended: fc.boolean(),
      entered: fc.option(fc.constant(0)),
      plan: text,
    }),
    measures: () => ({
      survival: survival(),
      "survival by plan": by("plan", survival({ at: [10], steps: false })),
    }),
  },
  {
    kind: "markets",
    types: { own: "number", market: "number", region: "text" },
    record: fc
      .record({ own: fc.option(fc.nat(100)), rest: fc.nat(900), region: text })
      .map(({ own, rest, region }) => ({ own, market: (own ?? 0) + rest, region })),
    measures: () => ({
      "market share": marketShare({ unit: "customers" }),
      "market share by region": by("region", marketShare({ unit: "money" })),
    }),
  },
  {
    kind: "wallets",
    types: { own: "number", spend: "number" },
    record: fc
      .record({ own: fc.option(cents), rest: cents })
      .map(({ own, rest }) => ({ own, spend: (own ?? 0) + rest })),
    measures: () => ({ "share of wallet": shareOfWallet() }),
  },
  {
    kind: "brands",
    types: { unaided: "flag", aided: "flag", region: "text" },
    record: fc.record({
      unaided: fc.option(fc.boolean()),
      aided: fc.option(fc.boolean()),
      region: text,
    }),
    measures: () => ({ "brand awareness": by("region", brandAwareness()) }),
  },
  {
    kind: "margins",
    types: { customerId: "text", margin: "number", costToServe: "number" },
    record: fc.record({
      customerId,
      margin: fc.oneof(fc.constant(0), fc.integer({ min: -400, max: 400 })).map((a) => a / 4),
      costToServe: fc.option(cents),
    }),
    measures: () => ({
      profitability: profitability(),
      "profitability of some": where({ customerId: ["ann", null] }, profitability()),
    }),
  },
];

/** Groups and customers in one order, as those of an array come as they first appear in it. */
export function sorted(result: unknown): unknown {
  if (Array.isArray(result)) {
    const list = result.map(sorted);
    if (list.every((one) => typeof one === "string")) return list.sort();
    const isNamed = list.every((one) => nameOf(one) !== undefined);
    if (!isNamed) return list;
    return list.sort((a, b) => (place(a) < place(b) ? -1 : 1));
  }
  if (typeof result !== "object" || result === null) return result;
  return Object.fromEntries(Object.entries(result).map(([name, part]) => [name, sorted(part)]));
}

const nameOf = (one: unknown) =>
  Object.entries(Object(one)).find(([name]) => ["key", "customerId", "cause"].includes(name))?.[1];
const place = (one: unknown) => `${JSON.stringify(nameOf(one))} ${JSON.stringify(one)}`;

/**
 * How far an answer may be off: sums of money come in another order, and what was lost or won of them
 * is a small difference of large ones, of which the quick ratio is a ratio.
 */
export function toleranceOf(name: string): number {
  return name.startsWith("revenue") ? 1e-9 : 1e-12;
}
