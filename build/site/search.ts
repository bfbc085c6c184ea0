import { type Application, IndexEvent, ReflectionKind } from "typedoc";

/** What people type who look for a name: the field's other words, by the name they mean. */
export const WORDS: Readonly<Record<string, string>> = {
  accountNps: "B2B account company NPS",
  acquisition: "new customers CAC cost of acquisition growth onboarding signups",
  agentsNeeded: "staffing workforce headcount agents call center Erlang",
  backlog: "open tickets queue unresolved workload aging",
  bgNbd: "BTYD buy till you die BG/NBD alive probability CLV LTV forecast",
  brandAwareness: "recall recognition top of mind aided unaided survey",
  businessTime: "working hours office hours holidays SLA calendar shift weekend",
  by: "group by segment breakdown split dimension pivot",
  ces: "customer effort score effort ease easy",
  churn: "attrition logo churn customer loss cancellation cancel turnover defection",
  churnReconciliation: "attrition why churn differs ChartMogul Stripe Baremetrics ProfitWell",
  cohorts: "cohort retention table triangle N-day retention DAU MAU returning stickiness",
  combine: "several KPIs one pass dashboard report",
  compare: "A/B test significance significant difference better than last month p-value",
  compareMeans: "t test Welch significance AB test",
  compareNps: "significance NPS change z test AB test",
  compareShares: "two proportions test conversion AB test significance chi square",
  compareSurvival: "log-rank test survival difference",
  counted: "aggregated GROUP BY weighted counts",
  crmReturn: "ROI return on investment CRM cost benefit business case",
  cronbachAlpha: "reliability internal consistency alpha scale",
  csat: "satisfaction CSAT top box top-box top-two-box T2B top 2 box Likert stars rating",
  customerBase: "active customers count logos subscribers installed base MAU",
  customerView: "360 single customer view profile C360 CDP health score",
  customerViews: "360 all customers profiles health score",
  deliveryGap: "Bain delivery gap 80 8 percent perception",
  discountedValue: "CLV LTV CLTV lifetime value formula net present value NPV",
  distinct: "unique customers count distinct nunique",
  drivers: "key driver analysis importance performance IPA regression quadrant",
  erlangC: "Erlang staffing queue waiting call center ASA average speed of answer",
  evaluate: "backtest holdout accuracy MAE RMSE forecast validation",
  firstResponseTime:
    "FRT first reply time first answer time to first response TTFR response time SLA",
  gammaGamma: "spend model monetary value average order value AOV",
  historicValue: "CLV LTV CLTV lifetime value historic customer value ARPU AOV",
  journey: "touchpoint customer journey map stage pain point moments of truth",
  latest: "last answer per customer deduplicate dedupe most recent",
  lifetimeValue: "CLV LTV CLTV lifetime value customer lifetime value prediction",
  loadByHour: "heatmap volume by hour weekday peak arrivals",
  marketShare: "share of market",
  measureAsync: "stream async iterator large file CSV big data",
  membershipsFromActivity: "inactive dormant active customers without contract e-commerce lapsed",
  membershipsFromSubscriptions: "subscription contract trial grace period renewal",
  monthlyRevenue: "MRR ARR monthly recurring revenue plan billing",
  nextPurchases: "recommendation cross-sell up-sell market basket association rules",
  nps: "net promoter score NPS eNPS promoter detractor passive recommend recommendation loyalty likelihood",
  npsReasons: "verbatim comments follow-up question themes text",
  npsSampleSize: "sample size how many answers power margin of error",
  npsInterval: "confidence interval margin of error NPS",
  over: "by month monthly weekly quarterly time series period trend day year",
  paretoNbd: "BTYD Pareto/NBD alive probability CLV LTV",
  periods: "months weeks quarters fiscal year calendar Persian Jalali Hijri",
  profitability: "whale curve margin profit cost to serve unprofitable customers",
  rescaleChurn: "annualize annualise monthly to yearly churn rate conversion",
  repeatPurchase: "repurchase repeat rate purchase frequency AOV order value second order",
  resolutionTime: "MTTR time to resolve time to resolution handle time TTR full resolution",
  responseRate: "survey response rate completion",
  retention: "CRR customer retention rate logo retention renewal rate GRR stay",
  revenueMovements: "MRR movements expansion contraction new churned waterfall bridge",
  revenueRetention:
    "NRR GRR NDR net revenue retention gross revenue retention dollar retention MRR churn expansion",
  rfm: "recency frequency monetary segmentation segments champions at risk",
  sayDo: "stated versus actual behaviour loyalists mercenaries hostages defectors",
  sbg: "shifted beta geometric contractual CLV LTV retention curve projection",
  scorecard: "balanced scorecard BSC OKR targets traffic light dashboard goals KPI tree",
  serviceLevel: "SLA service level agreement in time on time breach target 80/20",
  serviceStandings: "SLA breach countdown due overdue tickets",
  servqual:
    "service quality SERVPERF gap RATER tangibles reliability responsiveness assurance empathy questionnaire",
  share: "percentage proportion rate conversion yes no binary ratio confidence interval",
  shareInterval: "confidence interval proportion Wilson Clopper-Pearson margin of error",
  shareOfWallet: "SOW wallet share",
  survival: "Kaplan-Meier customer lifetime tenure time to churn half-life censored",
  tenures: "customer age tenure lifetime length of stay",
  ticketsFromEvents: "Zendesk Intercom helpdesk audit log events",
  trend: "change over time control chart alert anomaly month over month MoM significance",
  trendChart: "line chart plot graph time series",
  values: "quantile median percentile p90 p95 average mean",
  weakPoints: "pain point worst channel impact ranking",
  weightedNps: "weighting survey weights post-stratification",
  zoneOfTolerance: "adequate desired expectations SERVQUAL",
};

const SHOWN =
  ReflectionKind.Function |
  ReflectionKind.Variable |
  ReflectionKind.Class |
  ReflectionKind.Interface |
  ReflectionKind.TypeAlias |
  ReflectionKind.Document;
const CALLED = ReflectionKind.Function | ReflectionKind.Variable | ReflectionKind.Class;

/** Finds names by the field's other words, functions before guides before types, and no single fields. */
export function addWords(app: Application): void {
  app.renderer.on(IndexEvent.PREPARE_INDEX, (event: IndexEvent) => {
    for (let i = event.searchResults.length - 1; i >= 0; i--) {
      if (!event.searchResults[i]!.kindOf(SHOWN)) event.removeResult(i);
    }
    event.searchFieldWeights["words"] = 12;
    for (const [i, result] of event.searchResults.entries()) {
      event.searchFields[i] = { words: WORDS[result.name] ?? "" };
      if (result.kindOf(CALLED)) result.relevanceBoost = 4;
      else if (result.kindOf(ReflectionKind.Document)) result.relevanceBoost = 2;
      else result.relevanceBoost = 0.4;
    }
  });
}
