export type { ChartLabels, ChartOptions } from "./chartOptions";
export type * from "./chartSpec";
export {
  type CohortChartOptions,
  type CohortChartTable,
  type CohortLabels,
  cohortChart,
} from "./cohortChart";
export {
  type DistributionChartOptions,
  type DistributionLabels,
  distributionChart,
  type ScoreBands,
} from "./distributionChart";
export type { Figures } from "./figures";
export { type GaugeChartOptions, type GaugeLabels, gaugeChart } from "./gaugeChart";
export {
  type SurvivalChartCurve,
  type SurvivalChartGroup,
  type SurvivalChartOptions,
  type SurvivalLabels,
  survivalChart,
} from "./survivalChart";
export {
  type TrendChartOptions,
  type TrendChartPoint,
  type TrendLabels,
  trendChart,
} from "./trendChart";
export { type WaterfallChartRevenue, type WaterfallLabels, waterfallChart } from "./waterfallChart";
export { type WhaleChartProfit, type WhaleLabels, whaleChart } from "./whaleChart";
