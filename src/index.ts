export { InputError } from "./check";
export { type Comparable, type CompareOptions, compare } from "./compare/compare";
export { type AllSharesComparison, compareAllShares } from "./compare/compareAllShares";
export { compareCounts, type EventCount } from "./compare/compareCounts";
export {
  type CompareMeansOptions,
  compareMeans,
  type Mean,
  type MeanResult,
} from "./compare/compareMeans";
export {
  type CompareNpsOptions,
  compareNps,
  type NpsCounts,
  type WeightedNpsShares,
} from "./compare/compareNps";
export { comparePairedMeans } from "./compare/comparePairedMeans";
export { comparePairedShares } from "./compare/comparePairedShares";
export {
  type CompareSharesMethod,
  type CompareSharesOptions,
  compareShares,
  type ShareOf,
} from "./compare/compareShares";
export { compareWithRest, type GroupComparison } from "./compare/compareWithRest";
export type { Comparison, ComparisonOptions, OneOrMany } from "./compare/comparison";
export type { Pair } from "./compare/pair";
export {
  type ShareIntervalMethod,
  type ShareIntervalOptions,
  shareInterval,
} from "./compare/shareInterval";
export {
  type Judged,
  type ManyOptions,
  type TrendChange,
  type TrendPoint,
  trend,
} from "./compare/trend";
export { type WeakPoint, weakPoints } from "./compare/weakPoints";
export {
  type CustomerViewOptions,
  type CustomerViewResult,
  customerView,
} from "./customer/customerView";
export { type CustomerViewsResult, customerViews } from "./customer/customerViews";
export { eachCustomerView } from "./customer/eachCustomerView";
export type { CustomerAliases } from "./customer/log/aliases";
export type { Count, CustomerCountsState } from "./customer/log/countLog";
export type {
  CustomerAnswer,
  CustomerEvent,
  CustomerInteraction,
  CustomerMembership,
  CustomerOrder,
  CustomerRecord,
  CustomerRecords,
  CustomerTicket,
} from "./customer/log/customerEvent";
export type { CustomerPurchasesState } from "./customer/log/purchaseLog";
export type { ReadEventState, ReadRecordState } from "./customer/log/readEvent";
export type { CustomerValuesState, ValueHistory } from "./customer/log/valueLog";
export type {
  CustomerViewsState,
  HeldEventState,
  MembershipRowState,
  OpenRowState,
} from "./customer/log/viewState";
export {
  type NextPurchasesOptions,
  type NextPurchasesResult,
  type NextPurchasesState,
  nextPurchases,
  type ProductOrder,
} from "./customer/next/nextPurchases";
export type { NextPurchase, Suggestion, SuggestionOptions } from "./customer/next/suggestions";
export {
  type SayDoCell,
  type SayDoOptions,
  type SayDoResult,
  sayDo,
} from "./customer/sayDo/sayDo";
export {
  type SaidAndDone,
  type SayDoCorrelationOptions,
  type SayDoCorrelationResult,
  sayDoCorrelation,
} from "./customer/sayDo/sayDoCorrelation";
export type {
  SayDoAnswer,
  SayDoRecords,
  SayDoWorth,
} from "./customer/sayDo/sayDoRecords";
export type {
  ChurnRisk,
  CustomerFuture,
  MissingPart,
  NextOrder,
} from "./customer/view/customerFuture";
export type {
  CustomerPast,
  OrderGaps,
  OrderPast,
  SurveyPast,
  TicketPast,
} from "./customer/view/customerPast";
export type {
  CurrentMembership,
  CustomerPresent,
  LatestScore,
  OpenItems,
  OpenOrder,
  OpenTicket,
} from "./customer/view/customerPresent";
export type {
  CustomerState,
  CustomerStateRule,
  CustomerStateRuleName,
} from "./customer/view/customerState";
export type { FittedModel, ForecastOptions } from "./customer/view/forecast";
export type { CustomerHealth, HealthPart } from "./customer/view/health";
export type { LifecycleEvent } from "./customer/view/lifecycle";
export type { CustomerPolicies, HealthPartName } from "./customer/view/policies";
export type { RfmCell } from "./customer/view/rfmCell";
export type { CustomerView } from "./customer/view/viewResult";
export type { CustomerViewsOptions } from "./customer/viewOptions";
export { by } from "./fold/by";
export { type Columns, columns, type RowOf } from "./fold/columns";
export {
  combine,
  type InputOfAll,
  type Parts,
  type ResultOfAll,
  type StateOfAll,
} from "./fold/combine";
export { counted } from "./fold/counted";
export { derive } from "./fold/derive";
export { type DistinctResult, type DistinctState, distinct } from "./fold/distinct";
export type { DurationsState } from "./fold/durations";
export type { GroupStates } from "./fold/groups";
export { type LatestOptions, type LatestState, latest } from "./fold/latest";
export {
  type OverOptions,
  over,
  type PeriodGroup,
  type PeriodStates,
  type Timed,
} from "./fold/over";
export type { Cutting, PeriodicKpi } from "./fold/periodic";
export { type Renamed, renamed } from "./fold/renamed";
export { select } from "./fold/select";
export { type SumsResult, type SumsState, sums } from "./fold/sums";
export type { PairsState } from "./fold/table";
export {
  type Scale,
  type Score,
  type ScoreCount,
  type TallyResult,
  type TallyState,
  tally,
} from "./fold/tally";
export { type ValuesResult, type ValuesState, values } from "./fold/values";
export { type Wanted, where } from "./fold/where";
export {
  type AcquisitionOptions,
  type AcquisitionResult,
  acquisition,
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
export type { CohortCell } from "./loyalty/cohorts/cohortDraft";
export type { CohortsState } from "./loyalty/cohorts/cohortLog";
export {
  type CohortsKpi,
  type CohortsOptions,
  type CohortsResult,
  cohorts,
} from "./loyalty/cohorts/cohorts";
export type { Cohort } from "./loyalty/cohorts/cohortTable";
export {
  type CustomerBaseOptions,
  type CustomerBaseResult,
  type CustomerBaseState,
  customerBase,
} from "./loyalty/members/customerBase";
export type { MemberLog } from "./loyalty/members/memberHistory";
export type { MembershipsResult } from "./loyalty/members/membershipsFrom";
export {
  type MembershipsFromActivityOptions,
  membershipsFromActivity,
} from "./loyalty/members/membershipsFromActivity";
export {
  type MembershipsFromSubscriptionsOptions,
  membershipsFromSubscriptions,
} from "./loyalty/members/membershipsFromSubscriptions";
export type { Snapshots } from "./loyalty/members/snapshots";
export { type RescaleChurnOptions, rescaleChurn } from "./loyalty/rescaleChurn";
export {
  type RetentionCountError,
  type RetentionOptions,
  type RetentionResult,
  retention,
} from "./loyalty/retention";
export {
  type RetentionCounts,
  type RetentionFromCountsResult,
  retentionFromCounts,
} from "./loyalty/retentionFromCounts";
export { type BillingPlan, monthlyRevenue } from "./loyalty/revenue/monthlyRevenue";
export {
  type CustomerRevenue,
  type RevenueMovementsOptions,
  type RevenueMovementsResult,
  revenueMovements,
} from "./loyalty/revenue/revenueMovements";
export {
  type RevenueCustomers,
  type RevenueRetentionOptions,
  type RevenueRetentionResult,
  type RevenueStep,
  revenueRetention,
} from "./loyalty/revenue/revenueRetention";
export type {
  CurrencyRates,
  RevenueMovement,
  RevenueState,
} from "./loyalty/revenue/revenueSnapshots";
export {
  type ComparedGroup,
  type CompareSurvivalOptions,
  type CompareSurvivalResult,
  compareSurvival,
  type LifetimesGroup,
  type StratifiedLifetime,
} from "./loyalty/survival/compareSurvival";
export type { Lifetime, LifetimesState } from "./loyalty/survival/lifetime";
export {
  type SurvivalColumns,
  type SurvivalKpi,
  type SurvivalOptions,
  type SurvivalResult,
  type SurvivalStep,
  type SurvivalSteps,
  type SurvivalStepsAs,
  survival,
} from "./loyalty/survival/survival";
export type {
  RestrictedMean,
  SurvivalInterval,
  SurvivalPoint,
  SurvivalQuantile,
  SurvivalSummary,
} from "./loyalty/survival/survivalSummary";
export {
  type Tenure,
  type TenuresOptions,
  type TenuresResult,
  tenures,
} from "./loyalty/survival/tenures";
export {
  type AwarenessAnswer,
  type BrandAwarenessOptions,
  type BrandAwarenessResult,
  type BrandAwarenessState,
  brandAwareness,
} from "./market/brandAwareness";
export {
  type MarketPart,
  type MarketShareOptions,
  type MarketShareResult,
  type MarketShareState,
  marketShare,
} from "./market/marketShare";
export {
  type ShareOfWalletResult,
  type ShareOfWalletState,
  shareOfWallet,
  type Wallet,
} from "./market/shareOfWallet";
export {
  type FieldRead,
  type Figure,
  type Group,
  type Key,
  type Kpi,
  kpi,
  type Measure,
  measure,
  measureAsync,
  type Records,
  type SlicedRecords,
  type Summary,
} from "./measure";
export type { Activity } from "./record/activity";
export type { Exclusion, ExclusionCounts } from "./record/exclusions";
export type { Membership, Pause, Subscription } from "./record/membership";
export type { Order } from "./record/order";
export type { PriorityChange, Reopening, Ticket } from "./record/ticket";
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
} from "./scorecard/crm/crmEffect";
export {
  type CrmCost,
  type CrmPart,
  type CrmReturnOptions,
  type CrmReturnResult,
  crmReturn,
} from "./scorecard/crm/crmReturn";
export type { CrmReturnRange, CrmSensitivity } from "./scorecard/crm/crmSensitivity";
export type { MeasureExplanation, ScoreExplanation } from "./scorecard/explanation";
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
export type { Direction, MeasureTrend, ScorecardValue, ScoreTrend } from "./scorecard/trends";
export type { ScorecardWarning } from "./scorecard/warnings";
export type { MissingPolicy, ScoreTerm, Status } from "./scorecard/weigh";
export type { Column, Dictionary, Kind, Numbers, Slice } from "./slice";
export type { MedianInterval } from "./stats/censoredMedian";
export type { Interval } from "./stats/intervals";
export type { Landscape } from "./stats/maximize";
export type { Moments } from "./stats/moments";
export type { Correction } from "./stats/multiple";
export type { ResultKind, Share } from "./stats/share";
export type { SketchState } from "./stats/sketch";
export type { SignedRanks } from "./stats/wilcoxon";
export {
  type BacklogFlow,
  type BacklogOptions,
  type BacklogPeriod,
  type BacklogResult,
  type BacklogState,
  backlog,
} from "./support/backlog";
export {
  type FirstResponseTimeOptions,
  type FirstResponseTimeResult,
  type FirstResponseTimeState,
  firstResponseTime,
} from "./support/firstResponseTime";
export { type BusinessTime, businessTime } from "./support/hours/businessTime";
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
} from "./support/hours/schedule";
export {
  type HourLoad,
  type LoadByHourOptions,
  type LoadByHourResult,
  type LoadByHourState,
  loadByHour,
} from "./support/loadByHour";
export { type ReplyTurnRules, replyTurns } from "./support/replyTurns";
export {
  type ResolutionTimeOptions,
  type ResolutionTimeResult,
  type ResolutionTimeState,
  resolutionTime,
} from "./support/resolutionTime";
export {
  type ServiceLevelOptions,
  type ServiceLevelResult,
  type ServiceLevelState,
  serviceLevel,
  type TargetAchievement,
  type TargetShare,
} from "./support/serviceLevel";
export { type ServiceStandingsOptions, serviceStandings } from "./support/serviceStandings";
export type {
  ServiceStanding,
  ServiceState,
  ServiceTarget,
  ServiceTicket,
} from "./support/serviceTargets";
export {
  type AgentsNeededOptions,
  type AgentsNeededResult,
  agentsNeeded,
  type LoadServedOptions,
  type LoadServedResult,
  loadServed,
} from "./support/staffing/agentsNeeded";
export { type ErlangAOptions, type ErlangAResult, erlangA } from "./support/staffing/erlangA";
export {
  type ErlangCOptions,
  type ErlangCResult,
  erlangC,
  type Load,
} from "./support/staffing/erlangC";
export type { TicketEvent, TicketHistory, TicketRole, TicketRules } from "./support/ticketEvents";
export { ticketsFromEvents } from "./support/ticketsFromEvents";
export type { WaitBucket, WaitQuantile, WaitResult, WithinTarget } from "./support/waitResult";
export type { WaitOptions, WaitState } from "./support/waits";
export { type CesOptions, type CesResult, ces } from "./survey/ces";
export { type CsatOptions, type CsatResult, csat } from "./survey/csat";
export { type DeliveryGapResult, deliveryGap } from "./survey/deliveryGap";
export {
  type DeliveryGapsOptions,
  deliveryGaps,
  type RatedStatement,
  type StatementGap,
} from "./survey/deliveryGaps";
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
  type CustomerScore,
  type MeanPerCustomerOptions,
  type MeanPerCustomerResult,
  type MeanPerCustomerState,
  meanPerCustomer,
} from "./survey/meanPerCustomer";
export {
  type AccountNpsOptions,
  type AccountNpsResult,
  type AccountNpsState,
  type AccountScore,
  accountNps,
} from "./survey/nps/accountNps";
export { comparePairedNps } from "./survey/nps/comparePairedNps";
export { type NpsResult, nps } from "./survey/nps/nps";
export type { NpsOptions } from "./survey/nps/npsBands";
export {
  type NpsIntervalMethod,
  type NpsIntervalOptions,
  npsInterval,
} from "./survey/nps/npsInterval";
export {
  type NpsReason,
  type NpsReasonsResult,
  type NpsReasonsState,
  npsReasons,
  type ReasonedScore,
} from "./survey/nps/npsReasons";
export { type NpsSampleSizeOptions, npsSampleSize } from "./survey/nps/npsSampleSize";
export {
  type WeightedNpsResult,
  type WeightedNpsState,
  type WeightedScore,
  weightedNps,
} from "./survey/nps/weightedNps";
export { type Percentage, percentages } from "./survey/percentages";
export type { RatingScale } from "./survey/ratingScale";
export {
  type ResponseRateOptions,
  type ResponseRateResult,
  responseRate,
} from "./survey/responseRate";
export {
  type AlphaItem,
  type CronbachAlphaOptions,
  type CronbachAlphaResult,
  cronbachAlpha,
  type NoAlphaReason,
} from "./survey/servqual/cronbachAlpha";
export { type ServqualOptions, type ServqualResponse, servqual } from "./survey/servqual/servqual";
export type {
  CustomInstrument,
  InstrumentDimension,
  ServqualInstrument,
} from "./survey/servqual/servqualInstrument";
export type {
  GapTest,
  ServqualAlpha,
  ServqualDimension,
  ServqualItem,
  ServqualResult,
  ServqualWarning,
} from "./survey/servqual/servqualResult";
export type { ServqualState } from "./survey/servqual/servqualState";
export {
  type ToleranceResponse,
  type ZoneOfToleranceOptions,
  type ZoneOfToleranceResult,
  type ZoneOfToleranceState,
  zoneOfTolerance,
} from "./survey/servqual/zoneOfTolerance";
export type { ZoneDimension, ZoneItem, ZoneScores, ZoneState } from "./survey/servqual/zoneScores";
export {
  type ShareKpi,
  type ShareOptions,
  type ShareResult,
  type ShareState,
  share,
  type YesOrNo,
} from "./survey/share";
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
  type CustomerLifetimeValue,
  type LifetimeValueOptions,
  type LifetimeValueResult,
  lifetimeValue,
} from "./value/lifetimeValue";
export type { BetaGeometricParameters } from "./value/models/betaGeometric";
export { bgNbd } from "./value/models/bgNbd";
export {
  type EvaluateOptions,
  type Evaluation,
  evaluate,
  type FrequencyGroup,
  type TrackedWeek,
} from "./value/models/evaluate";
export type { Estimate, Fit, FitOptions, FitWarning } from "./value/models/fit";
export {
  type GammaGammaFit,
  type GammaGammaParameters,
  gammaGamma,
  type SpendModel,
} from "./value/models/gammaGamma";
export { mbgNbd } from "./value/models/mbgNbd";
export { type ParetoNbdParameters, paretoNbd } from "./value/models/paretoNbd";
export type { Patterns } from "./value/models/patterns";
export type {
  CountedPattern,
  PurchaseHistory,
  PurchasePattern,
  SpendPattern,
} from "./value/models/purchaseHistory";
export {
  type AlivePattern,
  type PurchaseModel,
  type PurchaseProcess,
  purchaseModel,
} from "./value/models/purchaseModel";
export {
  type SbgCustomer,
  type SbgLifetimeOptions,
  type SbgParameters,
  type SubscriptionModel,
  type Survivors,
  sbg,
} from "./value/models/sbg";
export type { AgeCohort, CohortOptions } from "./value/orders/historicCohorts";
export {
  type HistoricCustomerValue,
  type HistoricValueOptions,
  type HistoricValueResult,
  historicValue,
} from "./value/orders/historicValue";
export {
  type HoldoutCustomer,
  type HoldoutSplit,
  type HoldoutSplitOptions,
  type HoldoutWeek,
  holdoutSplit,
} from "./value/orders/holdoutSplit";
export type { OrderLog as OrderLogState } from "./value/orders/orderLog";
export { type PurchaseHistoriesOptions, purchaseHistories } from "./value/orders/purchaseHistories";
export { type PurchasePatternsState, purchasePatterns } from "./value/orders/purchasePatterns";
export {
  type RepeatPurchaseOptions,
  type RepeatPurchaseResult,
  type RepeatPurchaseState,
  repeatPurchase,
  type TimeBetweenPurchases,
} from "./value/orders/repeatPurchase";
export {
  type RfmBin,
  type RfmCustomer,
  type RfmOptions,
  type RfmResult,
  rfm,
} from "./value/orders/rfm";
export type { RfmCuts } from "./value/orders/rfmScores";
export type { RfmSegment, Scores as RfmScores } from "./value/orders/rfmSegments";
export {
  type CustomerMargin,
  type CustomerProfit,
  type ProfitabilityOptions,
  type ProfitabilityResult,
  type ProfitabilityState,
  profitability,
  type WhalePoint,
} from "./value/profitability";
