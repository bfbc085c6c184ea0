import { compareNps, trend } from "customer-kpis";
import { npsTrend } from "../charts/npsTrend";
import { scoreDistribution } from "../charts/scoreDistribution";
import type { Say } from "../languages/say";
import type { Results } from "../results/results";
import type { Block, Section } from "./block";

/** What customers say: how the answers spread, and how they change. */
export function said({ findings, settings }: Results, say: Say): Section | null {
  if (!findings.answers || findings.answers.result.year.all.nps.n === 0) return null;
  const { all, byMonth } = findings.answers.result.year;
  const { charts, changes, sections } = say.words;
  const { nps, csat } = all;

  const spread = charts.npsSummary(
    say.share(nps.promoters / nps.n),
    say.share(nps.detractors / nps.n),
    say.figure("points", nps.value),
  );
  const blocks: Block[] = [scoreDistribution("nps", nps, spread, say)];
  if (csat.n > 0) {
    blocks.push(scoreDistribution("csat", csat, charts.csatSummary(say.share(csat.value)), say));
  }
  const scores = byMonth.map(({ key, result }) => ({ key, result: result.nps }));
  blocks.push(npsTrend(scores, settings.months, settings.targets.nps?.green, say));

  const starts = new Map(settings.months.map(({ key, start }) => [key, start]));
  const real = trend(scores, compareNps).filter(({ isReal }) => isReal);
  const lines = real.map(({ from, to, difference }) => {
    const months = [from, to].map((key) => say.month(starts.get(key) ?? 0, "long"));
    return changes.real(months[0] ?? "", months[1] ?? "", say.figure("points", difference));
  });
  blocks.push({ type: "lines", lines: lines.length > 0 ? lines : [changes.none] });
  return { id: "said", title: sections.said, blocks };
}
