import type { WeakTouchpoint } from "customer-kpis";
import { touchpointComparison } from "../../charts/touchpointComparison";
import type { Say } from "../languages/say";
import type { Findings } from "../lib/findings";
import type { Results } from "../results/results";
import { type WeakPart, weakest } from "../results/weakest";
import type { Block, Section } from "./block";

/** Where to look first: what is weakest, and why customers left. */
export function attention(results: Results, say: Say): Section | null {
  const { columns, sections, weakest: names, verdict } = say.words;
  const hours = say.count(results.settings.answerWithinHours);
  const nameOf: Record<WeakPart["of"], (key: WeakPart["key"]) => string> = {
    channel: (key) => names.channel(say.name(key)),
    team: (key) => names.team(hours, say.name(key)),
    dimension: (key) => names.dimension(say.dimension(String(key))),
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
function losses({ memberships, tickets }: Findings, say: Say): string[] {
  const { words } = say;
  const lines: string[] = [];
  for (const { key, result } of memberships?.result.year.bySegment ?? []) {
    const reasons = result.churn.byReason.map(({ reason, churned }) => {
      return `${reason === null ? words.notGiven : say.name(reason)} ${say.count(churned)}`;
    });
    if (reasons.length > 0) lines.push(words.reasons(say.name(key), reasons.join(words.list)));
  }
  const { unanswered = 0, oldestUnanswered } = tickets?.result.year.all ?? {};
  if (unanswered > 0) {
    const longest = say.figure("duration", oldestUnanswered);
    lines.push(words.waiting(say.counted("tickets", unanswered), longest));
  }
  return lines;
}
