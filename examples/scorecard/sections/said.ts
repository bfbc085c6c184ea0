import { type NamedPeriod, type NpsResult, type TrendPoint, trend } from "customer-kpis";
import { npsTrend } from "../../charts/npsTrend";
import { scoreDistribution } from "../../charts/scoreDistribution";
import type { Say } from "../languages/say";
import type { Results } from "../results/results";
import type { Block, Section } from "./block";

/** What customers say: how the answers spread, and how they change. */
export function said({ findings, settings }: Results, say: Say): Section | null {
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
    const changed = realChanges(scores, months, say);
    blocks.push(npsTrend(scores, months, targets.nps?.green, changed, say));
  }
  return blocks.length > 0 ? { id: "said", isFolded: true, title: sections.said, blocks } : null;
}

/** From which month to which the score has really changed. */
function realChanges(
  scores: readonly TrendPoint<NpsResult>[],
  months: readonly NamedPeriod[],
  say: Say,
): string {
  const { changes } = say.words;
  const starts = new Map(months.map(({ key, start }) => [key, start]));
  const monthOf = (key: string) => say.month(starts.get(key) ?? 0, "long");
  const real = trend(scores).filter(({ isReal }) => isReal);
  const told = real.map(({ from, to, difference }) => {
    return changes.real(monthOf(from), monthOf(to), say.figure("points", difference));
  });
  return told.length > 0 ? told.join(" ") : changes.none;
}
