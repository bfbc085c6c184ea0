import type { Say } from "../languages/say";
import type { Results } from "../results/results";
import { type WeakPart, weakest } from "../results/weakest";
import type { Block, Section } from "./block";
import { dimensionName } from "./dimensionName";
import { losses } from "./losses";
import { touchpoints } from "./touchpoints";

/** Where to look first: what is weakest, and why customers left. */
export function attention(results: Results, say: Say): Section | null {
  const { columns, sections, weakest: names, verdict } = say.words;
  const hours = say.count(results.settings.answerWithinHours);
  const nameOf: Record<WeakPart["of"], (key: WeakPart["key"]) => string> = {
    channel: (key) => names.channel(say.name(key)),
    team: (key) => names.team(hours, say.name(key)),
    dimension: (key) => names.dimension(dimensionName(String(key), say)),
    segment: (key) => names.segment(say.name(key)),
  };
  const rows = weakest(results.findings).map(({ of, kind, key, result, overall, isClear }) => ({
    cells: [
      nameOf[of](key),
      say.figure(kind, result.value),
      isClear ? verdict.worse : verdict.chance,
      say.figure(kind, overall),
      say.range(kind, result.interval),
    ],
  }));
  const blocks: Block[] = [];
  if (rows.length > 0) {
    blocks.push({
      type: "table",
      caption: sections.attention,
      columns: [
        { name: columns.weakest },
        { name: columns.value },
        { name: columns.verdict, isWords: true },
        { name: columns.overall },
        { name: columns.interval },
      ],
      rows,
    });
  }
  blocks.push(...touchpoints(results.findings, say));
  const lines = losses(results.findings, say);
  if (lines.length > 0) blocks.push({ type: "lines", lines });
  return blocks.length === 0 ? null : { id: "attention", title: sections.attention, blocks };
}
