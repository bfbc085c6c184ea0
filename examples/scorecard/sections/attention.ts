import type { WeakTouchpoint } from "customer-kpis";
import { touchpointComparison } from "../../charts/touchpointComparison";
import type { Say } from "../languages/say";
import type { Findings } from "../lib/findings";
import { trustedOf, weaknesses } from "../results/highlights";
import type { Results } from "../results/results";
import type { Block, Section } from "./block";
import { partName } from "./sentences";

/** More weak parts than these are no place to begin. */
const MOST = 8;

/** Where to look first: what harms most, and why customers left. */
export function attention({ findings, figures, doubts }: Results, say: Say): Section | null {
  const { words } = say;
  const { columns, sections } = words;
  const rows = weaknesses(trustedOf(findings, doubts))
    .slice(0, MOST)
    .map((weak) => {
      const kind = figures[weak.name]?.kind ?? "score";
      const { value, overall, without } = weak;
      const numbers = [value, overall, without].map((figure) => say.figure(kind, figure));
      return { cells: [partName(weak, say), say.nameOf(weak.name), ...numbers] };
    });
  const blocks: Block[] = [...touchpoints(findings, say)];
  const lines = reasons(findings, say);
  if (lines.length > 0) blocks.push({ type: "lines", lines });
  if (rows.length > 0) {
    blocks.push({
      type: "table",
      isFolded: true,
      caption: words.weakPoints,
      columns: [
        { name: columns.weakest },
        { name: columns.kpi, isWords: true },
        { name: columns.value },
        { name: columns.overall },
        { name: columns.without },
      ],
      rows,
    });
  }
  return blocks.length === 0 ? null : { id: "attention", title: sections.attention, blocks };
}

type Journey = NonNullable<Findings["answers"]>["result"]["year"]["journey"];

/** The touchpoints of the journey, the one that harms most first. */
function touchpoints({ answers }: Findings, say: Say): Block[] {
  const journey = answers?.result.year.journey;
  if (!journey || journey.weakest.length < 2) return [];
  const { columns, verdict, touchpoints: words } = say.words;
  const places = journey.weakest.flatMap((weak) => {
    const result = resultAt(journey, weak);
    const isAlone =
      journey.weakest.filter((one) => one.touchpoint === weak.touchpoint).length === 1;
    const name = words.of(say.name(weak.touchpoint), say.name(weak.stage));
    const shortName = isAlone ? say.name(weak.touchpoint) : name;
    return result ? [{ ...weak, name, shortName, result }] : [];
  });
  return [
    touchpointComparison(places, journey.value, say),
    {
      type: "table",
      isFolded: true,
      caption: words.caption,
      columns: [
        { name: columns.touchpoint },
        { name: columns.nps },
        { name: columns.verdict, isWords: true },
        { name: columns.pull },
        { name: columns.interval },
        { name: columns.answers },
      ],
      rows: places.map(({ name, result, pull, isReal, difference }) => ({
        cells: [
          name,
          say.figure("points", result.value),
          isReal ? ((difference ?? 0) < 0 ? verdict.worse : verdict.better) : verdict.chance,
          say.figure("points", pull),
          say.range("points", result.interval),
          say.count(result.n),
        ],
      })),
    },
  ];
}

function resultAt({ stages }: Journey, { stage, touchpoint }: WeakTouchpoint) {
  const places = stages.find((one) => one.stage === stage)?.touchpoints;
  return places?.find((one) => one.touchpoint === touchpoint)?.result;
}

/** Why customers left, segment by segment, and how many still wait for a reply. */
function reasons({ memberships, tickets }: Findings, say: Say): string[] {
  const { words } = say;
  const lines: string[] = [];
  const segments = memberships?.result.year.bySegment ?? [];
  for (const { key, result } of segments) {
    const { byReason } = result.churn;
    // Where nobody said why, there is nothing to tell.
    if (byReason.every(({ reason }) => reason === null)) continue;
    const given = byReason.map(({ reason, churned }) => {
      return `${reason === null ? words.notGiven : say.reason(reason)} ${say.count(churned)}`;
    });
    const isAlone = key === null && segments.length === 1;
    lines.push(words.reasons(given.join(words.list), isAlone ? null : say.name(key)));
  }
  const { unanswered = 0, oldestUnanswered } = tickets?.result.year.all ?? {};
  if (unanswered > 0) {
    const longest = say.figure("duration", oldestUnanswered);
    lines.push(words.waiting(say.counted("tickets", unanswered), longest));
  }
  return lines;
}
