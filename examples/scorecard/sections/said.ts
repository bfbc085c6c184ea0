import { type NpsResult, type TrendPoint, trend } from "customer-kpis";
import { npsTrend } from "../../charts/npsTrend";
import { scoreDistribution } from "../../charts/scoreDistribution";
import type { Say } from "../languages/say";
import type { Results } from "../results/results";
import { isDoubtful } from "../results/trust";
import type { Block, Section } from "./block";

/** What customers say: how the answers spread, and how they change. */
export function said(results: Results, say: Say): Section | null {
  const { findings, settings } = results;
  if (!findings.answers) return null;
  const { all, byMonth } = findings.answers.result.year;
  const { charts, sections } = say.words;
  const { nps, csat } = all;

  const blocks: Block[] = [];
  if (nps.n > 0) {
    const spread = charts.npsSummary(
      say.share(nps.promoters / nps.n),
      say.share(nps.detractors / nps.n),
      say.figure("points", nps.value),
    );
    blocks.push(scoreDistribution("nps", nps, spread, say));
  }
  if (csat.n > 0) {
    blocks.push(scoreDistribution("csat", csat, charts.csatSummary(say.share(csat.value)), say));
  }
  if (nps.n > 0) {
    const scores = byMonth.map(({ key, result }) => ({ key, result: result.nps }));
    const { months, targets } = settings;
    const changed = realChanges(scores, results, say);
    blocks.push(npsTrend(scores, months, targets.nps?.green, changed, say));
  }
  return blocks.length > 0 ? { id: "said", isFolded: true, title: sections.said, blocks } : null;
}

/** From which month to which the score has really changed. */
function realChanges(
  scores: readonly TrendPoint<NpsResult>[],
  { settings: { months }, figures, doubts, changes: known }: Results,
  say: Say,
): string {
  const { changes, highlights } = say.words;
  if (figures.nps && isDoubtful(figures.nps, doubts)) return highlights.notTrusted;
  const starts = new Map(months.map(({ key, start }) => [key, start]));
  const startOf = (key: string) => starts.get(key) ?? 0;
  // What the tile says may be chance is no change here.
  const isOther = (from: string, to: string) =>
    known.tried.some(
      (one) =>
        one.name === "nps" &&
        one.months?.from === startOf(from) &&
        one.months.to === startOf(to) &&
        ![...known.real, ...known.seasonal].includes(one),
    );
  const told = trend(scores)
    .filter(({ from, to, isReal }) => isReal && !isOther(from, to))
    .map(({ from, to, difference }) => {
      const [one, other] = [from, to].map((key) => say.month(startOf(key), "long"));
      return changes.real(one ?? "", other ?? "", say.figure("points", difference));
    });
  return told.length > 0 ? told.join(" ") : changes.none;
}
