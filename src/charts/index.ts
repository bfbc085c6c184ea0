export type { Band, BandLabels, BandOptions } from "./bands";
export { type BulletChartOptions, type BulletLabels, bulletChart } from "./bulletChart";
export type { ChartLabels, ChartOptions } from "./chartOptions";
export type {
  ChartAngle,
  ChartAxis,
  ChartAxisStyle,
  ChartColor,
  ChartConfig,
  ChartDash,
  ChartData,
  ChartEncoding,
  ChartEnd,
  ChartLayer,
  ChartMark,
  ChartPixels,
  ChartPosition,
  ChartRow,
  ChartScale,
  ChartScaled,
  ChartShade,
  ChartSpec,
  ChartTitle,
} from "./chartSpec";
export {
  type CohortChartOptions,
  type CohortChartTable,
  type CohortLabels,
  cohortChart,
} from "./cohortChart";
export {
  type ComparisonChartGroup,
  type ComparisonChartOptions,
  type ComparisonLabels,
  comparisonChart,
} from "./comparisonChart";
export {
  type DistributionChartOptions,
  type DistributionLabels,
  distributionChart,
  type ScoreBands,
} from "./distributionChart";
export type { DurationUnit } from "./durations";
export type { Figures } from "./figures";
export { type GaugeChartOptions, type GaugeLabels, gaugeChart } from "./gaugeChart";
export {
  type LoadChartOptions,
  type LoadChartResult,
  type LoadLabels,
  loadChart,
} from "./loadChart";
export type { ChartColors } from "./palette";
export type { PeriodLabels, PeriodOptions, TrendChartPoint } from "./periods";
export {
  type ScorecardChartCard,
  type ScorecardChartMeasure,
  type ScorecardChartObjective,
  type ScorecardChartOptions,
  type ScorecardLabels,
  scorecardChart,
} from "./scorecardChart";
export {
  type ServqualChartOptions,
  type ServqualChartResult,
  type ServqualLabels,
  servqualChart,
} from "./servqualChart";
export {
  type SmallMultiplesChartGroup,
  type SmallMultiplesChartOptions,
  type SmallMultiplesLabels,
  smallMultiplesChart,
} from "./smallMultiplesChart";
export { type SparklineChartOptions, type SparklineLabels, sparklineChart } from "./sparklineChart";
export { type SurvivalChartOptions, type SurvivalLabels, survivalChart } from "./survivalChart";
export type { SurvivalChartCurve, SurvivalChartGroup, SurvivalChartSteps } from "./survivalCurves";
export {
  type TrendChartOptions,
  type TrendLabels,
  trendChart,
} from "./trendChart";
export { type WaterfallChartRevenue, type WaterfallLabels, waterfallChart } from "./waterfallChart";
export { type WhaleChartProfit, type WhaleLabels, whaleChart } from "./whaleChart";
