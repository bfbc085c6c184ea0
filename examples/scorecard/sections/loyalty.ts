import type { SayDoResult } from "customer-kpis";
import { cohortTable } from "../../charts/cohortTable";
import { revenueWaterfall } from "../../charts/revenueWaterfall";
import { survivalCurve } from "../../charts/survivalCurve";
import type { Say } from "../languages/say";
import { wordsAndDeeds } from "../results/figures";
import type { Results } from "../results/results";
import type { Block, Section } from "./block";

/** What customers do: stay, come back, pay more or less, and whether they do as they say. */
export function loyalty({ findings, settings }: Results, say: Say): Section | null {
  const { memberships, orders } = findings;
  const blocks: Block[] = [];
  if (memberships && memberships.result.stays.n > 0) {
    const { stays, staysBySegment, revenue } = memberships.result;
    blocks.push(survivalCurve(stays, staysBySegment, say));
    if (revenue.start > 0) blocks.push(revenueWaterfall(revenue, say));
  }
  const cohorts = orders?.result.cohorts;
  if (cohorts && cohorts.value !== null) blocks.push(cohortTable(cohorts, say));
  const deeds = wordsAndDeeds(findings, settings);
  if (deeds && deeds.n > 0) blocks.push(...sayDoBlocks(deeds, say));
  return blocks.length === 0
    ? null
    : { id: "loyalty", isFolded: true, title: say.words.sections.loyalty, blocks };
}

/** Satisfied or not against stayed or left, and whether the one tells anything of the other. */
function sayDoBlocks({ cells, satisfied, dissatisfied, p }: SayDoResult, say: Say): Block[] {
  const { sayDo: words, columns } = say.words;
  const [one, other] = [satisfied.value, dissatisfied.value];
  const lines: string[] = [];
  if (one !== null && other !== null) lines.push(words.stayed(say.share(one), say.share(other)));
  // Where both stayed alike there is no difference that may be chance.
  if (lines.length > 0 && one !== other)
    lines.push(p !== null && p < 0.05 ? words.isReal : words.mayBeChance);
  return [
    {
      type: "table",
      caption: words.caption,
      columns: [
        { name: columns.customers },
        { name: columns.number },
        { name: columns.share },
        { name: columns.interval },
        { name: say.inMoney(columns.revenueBefore) },
      ],
      rows: cells.map(({ name, n, value, interval, worth }) => ({
        cells: [
          words.cells[name],
          say.count(n),
          say.share(value),
          say.range("share", interval),
          say.money(worth),
        ],
      })),
    },
    ...(lines.length > 0 ? [{ type: "lines" as const, lines }] : []),
  ];
}
