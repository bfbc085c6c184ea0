export { by } from "./fold/by";
export { byKey } from "./fold/byKey";
export {
  combine,
  type InputOfAll,
  type Parts,
  type ResultOfAll,
  type StateOfAll,
} from "./fold/combine";
export { derive } from "./fold/derive";
export { type DistinctResult, type DistinctState, distinct } from "./fold/distinct";
export type { GroupStates } from "./fold/groups";
export { type LatestOptions, type LatestState, latest } from "./fold/latest";
export { type OverOptions, over, type PeriodGroup, type PeriodStates } from "./fold/over";
export { select } from "./fold/select";
export { type SumsResult, type SumsState, sums } from "./fold/sums";
export {
  type Scale,
  type Score,
  type ScoreCount,
  type TallyResult,
  type TallyState,
  tally,
} from "./fold/tally";
export { type ValuesResult, type ValuesState, values } from "./fold/values";
export { where } from "./fold/where";
export {
  type AcquisitionOptions,
  type AcquisitionResult,
  acquisition,
  type Conversion,
} from "./loyalty/acquisition";
export {
  type ChurnChoice,
  type ChurnOptions,
  type ChurnReason,
  type ChurnResult,
  churn,
} from "./loyalty/churn";
export type { ChurnMethod } from "./loyalty/churnMethod";
export {
  type ChurnCause,
  type ChurnCauseResult,
  type ChurnDifference,
  type ChurnReconciliationOptions,
  type ChurnReconciliationResult,
  churnReconciliation,
  type ReconciledChurn,
  type ReconciledMethod,
} from "./loyalty/churnReconciliation";
export type { CohortsState } from "./loyalty/cohortLog";
export {
  type Cohort,
  type CohortCell,
  type CohortsKpi,
  type CohortsOptions,
  type CohortsResult,
  cohorts,
} from "./loyalty/cohorts";
export {
  type ComparedGroup,
  type CompareSurvivalOptions,
  type CompareSurvivalResult,
  compareSurvival,
  type LifetimesGroup,
  type StratifiedLifetime,
} from "./loyalty/compareSurvival";
export {
  type CustomerBaseOptions,
  type CustomerBaseResult,
  type CustomerBaseState,
  customerBase,
} from "./loyalty/customerBase";
export type { Lifetime, LifetimesState } from "./loyalty/lifetime";
export type { MemberHistories, MemberHistory, MemberStretch } from "./loyalty/memberHistory";
export type { Activity, Membership, Purchase, Subscription } from "./loyalty/membership";
export type { MembershipsResult } from "./loyalty/membershipsFrom";
export {
  type MembershipsFromActivityOptions,
  membershipsFromActivity,
} from "./loyalty/membershipsFromActivity";
export {
  type MembershipsFromColumnsOptions,
  membershipsFromColumns,
} from "./loyalty/membershipsFromColumns";
export { membershipsFromOrders } from "./loyalty/membershipsFromOrders";
export {
  type MembershipsFromSubscriptionsOptions,
  membershipsFromSubscriptions,
  type SubscriptionRecord,
} from "./loyalty/membershipsFromSubscriptions";
export { monthlyRevenue } from "./loyalty/monthlyRevenue";
export {
  type PurchaseCustomer,
  type RepeatPurchaseOptions,
  type RepeatPurchaseResult,
  type RepeatPurchaseState,
  type ReturningCustomers,
  repeatPurchase,
  type TimeBetweenPurchases,
} from "./loyalty/repeatPurchase";
export { type RescaleChurnOptions, rescaleChurn } from "./loyalty/rescaleChurn";
export {
  type RetentionCountError,
  type RetentionOptions,
  type RetentionResult,
  type RetentionState,
  retention,
} from "./loyalty/retention";
export {
  type RetentionCounts,
  type RetentionFromCountsResult,
  retentionFromCounts,
} from "./loyalty/retentionFromCounts";
export {
  type RetentionOverOptions,
  type RetentionOverState,
  retentionOver,
} from "./loyalty/retentionOver";
export {
  type CustomerRevenue,
  type RevenueMovementsOptions,
  type RevenueMovementsResult,
  revenueMovements,
} from "./loyalty/revenueMovements";
export {
  type RevenueCustomers,
  type RevenueRetentionOptions,
  type RevenueRetentionResult,
  type RevenueStep,
  revenueRetention,
} from "./loyalty/revenueRetention";
export {
  type RevenueRetentionOverOptions,
  revenueRetentionOver,
} from "./loyalty/revenueRetentionOver";
export type {
  CurrencyRates,
  RevenueMovement,
  RevenueRecord,
  RevenueState,
} from "./loyalty/revenueSnapshots";
export {
  type RestrictedMean,
  type SurvivalInterval,
  type SurvivalOptions,
  type SurvivalPoint,
  type SurvivalQuantile,
  type SurvivalResult,
  type SurvivalStep,
  survival,
} from "./loyalty/survival";
export { type Tenure, type TenuresOptions, type TenuresResult, tenures } from "./loyalty/tenures";
export {
  type Group,
  type Key,
  type Kpi,
  kpi,
  type Measure,
  measure,
  measureAsync,
  type Records,
} from "./measure";
export {
  type Objective,
  type ObjectiveResult,
  type ScorecardOptions,
  type ScorecardResult,
  scorecard,
} from "./scorecard/scorecard";
export type { MeasureResult, ScorecardMeasure, Status, Thresholds } from "./scorecard/scoreMeasure";
export type { Interval } from "./stats/intervals";
export type { Moments } from "./stats/moments";
export {
  type FirstResponseTimeOptions,
  type FirstResponseTimeResult,
  type FirstResponseTimeState,
  firstResponseTime,
  type WithinTarget,
} from "./support/firstResponseTime";
export type { Ticket } from "./support/ticket";
export { type CsatOptions, type CsatResult, csat } from "./survey/csat";
export { type NpsOptions, type NpsResult, nps } from "./survey/nps";
export {
  type ServqualDimension,
  type ServqualItem,
  type ServqualOptions,
  type ServqualResponse,
  type ServqualResult,
  type ServqualState,
  type ServqualSums,
  servqual,
} from "./survey/servqual";
export type {
  CustomInstrument,
  InstrumentDimension,
  ServqualInstrument,
} from "./survey/servqualInstrument";
export {
  type Calendar,
  type Instant,
  type NamedPeriod,
  type Period,
  type PeriodsOptions,
  periods,
  type Unit,
} from "./time";
export {
  type DiscountedValueOptions,
  type DiscountedValueResult,
  discountedValue,
} from "./value/discountedValue";
export {
  type HistoricCustomerValue,
  type HistoricValueOptions,
  type HistoricValueResult,
  type HistoricValueState,
  historicValue,
} from "./value/historicValue";
export type { Order } from "./value/order";
