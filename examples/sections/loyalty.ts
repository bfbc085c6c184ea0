import { cohortTable } from "../charts/cohortTable";
import { revenueWaterfall } from "../charts/revenueWaterfall";
import { survivalCurve } from "../charts/survivalCurve";
import type { Say } from "../languages/say";
import type { Results } from "../results/results";
import { wordsAndDeeds } from "../results/sayDo";
import type { Block, Section } from "./block";
import { sayDoBlocks } from "./sayDo";

/** What customers do: stay, come back, pay more or less, and whether they do as they say. */
export function loyalty({ findings, settings }: Results, say: Say): Section | null {
  const { memberships, orders } = findings;
  const blocks: Block[] = [];
  if (memberships && memberships.result.stays.n > 0) {
    const { stays, staysBySegment, revenue } = memberships.result;
    blocks.push(survivalCurve(stays, staysBySegment, say));
    if (revenue.start > 0) blocks.push(revenueWaterfall(revenue, say));
  }
  if (orders && orders.result.cohorts.n > 0) blocks.push(cohortTable(orders.result.cohorts, say));
  const deeds = wordsAndDeeds(findings, settings);
  if (deeds && deeds.n > 0) blocks.push(...sayDoBlocks(deeds, say));
  return blocks.length === 0 ? null : { id: "loyalty", title: say.words.sections.loyalty, blocks };
}
