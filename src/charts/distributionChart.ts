import { checkOptions, fail } from "../check";
import type { ScoreCount } from "../fold/tally";
import { columnAxis, numberAxis } from "./axis";
import { chartOf, noDataChart } from "./chart";
import { type ChartLabels, type ChartOptions, frameOf, WORDS } from "./chartOptions";
import type { ChartSpec } from "./chartSpec";
import { checkList, checkNumber, checkWord } from "./checkResult";
import { colorBy, told } from "./layers";
import { type LegendEntry, legendLayers, TITLE } from "./legend";
import type { ChartColors } from "./palette";
import { roundTicks } from "./ticks";

/** Which scores belong together. */
export interface ScoreBands {
  /** The highest score of the low band. */
  readonly low: number;
  /** The lowest score of the high band. */
  readonly high: number;
  /** Which band is the good one. Default `"high"`. */
  readonly best?: "high" | "low";
}

/** The words of {@link distributionChart}. */
export interface DistributionLabels extends ChartLabels {
  /** Below the scores: `Score`. */
  readonly score: string;
  /** Beside the counts: `Answers`. */
  readonly answers: string;
  /** The low band: `Detractors`, `Dissatisfied` or `Low`. */
  readonly low: string;
  /** The band between: `Passives`, `Neutral` or `Between`. */
  readonly between: string;
  /** The high band: `Promoters`, `Satisfied` or `High`. */
  readonly high: string;
}

/** What may be set for {@link distributionChart}. */
export interface DistributionChartOptions extends ChartOptions<DistributionLabels> {
  /**
   * Which scores belong together: `"nps"` up to 6 and from 9 on, `"csat"` the two lowest and the two
   * highest scores, of fewer than five scores one of each, as `csat` counts them; or bounds of one's own.
   * Default: no bands, one color.
   */
  readonly bands?: "nps" | "csat" | ScoreBands;
}

/**
 * How often each score was given, in the colors of its bands.
 *
 * A mean or a score hides its shape: half delighted and half appalled reads like all content.
 *
 * @param distribution - `distribution` of `nps`, `csat`, `ces` or `tally`.
 * @param options - See {@link DistributionChartOptions}; `format` writes the scores.
 * @returns A Vega-Lite specification; without answers one that says so.
 * @throws InputError for a distribution that is none and for an unknown option, for counts
 *   that are no numbers and for bands out of order.
 * @example
 * ```ts
 * import { nps } from "customer-kpis";
 * import { distributionChart } from "customer-kpis/charts";
 *
 * const { distribution } = nps([10, 9, 9, 8, 3]);
 * const chart = distributionChart(distribution, { title: "Recommendation", bands: "nps" });
 * const nines = chart.data.values[9];
 * [nines?.["score"], nines?.["count"], nines?.["share"], nines?.["band"]]; // => [9, 2, 0.4, "high"]
 * chart.description.slice(0, 78);
 * // => "Recommendation. Detractors 1 (20%), Passives 1 (20%), Promoters 3 (60%), n 5. "
 * ```
 */
export function distributionChart(
  distribution: readonly ScoreCount[],
  options: DistributionChartOptions = {},
): ChartSpec {
  const bands = options?.bands;
  const frame = frameOf(
    "distributionChart",
    options,
    { ...LABELS, ...(typeof bands === "string" ? PRESETS[bands] : {}) },
    { bands: "" },
  );
  checkList(frame.chart, "distribution", distribution, "an array of { score, count }");
  for (const { score, count } of distribution) {
    checkNumber(frame.chart, "score", score);
    if (!(Number.isFinite(count) && count >= 0)) fail(frame.chart, "count", "0 or more", count);
  }
  const scores = distribution.map(({ score }) => score);
  const bounds = bands === undefined ? null : boundsOf(bands, scores);
  const n = distribution.reduce((sum, { count }) => sum + count, 0);
  if (n === 0) return noDataChart(frame);

  const { labels, format, drawn, colors, count: writeCount, share: writeShare } = frame;
  const written = (count: number) => `${writeCount(count)} (${writeShare(count / n)})`;
  const rows = distribution.map(({ score, count }, column) => ({
    column,
    score,
    count,
    share: count / n,
    band: bounds === null ? null : bandOf(score, bounds),
    text: `${format(score)}: ${written(count)}`,
  }));
  // A scale may have no score between two bands.
  const shown = BANDS.filter((band) => rows.some((row) => row.band === band));
  const bandColors = colorsOf(bounds, colors);
  const legend = shown.map((band): LegendEntry => {
    const inBand = rows.filter((row) => row.band === band);
    const sum = inBand.reduce((sum, { count }) => sum + count, 0);
    return {
      text: `${labels[band]} ${written(sum)}`,
      mark: { type: "point", shape: "square", filled: true, size: 130, color: bandColors[band] },
    };
  });
  const counts = distribution.map(({ count }) => count);
  const ticks = roundTicks(0, Math.max(...counts), 4);
  // Half an answer is no round number, unless answers are weighted.
  const whole = counts.every(Number.isInteger) ? ticks.filter(Number.isInteger) : ticks;

  return chartOf(frame, {
    rows: rows.map((row) => ({ ...row, text: drawn(row.text) })),
    height: 200,
    sentences: [
      [...legend.map(({ text }) => text), `${labels.n} ${writeCount(n)}`].join(frame.comma),
      rows.map(({ text }) => text).join(frame.comma),
    ],
    layer: [
      ...legendLayers(frame, legend, frame.yTitle === "" ? 0 : TITLE),
      told(
        { type: "bar", color: colors.good },
        {
          x: columnAxis(frame, scores.map(format), labels.score),
          y: numberAxis(frame, "y", "count", {
            ticks: whole,
            write: writeCount,
            title: labels.answers,
          }),
          ...(bounds === null ? {} : { color: colorBy("band", bandColors) }),
        },
      ),
    ],
  });
}

type Band = "low" | "between" | "high";

const BANDS: readonly Band[] = ["low", "between", "high"];

const LABELS: DistributionLabels = {
  ...WORDS,
  score: "Score",
  answers: "Answers",
  low: "Low",
  between: "Between",
  high: "High",
};

const PRESETS: Readonly<Record<"nps" | "csat", Partial<DistributionLabels>>> = {
  nps: { low: "Detractors", between: "Passives", high: "Promoters" },
  csat: { low: "Dissatisfied", between: "Neutral", high: "Satisfied" },
};

/** Which color a band has. */
function colorsOf(bounds: ScoreBands | null, { good, bad, between }: ChartColors) {
  return bounds?.best === "low"
    ? { low: good, between, high: bad }
    : { low: bad, between, high: good };
}

function boundsOf(bands: "nps" | "csat" | ScoreBands, scores: readonly number[]): ScoreBands {
  if (bands === "nps") return { low: 6, high: 9 };
  if (bands === "csat") {
    const top = scores.length < 5 ? 1 : 2;
    const high = scores.at(-top) ?? Infinity;
    return { high, low: scores.findLast((score, i) => i < top && score < high) ?? -Infinity };
  }
  const chart = "distributionChart";
  const isObject = typeof bands === "object" && bands !== null;
  if (!isObject) fail(chart, "bands", '"nps", "csat" or { low, high }', bands);
  checkOptions(chart, bands, ["low", "high", "best"]);
  const { low, high, best = "high" } = bands;
  checkNumber(chart, "bands.low", low);
  checkNumber(chart, "bands.high", high);
  if (low >= high) fail(chart, "bands.low", `below bands.high (${high})`, low);
  checkWord(chart, "bands.best", best, ["high", "low"]);
  return { low, high, best };
}

function bandOf(score: number, { low, high }: ScoreBands): Band {
  return score <= low ? "low" : score >= high ? "high" : "between";
}
