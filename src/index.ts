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
  type ChurnCustomer,
  type ChurnMethod,
  type ChurnOptions,
  type ChurnReason,
  type ChurnResult,
  type ChurnState,
  churn,
} from "./loyalty/churn";
export type { Activity, Membership, Subscription } from "./loyalty/membership";
export {
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
export type { MedianInterval } from "./stats/censoredMedian";
export type { Interval } from "./stats/intervals";
export type { Moments } from "./stats/moments";
export type { SketchState } from "./stats/sketch";
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
