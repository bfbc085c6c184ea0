import * as k from "customer-kpis";
import type { Call } from "../fuzz/recordedCalls";

const period = { start: new Date("2025-01-01"), end: new Date("2026-01-01") };
const asOf = period.end;

/** A record with all that a KPI may read; `another` makes more of it, each of another customer. */
const row = {
  customerId: "ann",
  key: "ann",
  stage: "buy",
  touchpoint: "shop",
  accountId: "acme",
  ticketId: "t",
  score: 9,
  reason: "price",
  at: new Date("2025-03-01"),
  createdAt: new Date("2025-03-01"),
  firstRespondedAt: new Date("2025-03-01T01:00:00Z"),
  resolvedAt: new Date("2025-03-02"),
  startedAt: new Date("2025-02-01"),
  endedAt: new Date("2025-06-01"),
  amount: 10,
  mrr: 10,
};
const rows = [row, { ...row, score: 3, endedAt: null }];
const groups = ["ann", "bob"].map((key) => ({ key, result: k.nps([9, 9, 3]) }));

function measured(name: string, measure: k.Measure<never, unknown>): Call {
  return { name: `measure ${name}`, call: k.measure as Call["call"], args: [rows, measure] };
}

/** Calls in which everything that can be many is many: groups, customers, days. */
export const largeCalls: readonly Call[] = [
  measured("by, a group each", k.by("key", k.nps())),
  measured("by of by", k.by("score", k.by("key", k.nps()))),
  measured("over days of by", k.over("day", k.by("key", k.nps()))),
  measured("by of over", k.by("key", k.over("month", k.nps()))),
  measured("latest", k.latest("customerId", k.nps())),
  measured("distinct", k.distinct("key")),
  measured("values", k.values("amount")),
  measured("by of cohorts", k.by("score", k.cohorts({ unit: "month", asOf }))),
  measured("combine", k.combine({ nps: k.nps(), all: k.by("key", k.sums("amount")) })),
  measured(
    "where",
    k.where((one: typeof row) => one.score > 4, k.by("key", k.nps())),
  ),
  measured("by of retention", k.by("key", k.retention({ period }))),
  measured("churn, daily", k.churn({ period, method: "daily" })),
  measured("churn by month", k.churn({ period, unit: "month" })),
  measured("revenueRetention by month", k.revenueRetention({ period, unit: "month" })),
  measured("backlog by day", k.backlog({ period, unit: "day" })),
  measured("over of resolutionTime", k.over("week", k.resolutionTime())),
  measured("journey, a touchpoint each", k.journey({ measure: k.nps() })),
  ...Object.entries({
    compareWithRest: k.compareWithRest,
    weakPoints: k.weakPoints,
    compareAllShares: k.compareAllShares,
    trend: k.trend,
  }).map(([name, call]): Call => {
    return { name: `${name}, of many`, call: call as Call["call"], args: [groups] };
  }),
];
