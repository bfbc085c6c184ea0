import { whaleCurve } from "../../charts/whaleCurve";
import type { Say } from "../languages/say";
import { FIFTH } from "../results/figures";
import type { Results } from "../results/results";
import { areStrangers } from "../results/strangers";
import type { Block, Section } from "./block";
import { moneyOf } from "./few";

/** Who brings the money, and who costs it. */
export function worth({ findings, settings, profit: found }: Results, say: Say): Section | null {
  if (!found || found.n < FIFTH) return null;
  if (found.topShare === null && !found.value) return null;
  const { sections, charts } = say.words;
  const blocks: Block[] = [whaleCurve(found, moneyOf(settings), say)];
  if (settings.ticketCost > 0 && !areStrangers(findings, "tickets")) {
    blocks.push({ type: "lines", lines: [charts.ticketCost(say.cash(settings.ticketCost))] });
  }
  return { id: "worth", isFolded: true, title: sections.worth, blocks };
}
