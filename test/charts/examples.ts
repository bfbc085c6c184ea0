import {
  by,
  cohorts,
  csat,
  loadByHour,
  measure,
  nps,
  over,
  profitability,
  revenueRetention,
  scorecard,
  servqual,
  survival,
} from "customer-kpis";
import {
  bulletChart,
  type ChartOptions,
  type ChartSpec,
  cohortChart,
  comparisonChart,
  distributionChart,
  gaugeChart,
  loadChart,
  scorecardChart,
  servqualChart,
  smallMultiplesChart,
  sparklineChart,
  survivalChart,
  trendChart,
  waterfallChart,
  whaleChart,
} from "customer-kpis/charts";

const at = (date: string) => new Date(date);

const answers = [
  { score: 10, channel: "email", at: at("2026-01-31") },
  { score: 9, channel: "email", at: at("2026-01-12") },
  { score: 8, channel: "phone", at: at("2026-01-20") },
  { score: 2, channel: "phone", at: at("2026-03-05") },
  { score: 7, channel: "chat", at: at("2026-03-06") },
];
export const months = measure(answers, over({ unit: "month", fill: true }, nps()));
const channelMonths = measure(answers, by("channel", over({ unit: "month" }, nps())));
export const channels = measure(answers, by("channel", nps()));

const visits = [
  { customerId: "ann", at: at("2026-01-05") },
  { customerId: "ann", at: at("2026-02-11") },
  { customerId: "bob", at: at("2026-01-20") },
  { customerId: "bob", at: at("2026-02-25") },
  { customerId: "cy", at: at("2026-01-31") },
  { customerId: "dee", at: at("2026-02-02") },
];
const calendar = { unit: "month", asOf: at("2026-03-01") } as const;
export const table = cohorts(visits, calendar);
/** Thirty days each from their own start: in the second, cy's and dee's are not over. */
export const rolling = cohorts(visits, {
  ...calendar,
  windows: "rolling",
  asOf: at("2026-03-10"),
});

export const curve = survival([
  { duration: 2, ended: true },
  { duration: 2, ended: false },
  { duration: 3, ended: true },
  { duration: 3, ended: false },
  { duration: 5, ended: true },
]);
export const lastingCurve = survival([
  { duration: 1, ended: true },
  { duration: 4, ended: false },
  { duration: 6, ended: false },
]);

const period = { start: at("2026-01-01"), end: at("2026-02-01") };
const before = at("2025-06-01");
const during = at("2026-01-15");
export const revenue = revenueRetention(
  [
    { customerId: "ann", startedAt: before, endedAt: null, mrr: 60.25 },
    { customerId: "ann", startedAt: during, endedAt: null, mrr: 30 },
    { customerId: "bob", startedAt: before, endedAt: during, mrr: 40 },
    { customerId: "cy", startedAt: during, endedAt: null, mrr: 50 },
  ],
  { period },
);

export const profit = profitability([
  { customerId: "ann", margin: 100, costToServe: 20 },
  { customerId: "bob", margin: 50, costToServe: 70 },
  { customerId: "cem", margin: 40 },
  { customerId: "dia", margin: 10, costToServe: 10 },
]);

const instrument = {
  dimensions: [
    { name: "speed", items: [1, 2] },
    { name: "manners", items: [3] },
  ],
};
export const quality = servqual(
  [
    { expectations: [7, 6, 6], perceptions: [4, 5, 6] },
    { expectations: [7, 7, 5], perceptions: [6, 6, 6] },
  ],
  { instrument },
);

const week = { start: at("2026-03-02"), end: at("2026-03-09") };
export const load = loadByHour(
  [
    { createdAt: at("2026-03-02T09:10Z"), firstRespondedAt: at("2026-03-02T10:05Z") },
    { createdAt: at("2026-03-02T09:50Z") },
    { createdAt: at("2026-03-04T14:00Z") },
  ],
  { period: week },
);

export const card = scorecard({
  objectives: [
    {
      name: "Loved",
      statement: "I would tell a friend to buy here.",
      measures: [
        { name: "NPS", result: { value: 32 }, thresholds: { red: 0, green: 50 } },
        { name: "CSAT", result: csat([]), target: 0.8 },
      ],
    },
    {
      name: "Quick",
      measures: [{ name: "In time", result: { value: 0.3 }, target: 0.9 }],
    },
  ],
});

/** A chart with data, and without. */
interface Example {
  readonly full: (options?: ChartOptions) => ChartSpec;
  readonly empty: (options?: ChartOptions) => ChartSpec;
}

/** Every chart of the door. */
export const examples: Readonly<Record<string, Example>> = {
  bulletChart: {
    full: (options) => bulletChart(7.25, options),
    empty: (options) => bulletChart(null, options),
  },
  cohortChart: {
    full: (options) => cohortChart(table, options),
    empty: (options) => cohortChart(cohorts([], calendar), options),
  },
  comparisonChart: {
    full: (options) => comparisonChart(channels, options),
    empty: (options) => comparisonChart([{ key: "email", result: nps([]) }], options),
  },
  distributionChart: {
    full: (options) => distributionChart(nps(answers).distribution, options),
    empty: (options) => distributionChart(nps([]).distribution, options),
  },
  gaugeChart: {
    full: (options) => gaugeChart(7.25, options),
    empty: (options) => gaugeChart(null, options),
  },
  loadChart: {
    full: (options) => loadChart(load, options),
    empty: (options) => loadChart(loadByHour([], { period: week }), options),
  },
  scorecardChart: {
    full: (options) => scorecardChart(card, options),
    empty: (options) =>
      scorecardChart(
        scorecard({
          objectives: [
            { name: "Loved", measures: [{ name: "CSAT", result: csat([]), target: 0.8 }] },
          ],
        }),
        options,
      ),
  },
  servqualChart: {
    full: (options) => servqualChart(quality, options),
    empty: (options) => servqualChart(servqual([], { instrument }), options),
  },
  smallMultiplesChart: {
    full: (options) => smallMultiplesChart(channelMonths, options),
    empty: (options) =>
      smallMultiplesChart(
        [{ key: "email", result: [{ key: "2026-01", result: nps([]) }] }],
        options,
      ),
  },
  sparklineChart: {
    full: (options) => sparklineChart(months, options),
    empty: (options) => sparklineChart([{ key: "2026-01", result: nps([]) }], options),
  },
  survivalChart: {
    full: (options) => survivalChart(curve, options),
    empty: (options) => survivalChart(survival([]), options),
  },
  trendChart: {
    full: (options) => trendChart(months, options),
    empty: (options) => trendChart([{ key: "2026-01", result: nps([]) }], options),
  },
  waterfallChart: {
    full: (options) => waterfallChart(revenue, options),
    empty: (options) => waterfallChart(revenueRetention([], { period }), options),
  },
  whaleChart: {
    full: (options) => whaleChart(profit, options),
    empty: (options) => whaleChart(profitability([]), options),
  },
};
