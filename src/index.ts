export type { CustomerAliases } from "./customer/aliases";
export type { Count, CustomerCountsState } from "./customer/countLog";
export type {
  CustomerAnswer,
  CustomerEvent,
  CustomerInteraction,
  CustomerMembership,
  CustomerOrder,
  CustomerRecord,
  CustomerRecords,
  CustomerTicket,
} from "./customer/customerEvent";
export type { ChurnRisk, CustomerFuture, MissingPart, NextOrder } from "./customer/customerFuture";
export type {
  CustomerPast,
  OrderGaps,
  OrderPast,
  SurveyPast,
  TicketPast,
} from "./customer/customerPast";
export type {
  CurrentMembership,
  CustomerPresent,
  LatestScore,
  OpenItems,
  OpenOrder,
  OpenTicket,
} from "./customer/customerPresent";
export type {
  CustomerState,
  CustomerStateRule,
  CustomerStateRuleName,
} from "./customer/customerState";
export {
  type CustomerViewOptions,
  type CustomerViewResult,
  customerView,
} from "./customer/customerView";
export { type CustomerViewsResult, customerViews } from "./customer/customerViews";
export { eachCustomerView } from "./customer/eachCustomerView";
export type { FittedModel, ForecastOptions } from "./customer/forecast";
export type { CustomerHealth, HealthPart } from "./customer/health";
export type { LifecycleEvent } from "./customer/lifecycle";
export {
  type NextPurchasesOptions,
  type NextPurchasesResult,
  type NextPurchasesState,
  nextPurchases,
  type ProductOrder,
} from "./customer/nextPurchases";
export type { PairsState } from "./customer/pairIndex";
export type { CustomerPolicies, HealthPartName } from "./customer/policies";
export type { CustomerPurchasesState } from "./customer/purchaseLog";
export type { ReadEventState, ReadRecordState } from "./customer/readEvent";
export type { RfmCell } from "./customer/rfmCell";
export {
  type SayDoCell,
  type SayDoOptions,
  type SayDoResult,
  type SayDoShare,
  sayDo,
} from "./customer/sayDo";
export {
  type SaidAndDone,
  type SayDoCorrelationOptions,
  type SayDoCorrelationResult,
  sayDoCorrelation,
} from "./customer/sayDoCorrelation";
export type {
  SayDoAnswer,
  SayDoExcluded,
  SayDoRecords,
  SayDoWorth,
} from "./customer/sayDoRecords";
export type { NextPurchase, Suggestion, SuggestionOptions } from "./customer/suggestions";
export type { CustomerValuesState, ValueHistory } from "./customer/valueLog";
export type { CustomerViewsOptions } from "./customer/viewOptions";
export type {
  CustomerView,
  RecordExclusions,
  SingleViewExclusions,
  ViewExclusions,
} from "./customer/viewResult";
export type {
  CustomerViewsState,
  HeldEventState,
  MembershipRowState,
  OpenRowState,
} from "./customer/viewState";
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
export type { DurationsState } from "./fold/durations";
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
export { medianLifetime } from "./loyalty/medianLifetime";
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
export { type SurvivalResult, type SurvivalStep, survival } from "./loyalty/survival";
export type { SurvivalInterval } from "./loyalty/survivalBounds";
export type {
  RestrictedMean,
  SurvivalOptions,
  SurvivalPoint,
  SurvivalQuantile,
  SurvivalSummary,
} from "./loyalty/survivalSummary";
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
  type AwarenessAnswer,
  type BrandAwarenessOptions,
  type BrandAwarenessResult,
  type BrandAwarenessState,
  brandAwareness,
  type UnaidedAwareness,
} from "./scorecard/brandAwareness";
export type { CounterMeasure } from "./scorecard/counterMeasures";
export type {
  AssumedRange,
  Assumption,
  CrmEffect,
  NewCustomersEffect,
  OtherEffect,
  RetentionEffect,
  ServiceCostEffect,
  SpendEffect,
} from "./scorecard/crmEffect";
export {
  type CrmCost,
  type CrmPart,
  type CrmReturnOptions,
  type CrmReturnResult,
  crmReturn,
} from "./scorecard/crmReturn";
export type { CrmReturnRange, CrmSensitivity } from "./scorecard/crmSensitivity";
export type { MeasureExplanation, ScoreExplanation } from "./scorecard/explanation";
export {
  type MarketPart,
  type MarketShareOptions,
  type MarketShareResult,
  type MarketShareState,
  marketShare,
} from "./scorecard/marketShare";
export type { ScorecardValue } from "./scorecard/realChange";
export {
  type Perspective,
  type PerspectiveResult,
  type ScorecardOptions,
  type ScorecardResult,
  scorecard,
} from "./scorecard/scorecard";
export {
  type ScorecardByResult,
  type ScorecardCell,
  type ScorecardRow,
  scorecardBy,
} from "./scorecard/scorecardBy";
export type { ScorecardIndex, ScorecardIndexes } from "./scorecard/scorecardIndexes";
export type { MeasureResult, ScorecardMeasure } from "./scorecard/scoreMeasure";
export type { Objective, ObjectiveResult, Scored } from "./scorecard/scoreObjective";
export type {
  AchievementRule,
  BandsRule,
  Better,
  OnTargetRule,
  ProgressRule,
  RangeRule,
  ScoreRule,
  Thresholds,
  ThresholdsRule,
} from "./scorecard/scoreRule";
export {
  type ShareOfWalletResult,
  type ShareOfWalletState,
  shareOfWallet,
  type Wallet,
} from "./scorecard/shareOfWallet";
export type { Status } from "./scorecard/status";
export type { Direction, MeasureTrend, ScoreTrend } from "./scorecard/trends";
export type { ScorecardWarning } from "./scorecard/warnings";
export type { MissingPolicy, ScoreTerm } from "./scorecard/weigh";
export type { MedianInterval } from "./stats/censoredMedian";
export type { Interval } from "./stats/intervals";
export type { Moments } from "./stats/moments";
export type { Correction } from "./stats/multiple";
export type { SketchState } from "./stats/sketch";
export type { SignedRanks } from "./stats/wilcoxon";
export {
  type AgentsNeededOptions,
  type AgentsNeededResult,
  agentsNeeded,
} from "./support/agentsNeeded";
export {
  type BacklogOptions,
  type BacklogPeriod,
  type BacklogResult,
  type BacklogState,
  type BacklogTicket,
  backlog,
} from "./support/backlog";
export { type BusinessTime, businessTime } from "./support/businessTime";
export { type ErlangCOptions, type ErlangCResult, erlangC, type Load } from "./support/erlangC";
export type { Exclusion, ExclusionCounts } from "./support/exclusions";
export {
  type FirstResponseTimeOptions,
  type FirstResponseTimeResult,
  firstResponseTime,
} from "./support/firstResponseTime";
export {
  type HourLoad,
  type LoadByHourOptions,
  type LoadByHourResult,
  type LoadByHourState,
  type LoadTicket,
  loadByHour,
} from "./support/loadByHour";
export { type LoadServedOptions, type LoadServedResult, loadServed } from "./support/loadServed";
export { replyTurns } from "./support/replyTurns";
export {
  type ResolutionTimeResult,
  type ResolutionTimeState,
  type ResolvableTicket,
  resolutionTime,
  type TicketShare,
} from "./support/resolutionTime";
export type {
  DatedHoliday,
  HolidayCalendar,
  HolidayRule,
  Schedule,
  ScheduleChange,
  Shift,
  Weekday,
  WorkingWeek,
  YearlyHoliday,
} from "./support/schedule";
export {
  type Achievement,
  type ServiceLevelOptions,
  type ServiceLevelResult,
  type ServiceLevelState,
  serviceLevel,
  type TargetAchievement,
} from "./support/serviceLevel";
export { type ServiceStandingsOptions, serviceStandings } from "./support/serviceStandings";
export type {
  ServiceStanding,
  ServiceState,
  ServiceTarget,
  ServiceTicket,
} from "./support/serviceTargets";
export type { Pause, Ticket } from "./support/ticket";
export type { TicketEvent, TicketHistory, TicketRole, TicketRules } from "./support/ticketEvents";
export { ticketsFromEvents } from "./support/ticketsFromEvents";
export type { WaitBucket, WaitQuantile, WaitResult, WithinTarget } from "./support/waitResult";
export type { WaitOptions, WaitState } from "./support/waits";
export {
  type AccountNpsOptions,
  type AccountNpsResult,
  type AccountNpsState,
  type AccountScore,
  accountNps,
} from "./survey/accountNps";
export { type CesOptions, type CesResult, ces } from "./survey/ces";
export { type AllSharesComparison, compareAllShares } from "./survey/compareAllShares";
export { type CompareMeansOptions, compareMeans, type Mean } from "./survey/compareMeans";
export { type CompareNpsOptions, compareNps } from "./survey/compareNps";
export { comparePairedMeans } from "./survey/comparePairedMeans";
export { comparePairedNps } from "./survey/comparePairedNps";
export { comparePairedShares } from "./survey/comparePairedShares";
export {
  type CompareSharesMethod,
  type CompareSharesOptions,
  compareShares,
} from "./survey/compareShares";
export { compareWithRest, type GroupComparison } from "./survey/compareWithRest";
export type { Comparison, ComparisonOptions, OneOrMany } from "./survey/comparison";
export {
  type AlphaItem,
  type CronbachAlphaOptions,
  type CronbachAlphaResult,
  cronbachAlpha,
  type NoAlphaReason,
} from "./survey/cronbachAlpha";
export { type CsatOptions, type CsatResult, csat } from "./survey/csat";
export { type DeliveryGapResult, deliveryGap } from "./survey/deliveryGap";
export { deliveryGaps, type RatedStatement, type StatementGap } from "./survey/deliveryGaps";
export {
  type Driver,
  type DriversOptions,
  type DriversResult,
  drivers,
  type NoDriversReason,
  type Quadrant,
} from "./survey/drivers";
export {
  type JourneyKpi,
  type JourneyKpiResult,
  type JourneyOptions,
  type JourneyRecord,
  type JourneyResult,
  type JourneyStage,
  type JourneyTouchpoint,
  journey,
  type WeakTouchpoint,
} from "./survey/journey";
export {
  type LatestWithinOptions,
  type LatestWithinState,
  latestWithin,
} from "./survey/latestWithin";
export {
  type CustomerScore,
  type MeanPerCustomerResult,
  type MeanPerCustomerState,
  meanPerCustomer,
} from "./survey/meanPerCustomer";
export { type NpsResult, nps } from "./survey/nps";
export type { NpsOptions } from "./survey/npsBands";
export type { NpsCounts } from "./survey/npsCounts";
export {
  type NpsIntervalMethod,
  type NpsIntervalOptions,
  npsInterval,
} from "./survey/npsInterval";
export {
  type NpsReason,
  type NpsReasonsResult,
  type NpsReasonsState,
  npsReasons,
  type ReasonedScore,
} from "./survey/npsReasons";
export { type NpsSampleSizeOptions, npsSampleSize } from "./survey/npsSampleSize";
export type { Pair } from "./survey/pair";
export { type Percentage, percentages } from "./survey/percentages";
export type { RatingScale } from "./survey/ratingScale";
export { type ResponseRateResult, responseRate } from "./survey/responseRate";
export { type ServqualOptions, type ServqualResponse, servqual } from "./survey/servqual";
export type {
  CustomInstrument,
  InstrumentDimension,
  ServqualInstrument,
} from "./survey/servqualInstrument";
export type {
  GapTest,
  ServqualAlpha,
  ServqualDimension,
  ServqualItem,
  ServqualResult,
  ServqualWarning,
} from "./survey/servqualResult";
export type { ServqualState } from "./survey/servqualState";
export type { Share } from "./survey/share";
export {
  type ShareIntervalMethod,
  type ShareIntervalOptions,
  shareInterval,
} from "./survey/shareInterval";
export {
  type Compare,
  type ManyOptions,
  type TrendChange,
  type TrendPoint,
  trend,
} from "./survey/trend";
export { type WeakPoint, weakPoints } from "./survey/weakPoints";
export {
  type WeightedNpsResult,
  type WeightedNpsState,
  type WeightedScore,
  weightedNps,
} from "./survey/weightedNps";
export {
  type ToleranceResponse,
  type ZoneOfToleranceOptions,
  type ZoneOfToleranceResult,
  type ZoneOfToleranceState,
  zoneOfTolerance,
} from "./survey/zoneOfTolerance";
export type { ZoneDimension, ZoneItem, ZoneScores, ZoneState } from "./survey/zoneScores";
export {
  type Calendar,
  type Instant,
  type NamedPeriod,
  type Period,
  type PeriodsOptions,
  periods,
  type Unit,
} from "./time";
export type { BetaGeometricParameters } from "./value/betaGeometric";
export { bgNbd } from "./value/bgNbd";
export {
  type DiscountedValueOptions,
  type DiscountedValueResult,
  discountedValue,
} from "./value/discountedValue";
export {
  type EvaluateOptions,
  type Evaluation,
  evaluate,
  type FrequencyGroup,
  type TrackedWeek,
} from "./value/evaluate";
export type { Fit, FitOptions, FitWarning } from "./value/fit";
export {
  type GammaGammaFit,
  type GammaGammaParameters,
  gammaGamma,
  type SpendModel,
} from "./value/gammaGamma";
export type { AgeCohort, CohortOptions } from "./value/historicCohorts";
export {
  type HistoricCustomerValue,
  type HistoricValueOptions,
  type HistoricValueResult,
  historicValue,
} from "./value/historicValue";
export {
  type HoldoutCustomer,
  type HoldoutSplit,
  type HoldoutSplitOptions,
  type HoldoutWeek,
  holdoutSplit,
} from "./value/holdoutSplit";
export {
  type CustomerLifetimeValue,
  type Estimate,
  type LifetimeValueOptions,
  type LifetimeValueResult,
  lifetimeValue,
} from "./value/lifetimeValue";
export { mbgNbd } from "./value/mbgNbd";
export type { Order } from "./value/order";
export type { OrderLog as OrderLogState } from "./value/orderLog";
export { type ParetoNbdParameters, paretoNbd } from "./value/paretoNbd";
export {
  type CustomerMargin,
  type CustomerProfit,
  type ProfitabilityOptions,
  type ProfitabilityResult,
  type ProfitabilityState,
  profitability,
  type WhalePoint,
} from "./value/profitability";
export { type PurchaseHistoriesOptions, purchaseHistories } from "./value/purchaseHistories";
export type { PurchaseHistory, PurchasePattern, SpendPattern } from "./value/purchaseHistory";
export type { AlivePattern, PurchaseModel } from "./value/purchaseModel";
export {
  type RfmBin,
  type RfmCustomer,
  type RfmOptions,
  type RfmResult,
  rfm,
} from "./value/rfm";
export type { RfmCuts } from "./value/rfmScores";
export type { RfmSegment, Scores as RfmScores } from "./value/rfmSegments";
export {
  type SbgCustomer,
  type SbgLifetimeOptions,
  type SbgParameters,
  type SubscriptionModel,
  type Survivors,
  sbg,
} from "./value/sbg";
