import {
  by,
  type CsatOptions,
  ces,
  churn,
  cohorts,
  csat,
  customerBase,
  firstResponseTime,
  historicValue,
  measure,
  nps,
  over,
  resolutionTime,
  retention,
  revenueRetention,
  select,
  share,
} from "customer-kpis";
import {
  freshdesk,
  hubspot,
  type Source,
  type Validated,
  validate,
  zendesk,
} from "customer-kpis/sources";

/** What a figure is computed of. */
interface Read extends Validated<any> {
  readonly source: Source<unknown>;
  readonly truth: Readonly<Record<string, unknown>>;
}

/** A call that gives a figure. */
type Figure = (read: Read) => unknown;

/** The figures of each kind of record, by their names in the samples. */
export const FIGURES: Readonly<Record<string, Readonly<Record<string, Figure>>>> = {
  tickets: {
    firstResponseMedianMs: ({ records }) => firstResponseTime(records, { asOf }).value,
    answered: ({ records }) => firstResponseTime(records, { asOf }).n,
    unanswered: ({ records }) => firstResponseTime(records, { asOf }).unanswered,
    excludedMerged: ({ records }) => {
      const { excluded } = firstResponseTime(records, { asOf });
      return excluded.find(({ reason }) => reason === "merged")?.count;
    },
    resolutionMedianMs: ({ records }) => resolutionTime(records, { asOf }).value,
    resolved: ({ records }) => resolutionTime(records, { asOf }).n,
    cases: ({ records }) => records.length,
    csat: ({ records, source }) => measure(records, select("score", csat(scaleOf(source)))),
    cesMean: ({ records }) => measure(records, select("score", ces(hubspot.ces))).value,
    firstResponse: ({ records }) => records.find((one) => "firstRespondedAt" in one) ?? null,
    footerRows: ({ leftOut }) => leftOut.filter(({ reason }) => reason === "footer").length,
  },
  answers: {
    nps: ({ records }) => measure(records, select("recommend", nps())),
    csat: ({ records, source }) => measure(records, select("satisfied", csat(scaleOf(source)))),
    cesMean: ({ records }) => measure(records, select("effort", ces(hubspot.ces))).value,
    unanswered: ({ records, source }) =>
      "recommend" in records[0]
        ? measure(records, select("recommend", nps())).unanswered
        : measure(records, select("satisfied", csat(scaleOf(source)))).unanswered,
    excluded: ({ leftOut }) => countsOf(leftOut.filter(({ reason }) => reason !== "header")),
    unfinished: ({ leftOut }) => countsOf(leftOut)["unfinished"],
    npsCompleted: ({ records }) => measure(records, select("recommend", nps())),
    csatCompleted: ({ records }) => measure(records, select("satisfied", csat())),
    npsAllAnswers: ({ records, leftOut, source }) => {
      const submitted = { "Response Type": "completed", "Submit Date (UTC)": "2026-01-12" };
      const rows = leftOut.map(({ input }) => ({ ...(input as object), ...submitted }));
      const all = [...records, ...validate(source, rows).records];
      return measure(all as any[], select("recommend", nps()));
    },
    byMonthTehran: ({ records }) => {
      const months = over({ unit: "month", timeZone: "Asia/Tehran" }, select("recommend", nps()));
      return Object.fromEntries(measure(records, months).map(({ key, result }) => [key, result]));
    },
    first: ({ records }) => records[0].at.toISOString().replace(".000Z", "+00:00"),
  },
  subscriptions: {
    retention: ({ records, truth }) => retention(records, { period: monthOf(truth) }),
    churn: ({ records, truth }) => churn(records, { period: monthOf(truth) }),
    customersAtStart: ({ records, truth }) =>
      customerBase(records, { at: monthOf(truth).start }).value,
    customersAtEnd: ({ records, truth }) => customerBase(records, { at: monthOf(truth).end }).value,
    mrrAtStart: ({ records, truth }) => revenueRetention(records, { period: monthOf(truth) }).start,
    mrrAtEnd: ({ records, truth }) =>
      revenueRetention(records.map(withMrr), { period: monthOf(truth) }).end,
  },
  orders: {
    // What was paid back in an invoice of its own is no order.
    orders: ({ records }) => records.filter(({ amount }) => amount >= 0).length,
    refunds: ({ records }) => records.filter(({ amount }) => amount < 0).length,
    repeatCustomers: ({ records }) =>
      historicValue(records).customers.filter(({ orders }) => orders > 1).length,
    revenue: ({ records }) => historicValue(records).total,
    customers: ({ records }) => historicValue(records).n,
    valuePerCustomer: ({ records }) => historicValue(records).value,
    perCustomer: ({ records }) => customersOf(records, ({ value }) => value),
    ordersPerCustomer: ({ records }) => customersOf(records, ({ orders }) => orders),
    failed: ({ leftOut }) => countsOf(leftOut)["failed"],
    unpaid: ({ leftOut }) => countsOf(leftOut)["never paid"],
    blankAmountRejected: ({ rejected }) =>
      rejected.filter(({ issues }) => issues[0]!.message.startsWith("amount is missing")).length,
    noCustomerRows: ({ leftOut }) =>
      leftOut.filter(({ reason }) => reason === "no customer" || reason === "bad debt").length,
    noCustomer: ({ leftOut }) => leftOut.filter(({ reason }) => reason === "no customer").length,
  },
  events: {
    customers: ({ records }) => new Set(records.map(({ customerId }) => customerId)).size,
    cohorts: ({ records }) => cohortTableOf(records),
  },
  lifetimes: {
    churnShare: ({ records }) => share(records, { field: "ended" }),
    byGeography: ({ records }) =>
      Object.fromEntries(
        measure(records, by("segment", share({ field: "ended" }))).map(({ key, result }) => [
          key,
          result.value,
        ]),
      ),
    ended: ({ records }) => records.filter(({ ended }) => ended).length,
    mrr: ({ records }) => sumOf(records.map(({ mrr }) => mrr)),
    mrrLost: ({ records }) => sumOf(records.filter(({ ended }) => ended).map(({ mrr }) => mrr)),
  },
};

/**
 * What a sample says besides its figures; `averageOrderGross` is before refunds, `breachedFirstResponse` of
 * cells that are not read.
 */
export const NO_FIGURES = [
  "period",
  "note",
  "with",
  "csatRule",
  "averageOrderGross",
  "breachedFirstResponse",
  "wrongIfCanceledAt",
  "wrongIfCustomerId",
  "csatFromReviews",
  "wrongIfEveryRowCounted",
];

/** Of which kind records are. */
export function kindOf(record: object): string {
  if ("createdAt" in record) return "tickets";
  if ("startedAt" in record) return "subscriptions";
  if ("amount" in record) return "orders";
  if ("duration" in record) return "lifetimes";
  return "event" in record ? "events" : "answers";
}

const asOf = new Date("2027-01-01");

/** How scores of a vendor are read. */
const CSAT: Readonly<Record<string, CsatOptions>> = {
  zendesk: zendesk.csat,
  freshdesk: freshdesk.csat,
  hubspot: hubspot.csat,
};

function scaleOf({ name }: Source<unknown>) {
  return CSAT[name.split(".")[0]!] ?? {};
}

/** What Chargebee's file leaves to the plan, which here says it in its name. */
function withMrr(record: any) {
  const months = /yearly/.test(record.plan) ? 12 : 1;
  return "mrr" in record ? record : { ...record, mrr: record.price / months };
}

function monthOf({ period }: Read["truth"]) {
  const [year, month] = String(period).split("-").map(Number) as [number, number];
  return { start: new Date(Date.UTC(year, month - 1)), end: new Date(Date.UTC(year, month)) };
}

/** Cohorts by their month: how many, and the shares that came back. */
function cohortTableOf(records: any[]) {
  const { cohorts: rows } = cohorts(records, { unit: "month", asOf: new Date("2026-04-01") });
  return Object.fromEntries(
    rows.map(({ period, size, cells }) => [
      period.key,
      { size, ...Object.fromEntries(cells.map(({ value }, i) => [`m${i}`, value])) },
    ]),
  );
}

function countsOf(rows: readonly { readonly reason: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { reason } of rows) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

function customersOf(records: any[], figure: (customer: any) => number): Record<string, number> {
  const { customers } = historicValue(records);
  return Object.fromEntries(customers.map((one) => [String(one.customerId), figure(one)]));
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
