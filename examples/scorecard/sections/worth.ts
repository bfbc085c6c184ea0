import { whaleCurve } from "../../charts/whaleCurve";
import type { Say } from "../languages/say";
import { profit } from "../results/figures";
import type { Results } from "../results/results";
import type { Block, Section } from "./block";

/** Who brings the money, and who costs it. */
export function worth({ findings, settings }: Results, say: Say): Section | null {
  const found = profit(findings, settings);
  if (!found || found.n === 0) return null;
  const { sections, charts } = say.words;
  const blocks: Block[] = [whaleCurve(found, say)];
  if (settings.ticketCost > 0) {
    blocks.push({ type: "lines", lines: [charts.ticketCost(say.money(settings.ticketCost))] });
  }
  return { id: "worth", isFolded: true, title: sections.worth, blocks };
}
