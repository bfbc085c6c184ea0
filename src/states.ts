// biome-ignore-all assist/source/organizeImports: grouped by room, as in the main door.
// What nobody needs to write, but declarations made of a call may name: what measures hold in between,
// and the parts of results. Types alone.

// The core: measures, records and time.
export type { SlicedRecords } from "./measure";
export type {
  Each,
  FieldRead,
  Figure,
  Gaps,
  Moves,
  Occasions,
  Returning,
  Steps,
  Stretching,
  Summary,
  Watched,
} from "./reads";
export type { Declared } from "./options";
export type { Kind, Numbers, Room, Rows, Slice } from "./slice";

// What goes in.
export type { Currency } from "./record/currency";
export type { ExclusionCounts } from "./record/exclusions";
export type { Solving } from "./record/ticket";

// Building blocks.
export type { RowOf } from "./fold/columns";
export type { CountedFigures } from "./fold/countedFigures";
export type { InputOfAll, Parts, ResultOfAll, StateOfAll } from "./fold/combine";
export type { DistinctState } from "./fold/distinct";
export type { DurationsState } from "./fold/durations";
export type { GroupStates } from "./fold/groups";
export type { LatestState } from "./fold/latest";
export type { PeriodGroup, PeriodStates, Timed } from "./fold/over";
export type { Cutting } from "./fold/periodic";
export type { Renamed } from "./fold/renamed";
export type { SumsState } from "./fold/sums";
export type { PairsState } from "./fold/pairs";
export type { TallyState } from "./fold/tally";
export type { ValuesState } from "./fold/values";

// Is the change real.
export type { WeightedNpsShares } from "./compare/compareNps";
export type { ShareOf } from "./compare/compareShares";
export type { GroupComparison } from "./compare/compareWithRest";
export type { OneOrMany } from "./compare/comparison";
export type { Judged, TrendChange } from "./compare/trend";
export type { WeakPoint } from "./compare/weakPoints";

// What customers say.
export type { StatementGap } from "./survey/deliveryGaps";
export type { Driver, NoDriversReason, Quadrant } from "./survey/drivers";
export type { JourneyStage, JourneyTouchpoint } from "./survey/journey";
export type { MeanPerCustomerState } from "./survey/meanPerCustomer";
export type { AccountNpsState } from "./survey/nps/accountNps";
export type { NpsReason, NpsReasonsState } from "./survey/nps/npsReasons";
export type { WeightedNpsState } from "./survey/nps/weightedNps";
export type { Percentage } from "./survey/percentages";
export type { AlphaItem, NoAlphaReason } from "./survey/servqual/cronbachAlpha";
export type {
  GapTest,
  ServqualAlpha,
  ServqualDimension,
  ServqualItem,
  ServqualWarning,
} from "./survey/servqual/servqualResult";
export type { ServqualState } from "./survey/servqual/servqualState";
export type {
  ZoneDimension,
  ZoneItem,
  ZoneOfToleranceState,
  ZoneScores,
  ZoneState,
} from "./survey/servqual/zoneOfTolerance";
export type { ShareState } from "./survey/share";

// Who stays.
export type { ChurnChoice, ChurnReason } from "./loyalty/churn";
export type {
  ChurnCause,
  ChurnDifference,
  ReconciledChurn,
  ReconciledMethod,
} from "./loyalty/churnReconciliation";
export type { CohortsState } from "./loyalty/cohorts/cohortLog";
export type { CohortCell } from "./loyalty/cohorts/cohortDraft";
export type { Cohort } from "./loyalty/cohorts/cohortTable";
export type { CustomerBaseState } from "./loyalty/members/customerBase";
export type { CountedEnd, CountedEnds } from "./loyalty/members/countedEnds";
export type { MemberLog } from "./loyalty/members/memberHistory";
export type { AnySubscription } from "./loyalty/members/membershipsFromSubscriptions";
export type { Snapshots } from "./loyalty/members/snapshots";
export type { RetentionCountError } from "./loyalty/retention";
export type { RevenueMovement } from "./loyalty/revenue/revenueChange";
export type { RevenueCustomers, RevenueStep } from "./loyalty/revenue/revenueRetention";
export type { CountedMovement, RevenueState } from "./loyalty/revenue/revenueSnapshots";
export type { ComparedGroup, StratifiedLifetime } from "./loyalty/survival/compareSurvival";
export type { LifetimesState } from "./loyalty/survival/lifetime";
export type { SurvivalColumns, SurvivalStep, SurvivalSteps } from "./loyalty/survival/survival";
export type {
  RestrictedMean,
  SurvivalInterval,
  SurvivalPoint,
  SurvivalQuantile,
  SurvivalSummary,
} from "./loyalty/survival/survivalSummary";
export type { Tenure } from "./loyalty/survival/tenures";

// How they are served.
export type { BacklogPeriod, BacklogState } from "./support/backlog";
export type { BacklogFlow, OpenStretches } from "./support/backlogFlows";
export type { FirstResponse, FirstResponseTimeState } from "./support/firstResponseTime";
export type { HourLoad, LoadByHourState } from "./support/loadByHour";
export type { ResolutionTimeState } from "./support/resolutionTime";
export type { ServiceLevelState, TargetAchievement, TargetShare } from "./support/serviceLevel";
export type { ServiceStanding, ServiceState } from "./support/serviceTargets";
export type { WaitBucket, WaitQuantile, WithinTarget } from "./support/waitResult";
export type { WaitState } from "./support/waits";

// What they are worth.
export type { CustomerLifetimeValue } from "./value/lifetimeValue";
export type { FrequencyGroup, TrackedWeek } from "./value/models/evaluate";
export type { FitWarning } from "./value/models/fit";
export type { GammaGammaFit } from "./value/models/gammaGamma";
export type { AlivePattern, PurchaseProcess } from "./value/models/purchaseModel";
export type { AgeCohort } from "./value/orders/historicCohorts";
export type { HistoricCustomerValue } from "./value/orders/historicValue";
export type { HoldoutCustomer, HoldoutWeek } from "./value/orders/holdoutSplit";
export type { OrderSums as HistoricValueState } from "./value/orders/historicValue";
export type { OrderLog as OrderLogState } from "./value/orders/orderLog";
export type { PurchasePatternsState } from "./value/orders/purchasePatterns";
export type { RepeatPurchaseState, TimeBetweenPurchases } from "./value/orders/repeatPurchase";
export type { RfmBin, RfmCustomer } from "./value/orders/rfm";
export type { Scores as RfmScores } from "./value/orders/rfmSegments";
export type {
  CustomerMargin,
  CustomerProfit,
  ProfitabilityState,
  WhalePoint,
} from "./value/profitability";

// Where the firm stands.
export type { BrandAwarenessState } from "./market/brandAwareness";
export type { MarketShareState } from "./market/marketShare";
export type { ShareOfWalletState } from "./market/shareOfWallet";

// The balanced scorecard.
export type { CounterMeasure } from "./scorecard/counterMeasures";
export type { AssumedRange } from "./scorecard/crm/crmEffect";
export type { CrmPart } from "./scorecard/crm/crmReturn";
export type { CrmReturnRange, CrmSensitivity } from "./scorecard/crm/crmSensitivity";
export type { MeasureExplanation, ScoreExplanation } from "./scorecard/explanation";
export type { ScorecardCell, ScorecardRow } from "./scorecard/scorecardBy";
export type { ScorecardIndex } from "./scorecard/scorecardIndexes";
export type { MeasureTrend, ScoreTrend } from "./scorecard/trends";
export type { ScorecardWarning } from "./scorecard/warnings";
export type { ScoreTerm } from "./scorecard/weigh";

// One customer.
export type { Count, CustomerCountsState } from "./customer/log/countLog";
export type { CustomerPurchasesState } from "./customer/log/purchaseLog";
export type { CustomerRefundsState, NamedRefundState } from "./customer/log/refundLog";
export type { ReadEventState, ReadRecordState } from "./customer/log/readEvent";
export type { CustomerValuesState } from "./customer/log/valueLog";
export type {
  CustomerViewsState,
  HeldEventState,
  MembershipRowState,
  OpenRowState,
} from "./customer/log/viewState";
export type { NextPurchasesState, ProductOrder } from "./customer/next/nextPurchases";
export type { NextPurchase } from "./customer/next/suggestions";
export type { SayDoCell } from "./customer/sayDo/sayDo";
export type { ChurnRisk, MissingPart, NextOrder } from "./customer/view/customerFuture";
export type { OrderGaps, OrderPast, SurveyPast, TicketPast } from "./customer/view/customerPast";
export type {
  CurrentMembership,
  OpenItems,
  OpenOrder,
  OpenTicket,
} from "./customer/view/customerPresent";
export type {
  CustomerState,
  CustomerStateRule,
  CustomerStateRuleName,
} from "./customer/view/customerState";
export type { CustomerHealth, HealthPart } from "./customer/view/health";
export type { LifecycleEvent } from "./customer/view/lifecycle";
export type { CustomerPolicies, HealthPartName } from "./customer/view/policies";
export type { RfmCell } from "./customer/view/rfmCell";

// Statistics.
export type { MedianInterval } from "./stats/censoredMedian";
export type { Landscape } from "./stats/maximize";
export type { Moments } from "./stats/moments";
export type { SketchState } from "./stats/sketch";
export type { Sum } from "./stats/sum";
export type { SignedRanks } from "./stats/wilcoxon";
