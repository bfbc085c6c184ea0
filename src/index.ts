// biome-ignore-all assist/source/organizeImports: grouped by room, as a reader looks for them.

// The core: measures, records and time.
export type { CalendarName } from "./calendar";
export { InputError } from "./check";
export {
  type Group,
  kpi,
  type Kpi,
  type Measure,
  measure,
  measureAsync,
  type Records,
} from "./measure";
export type { Key } from "./slice";
export type { Column, Dictionary } from "./slice";
export {
  type Calendar,
  type Instant,
  type NamedPeriod,
  type Period,
  periods,
  type PeriodsOptions,
  type Unit,
} from "./time";

// What goes in.
export type { Activity } from "./record/activity";
export type { Exclusion } from "./record/exclusions";
export type { Membership, Pause, Subscription } from "./record/membership";
export type { Order } from "./record/order";
export type { Invalid } from "./record/record";
export type { PriorityChange, Reopening, Ticket } from "./record/ticket";

// Building blocks.
export { by } from "./fold/by";
export { columns, type Columns } from "./fold/columns";
export { combine } from "./fold/combine";
export { counted } from "./fold/counted";
export { derive } from "./fold/derive";
export { distinct, type DistinctResult } from "./fold/distinct";
export { latest, type LatestOptions } from "./fold/latest";
export { over, type OverOptions } from "./fold/over";
export type { PeriodicKpi } from "./fold/periodic";
export { renamed } from "./fold/renamed";
export { select } from "./fold/select";
export { sums, type SumsResult } from "./fold/sums";
export { type Scale, type Score, type ScoreCount, tally, type TallyResult } from "./fold/tally";
export { values, type ValuesResult } from "./fold/values";
export { type Wanted, where } from "./fold/where";

// Is the change real.
export { type Comparable, compare, type CompareOptions } from "./compare/compare";
export { type AllSharesComparison, compareAllShares } from "./compare/compareAllShares";
export { compareCounts, type EventCount } from "./compare/compareCounts";
export {
  compareMeans,
  type CompareMeansOptions,
  type Mean,
  type MeanResult,
} from "./compare/compareMeans";
export { compareNps, type CompareNpsOptions, type NpsCounts } from "./compare/compareNps";
export { comparePairedMeans } from "./compare/comparePairedMeans";
export { comparePairedShares } from "./compare/comparePairedShares";
export {
  compareShares,
  type CompareSharesMethod,
  type CompareSharesOptions,
} from "./compare/compareShares";
export { compareWithRest } from "./compare/compareWithRest";
export type { Comparison, ComparisonOptions } from "./compare/comparison";
export type { Pair } from "./compare/pair";
export {
  shareInterval,
  type ShareIntervalMethod,
  type ShareIntervalOptions,
} from "./compare/shareInterval";
export { type ManyOptions, trend, type TrendPoint } from "./compare/trend";
export { weakPoints } from "./compare/weakPoints";

// What customers say.
export { ces, type CesOptions, type CesResult } from "./survey/ces";
export { csat, type CsatOptions, type CsatResult } from "./survey/csat";
export { deliveryGap, type DeliveryGapResult } from "./survey/deliveryGap";
export { deliveryGaps, type DeliveryGapsOptions, type RatedStatement } from "./survey/deliveryGaps";
export { drivers, type DriversOptions, type DriversResult } from "./survey/drivers";
export {
  journey,
  type JourneyKpi,
  type JourneyKpiResult,
  type JourneyOptions,
  type JourneyRecord,
  type JourneyResult,
  type WeakTouchpoint,
} from "./survey/journey";
export {
  type CustomerScore,
  meanPerCustomer,
  type MeanPerCustomerOptions,
  type MeanPerCustomerResult,
} from "./survey/meanPerCustomer";
export {
  accountNps,
  type AccountNpsOptions,
  type AccountNpsResult,
  type AccountScore,
} from "./survey/nps/accountNps";
export { comparePairedNps } from "./survey/nps/comparePairedNps";
export { nps, type NpsResult } from "./survey/nps/nps";
export type { NpsOptions } from "./survey/nps/npsBands";
export {
  npsInterval,
  type NpsIntervalMethod,
  type NpsIntervalOptions,
} from "./survey/nps/npsInterval";
export { npsReasons, type NpsReasonsResult, type ReasonedScore } from "./survey/nps/npsReasons";
export { npsSampleSize, type NpsSampleSizeOptions } from "./survey/nps/npsSampleSize";
export { weightedNps, type WeightedNpsResult, type WeightedScore } from "./survey/nps/weightedNps";
export { percentages } from "./survey/percentages";
export type { RatingScale } from "./survey/ratingScale";
export {
  responseRate,
  type ResponseRateOptions,
  type ResponseRateResult,
} from "./survey/responseRate";
export {
  cronbachAlpha,
  type CronbachAlphaOptions,
  type CronbachAlphaResult,
} from "./survey/servqual/cronbachAlpha";
export { servqual, type ServqualOptions } from "./survey/servqual/servqual";
export type { ServqualResponse } from "./survey/servqual/servqualAnswers";
export type {
  CustomInstrument,
  InstrumentDimension,
  ServqualInstrument,
} from "./survey/servqual/servqualInstrument";
export type { ServqualResult } from "./survey/servqual/servqualResult";
export {
  type ToleranceResponse,
  zoneOfTolerance,
  type ZoneOfToleranceOptions,
  type ZoneOfToleranceResult,
} from "./survey/servqual/zoneOfTolerance";
export {
  share,
  type ShareKpi,
  type ShareOptions,
  type ShareResult,
  type YesOrNo,
} from "./survey/share";

// Who stays.
export {
  acquisition,
  type AcquisitionOptions,
  type AcquisitionResult,
  type PerPeriod,
} from "./loyalty/acquisition";
export { churn, type ChurnOptions, type ChurnResult } from "./loyalty/churn";
export type { ChurnMethod } from "./loyalty/churnMethod";
export {
  type ChurnCauseResult,
  churnReconciliation,
  type ChurnReconciliationOptions,
  type ChurnReconciliationResult,
} from "./loyalty/churnReconciliation";
export {
  cohorts,
  type CohortsKpi,
  type CohortsOptions,
  type CohortsResult,
} from "./loyalty/cohorts/cohorts";
export {
  customerBase,
  type CustomerBaseOptions,
  type CustomerBaseResult,
} from "./loyalty/members/customerBase";
export type { MembershipsResult } from "./loyalty/members/membershipsFrom";
export {
  membershipsFromActivity,
  type MembershipsFromActivityOptions,
} from "./loyalty/members/membershipsFromActivity";
export {
  membershipsFromSubscriptions,
  type MembershipsFromSubscriptionsOptions,
} from "./loyalty/members/membershipsFromSubscriptions";
export { rescaleChurn, type RescaleChurnOptions } from "./loyalty/rescaleChurn";
export { retention, type RetentionOptions, type RetentionResult } from "./loyalty/retention";
export {
  type RetentionCounts,
  retentionFromCounts,
  type RetentionFromCountsResult,
} from "./loyalty/retentionFromCounts";
export { type BillingPlan, monthlyRevenue } from "./loyalty/revenue/monthlyRevenue";
export {
  type CustomerRevenue,
  revenueMovements,
  type RevenueMovementsOptions,
  type RevenueMovementsResult,
} from "./loyalty/revenue/revenueMovements";
export {
  revenueRetention,
  type RevenueRetentionOptions,
  type RevenueRetentionResult,
} from "./loyalty/revenue/revenueRetention";
export type { CurrencyRates } from "./loyalty/revenue/currencyRates";
export {
  compareSurvival,
  type CompareSurvivalOptions,
  type CompareSurvivalResult,
  type LifetimesGroup,
} from "./loyalty/survival/compareSurvival";
export type { Lifetime } from "./loyalty/survival/lifetime";
export {
  survival,
  type SurvivalKpi,
  type SurvivalOptions,
  type SurvivalResult,
  type SurvivalStepsAs,
} from "./loyalty/survival/survival";
export {
  type CountedLifetime,
  type TenureCountsResult,
  tenureCounts,
} from "./loyalty/survival/tenureCounts";
export { tenures, type TenuresOptions, type TenuresResult } from "./loyalty/survival/tenures";
export type { WatchedOptions } from "./loyalty/survival/watched";

// How they are served.
export { backlog, type BacklogOptions, type BacklogResult } from "./support/backlog";
export {
  firstResponseTime,
  type FirstResponseTimeOptions,
  type FirstResponseTimeResult,
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
export { loadByHour, type LoadByHourOptions, type LoadByHourResult } from "./support/loadByHour";
export { type ReplyTurnRules, replyTurns } from "./support/replyTurns";
export {
  resolutionTime,
  type ResolutionTimeOptions,
  type ResolutionTimeResult,
} from "./support/resolutionTime";
export {
  serviceLevel,
  type ServiceLevelOptions,
  type ServiceLevelResult,
} from "./support/serviceLevel";
export { serviceStandings, type ServiceStandingsOptions } from "./support/serviceStandings";
export type { ServiceTarget, ServiceTicket } from "./support/serviceTargets";
export {
  agentsNeeded,
  type AgentsNeededOptions,
  type AgentsNeededResult,
  loadServed,
  type LoadServedOptions,
  type LoadServedResult,
} from "./support/staffing/agentsNeeded";
export { erlangA, type ErlangAOptions, type ErlangAResult } from "./support/staffing/erlangA";
export {
  erlangC,
  type ErlangCOptions,
  type ErlangCResult,
  type Load,
} from "./support/staffing/erlangC";
export type { TicketEvent, TicketHistory, TicketRole, TicketRules } from "./support/ticketEvents";
export { ticketsFromEvents } from "./support/ticketsFromEvents";
export type { WaitResult } from "./support/waitResult";
export type { WaitOptions } from "./support/waits";

// What they are worth.
export {
  discountedValue,
  type DiscountedValueOptions,
  type DiscountedValueResult,
} from "./value/discountedValue";
export {
  lifetimeValue,
  type LifetimeValueOptions,
  type LifetimeValueResult,
} from "./value/lifetimeValue";
export type { BetaGeometricParameters } from "./value/models/betaGeometric";
export { bgNbd } from "./value/models/bgNbd";
export { evaluate, type EvaluateOptions, type Evaluation } from "./value/models/evaluate";
export type { Estimate, Fit, FitOptions } from "./value/models/fit";
export { gammaGamma, type GammaGammaParameters, type SpendModel } from "./value/models/gammaGamma";
export { mbgNbd } from "./value/models/mbgNbd";
export { paretoNbd, type ParetoNbdParameters } from "./value/models/paretoNbd";
export type { Patterns } from "./value/models/patterns";
export type {
  CountedPattern,
  PurchaseHistory,
  PurchasePattern,
  SpendPattern,
} from "./value/models/purchaseHistory";
export { type PurchaseModel, purchaseModel } from "./value/models/purchaseModel";
export {
  sbg,
  type SbgCustomer,
  type SbgLifetimeOptions,
  type SbgParameters,
  type SubscriptionModel,
  type Survivors,
} from "./value/models/sbg";
export type { CohortOptions } from "./value/orders/historicCohorts";
export {
  historicValue,
  type HistoricValueOptions,
  type HistoricValueResult,
} from "./value/orders/historicValue";
export {
  holdoutSplit,
  type HoldoutSplit,
  type HoldoutSplitOptions,
} from "./value/orders/holdoutSplit";
export { purchaseHistories, type PurchaseHistoriesOptions } from "./value/orders/purchaseHistories";
export { purchasePatterns } from "./value/orders/purchasePatterns";
export {
  repeatPurchase,
  type RepeatPurchaseOptions,
  type RepeatPurchaseResult,
} from "./value/orders/repeatPurchase";
export { rfm, type RfmOptions, type RfmResult } from "./value/orders/rfm";
export type { RfmCuts } from "./value/orders/rfmScores";
export type { RfmSegment } from "./value/orders/rfmSegments";
export {
  profitability,
  type ProfitabilityOptions,
  type ProfitabilityResult,
} from "./value/profitability";

// Where the firm stands.
export {
  type AwarenessAnswer,
  brandAwareness,
  type BrandAwarenessOptions,
  type BrandAwarenessResult,
} from "./market/brandAwareness";
export {
  type MarketPart,
  marketShare,
  type MarketShareOptions,
  type MarketShareResult,
} from "./market/marketShare";
export { shareOfWallet, type ShareOfWalletResult, type Wallet } from "./market/shareOfWallet";

// The balanced scorecard.
export type {
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
  crmReturn,
  type CrmReturnOptions,
  type CrmReturnResult,
} from "./scorecard/crm/crmReturn";
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
  type Perspective,
  type PerspectiveResult,
  scorecard,
  type ScorecardOptions,
  type ScorecardResult,
} from "./scorecard/scorecard";
export { scorecardBy, type ScorecardByResult } from "./scorecard/scorecardBy";
export type { ScorecardIndexes } from "./scorecard/scorecardIndexes";
export type { Direction, ScorecardValue } from "./scorecard/trends";
export type { MissingPolicy, Status } from "./scorecard/weigh";

// One customer.
export {
  customerView,
  type CustomerViewOptions,
  type CustomerViewResult,
} from "./customer/customerView";
export { customerViews, type CustomerViewsResult } from "./customer/customerViews";
export { eachCustomerView } from "./customer/eachCustomerView";
export type { CustomerAliases } from "./customer/log/aliases";
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
export type { ValueHistory } from "./customer/log/valueLog";
export {
  nextPurchases,
  type NextPurchasesOptions,
  type NextPurchasesResult,
} from "./customer/next/nextPurchases";
export type { Suggestion, SuggestionOptions } from "./customer/next/suggestions";
export { sayDo, type SayDoOptions, type SayDoResult } from "./customer/sayDo/sayDo";
export {
  type SaidAndDone,
  sayDoCorrelation,
  type SayDoCorrelationOptions,
  type SayDoCorrelationResult,
} from "./customer/sayDo/sayDoCorrelation";
export type { SayDoAnswer, SayDoRecords, SayDoWorth } from "./customer/sayDo/sayDoRecords";
export type { CustomerFuture } from "./customer/view/customerFuture";
export type { CustomerPast } from "./customer/view/customerPast";
export type { CustomerPresent } from "./customer/view/customerPresent";
export type { FittedModel, ForecastOptions } from "./customer/view/forecast";
export type { LatestScore } from "./customer/view/health";
export type { CustomerView } from "./customer/view/viewResult";
export type { CustomerViewsOptions } from "./customer/viewOptions";

// Statistics.
export type { Interval } from "./stats/intervals";
export type { Correction } from "./stats/multiple";
export type { ResultKind, Share } from "./stats/share";
