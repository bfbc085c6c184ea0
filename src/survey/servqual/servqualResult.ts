import type { Exclusion } from "../../record/exclusions";
import type { Interval } from "../../stats/intervals";
import type { SignedRanks } from "../../stats/wilcoxon";

/** Whether a gap is real: two tests of the same pairs. */
export interface GapTest {
  /** Standard deviation of the respondents' gaps; `null` below two. */
  readonly deviation: number | null;
  /** Student's interval of the gap; `null` below two respondents. */
  readonly interval: Interval | null;
  /** Paired t; `null` below two respondents and where all gaps are the same. */
  readonly t: number | null;
  /** p of t, both tails: below 0.05 the gap is usually called real. `null` where t is. */
  readonly p: number | null;
  /** Its natural logarithm, which still tells figures apart where `p` has become 0. */
  readonly logP: number | null;
  /** The gap in standard deviations (Cohen's d for pairs); `null` where t is. */
  readonly effect: number | null;
  /** Wilcoxon's signed rank test, which asks ranks only; `null` where all gaps are 0. */
  readonly wilcoxon: SignedRanks | null;
}

/** How well the items of a dimension hang together: Cronbach's alpha, `null` where it has none. */
export interface ServqualAlpha {
  /** Of the expectations. */
  readonly expectation: number | null;
  /** Of the perceptions. */
  readonly perception: number | null;
  /** Of the gaps. */
  readonly gap: number | null;
}

/** One dimension's scores, in scale points. Over the respondents who answered enough of it. */
export interface ServqualDimension extends GapTest {
  /** `tangibles`, `reliability`, `responsiveness`, `assurance`, `empathy`, or a name of your own. */
  readonly name: string;
  /** Perception less expectation: below 0 the service falls short. `null` without respondents. */
  readonly gap: number | null;
  /** Mean expectation; `null` without respondents. */
  readonly expectation: number | null;
  /** Mean perception; `null` without respondents. */
  readonly perception: number | null;
  /** Respondents who answered enough pairs of the dimension. */
  readonly n: number;
  /** Cronbach's alpha, over those who answered all its pairs. */
  readonly alpha: ServqualAlpha;
  /**
   * Reliability of the difference, from both alphas and how far both sides go together: often lower
   * than either alpha, the standard criticism of gap scores. `null` where an alpha is.
   */
  readonly reliability: number | null;
  /** Mean importance, 0 to 1, by the respondents' weights; `null` without weights. */
  readonly weight: number | null;
}

/** One item's scores, in scale points, after reversal. Over those who answered it both times. */
export interface ServqualItem extends GapTest {
  /** Its number in the questionnaire, from 1. */
  readonly item: number;
  /** The dimension it belongs to. */
  readonly dimension: string;
  /** Perception less expectation; `null` without answers. */
  readonly gap: number | null;
  /** Mean expectation; `null` without answers. */
  readonly expectation: number | null;
  /** Mean perception; `null` without answers. */
  readonly perception: number | null;
  /** Respondents who answered it both times. */
  readonly n: number;
}

/**
 * Answers that run against the rest, as where a reversal was forgotten or done twice. Of two
 * dimensions that run against each other the second is named, though it may be the first.
 */
export interface ServqualWarning {
  /** The item that runs against its dimension; `null` where a dimension does, against the others. */
  readonly item: number | null;
  /** The dimension. */
  readonly dimension: string;
  /** Of which answers. */
  readonly side: "expectations" | "perceptions";
  /** Its correlation with the rest, below 0. */
  readonly correlation: number;
}

/** What {@link servqual} answers, in scale points. */
export interface ServqualResult {
  /** The mean of the dimensions' gaps; `null` where a dimension has none. */
  readonly value: number | null;
  /** Respondents who count in at least one dimension. */
  readonly n: number;
  /** The mean of each respondent's weighted gap; `null` without weights. */
  readonly weighted: number | null;
  /** Respondents with weights and every dimension answered: those `weighted` rests on. */
  readonly nWeighted: number;
  /** The mean of the dimensions' perceptions, without expectations (SERVPERF). */
  readonly servperf: number | null;
  /** The mean of each respondent's weighted perception; `null` without weights. */
  readonly weightedServperf: number | null;
  /** The dimensions, in the questionnaire's order. */
  readonly dimensions: readonly ServqualDimension[];
  /** The items, in the questionnaire's order. */
  readonly items: readonly ServqualItem[];
  /** Respondents who count in no dimension above. */
  readonly excluded: readonly Exclusion[];
  /** What runs against the rest beyond chance. Look at the wording of these first. */
  readonly warnings: readonly ServqualWarning[];
}
