import type { WeakTouchpoint } from "customer-kpis";
import { touchpointComparison } from "../../charts/touchpointComparison";
import type { Say } from "../languages/say";
import type { Findings } from "../lib/findings";
import { realParts, trustedOf, weaknesses } from "../results/highlights";
import type { Results } from "../results/results";
import type { Block, Section } from "./block";
import { partName } from "./sentences";

/** More weak parts than these are no place to begin. */
const MOST = 8;

/** Where to look first: what harms most, and why customers left. */
export function attention({ findings, figures, doubts }: Results, say: Say): Section | null {
  const { words } = say;
  const { columns, sections } = words;
  const trusted = trustedOf(findings, doubts);
  const rows = weaknesses(trusted)
    .slice(0, MOST)
    .map((weak) => {
      const kind = figures[weak.name]?.kind ?? "score";
      const { value, overall, without } = weak;
      const numbers = [value, overall, without].map((figure) => say.figure(kind, figure));
      return { cells: [partName(weak, say), say.nameOf(weak.name), ...numbers] };
    });
  const blocks: Block[] = [...touchpoints(trusted, say)];
  // Where nobody said why, there is nothing to tell.
  const all = findings.memberships?.result.year.bySegment ?? [];
  const segments = all.filter(({ result }) =>
    result.churn.byReason.some(({ reason }) => reason !== null),
  );
  const lines = [...reasons(segments, all.length === 1, say), ...waiting(findings, say)];
  if (lines.length > 0) blocks.push({ type: "lines", lines });
  blocks.push(...allReasons(segments, say));
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
function touchpoints(findings: Findings, say: Say): Block[] {
  const journey = findings.answers?.result.year.journey;
  if (!journey || journey.weakest.length < 2) return [];
  // One and the same touchpoint is not clearly worse here and maybe by chance in the sentence above.
  const real = realParts(findings).filter(({ cut }) => cut === "touchpoint");
  const { columns, verdict, touchpoints: words } = say.words;
  const places = journey.weakest.flatMap((weak) => {
    const result = resultAt(journey, weak);
    const isAlone =
      journey.weakest.filter((one) => one.touchpoint === weak.touchpoint).length === 1;
    const name =
      weak.stage === null
        ? say.name(weak.touchpoint)
        : words.of(say.name(weak.touchpoint), say.name(weak.stage));
    const shortName = isAlone ? say.name(weak.touchpoint) : name;
    const isReal = real.some((one) => one.key === weak.touchpoint && one.stage === weak.stage);
    return result ? [{ ...weak, isReal, name, shortName, result }] : [];
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

/** How many still wait for a reply. */
function waiting({ tickets }: Findings, say: Say): string[] {
  const { unanswered = 0, oldestUnanswered } = tickets?.result.year.all ?? {};
  if (unanswered === 0) return [];
  const longest = say.figure("duration", oldestUnanswered);
  return [say.words.waiting(say.counted("tickets", unanswered), longest)];
}

/** More segments, or reasons of one, are no place to begin: a table has them all. */
const [MOST_SEGMENTS, MOST_REASONS] = [3, 4];

type Segments = NonNullable<Findings["memberships"]>["result"]["year"]["bySegment"];

/** Why customers left, in the segments that lose most. */
function reasons(segments: Segments, isWhole: boolean, say: Say): string[] {
  const { words } = say;
  const told =
    segments.length <= MOST_SEGMENTS
      ? segments
      : segments
          .toSorted((a, b) => b.result.churn.churned - a.result.churn.churned)
          .slice(0, MOST_SEGMENTS);
  return told.map(({ key, result: { churn } }) => {
    const given = givenReasons(churn, say);
    const first = given.slice(0, MOST_REASONS);
    const others = churn.byReason
      .slice(MOST_REASONS)
      .reduce((sum, { churned }) => sum + churned, 0);
    if (others > 0) first.push(`${words.otherReasons} ${say.count(others)}`);
    const isAll = isWhole && key === null;
    return words.reasons(first.join(words.list), isAll ? null : say.name(key));
  });
}

function givenReasons({ byReason }: Segments[number]["result"]["churn"], say: Say): string[] {
  return byReason.map(({ reason, churned }) => {
    return `${reason === null ? say.words.notGiven : say.reason(reason)} ${say.count(churned)}`;
  });
}

/** All reasons of all segments, where there are more than the lines name. */
function allReasons(segments: Segments, say: Say): Block[] {
  const isMore = segments.some(({ result }) => result.churn.byReason.length > MOST_REASONS);
  if (segments.length <= MOST_SEGMENTS && !isMore) return [];
  const { columns, allReasons: caption, list } = say.words;
  return [
    {
      type: "table",
      isFolded: true,
      caption,
      columns: [
        { name: columns.segment },
        { name: columns.lost },
        { name: caption, isWords: true },
      ],
      rows: segments.map(({ key, result: { churn } }) => ({
        cells: [say.name(key), say.count(churn.churned), givenReasons(churn, say).join(list)],
      })),
    },
  ];
}
