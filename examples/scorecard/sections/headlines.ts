import type { Say } from "../languages/say";
import { measuresIn } from "../results/card";
import { type Change, changeOf, lastTold, type Verdict } from "../results/changes";
import { type Figure, type FigureName, TILES } from "../results/figures";
import { trustedOf, weaknesses } from "../results/highlights";
import type { Results } from "../results/results";
import { isDoubtful, isOf, trustOf } from "../results/trust";
import { type ChangeLine, judged, type Section, type Spark, type Tile } from "./block";
import { endsOf } from "./endsOf";
import {
  assumptions,
  centsLine,
  lossLines,
  partLine,
  sentences,
  shortLine,
  sinceWhen,
  twiceLine,
} from "./sentences";

/** The first screen: what matters in three sentences, and a tile for every KPI. */
export function headlines(results: Results, say: Say): Section {
  const { figures } = results;
  const tiles = TILES.flatMap((name) => {
    const figure = figures[name];
    return figure ? [tileOf(name, figure, results, say)] : [];
  });
  return {
    id: "headlines",
    title: say.words.sections.headlines,
    blocks: [
      sentences(results, say),
      { type: "tiles", tiles },
      { type: "lines", lines: assumptions(results, say) },
    ],
  };
}

function tileOf(name: FigureName, figure: Figure, results: Results, say: Say): Tile {
  const { kind, now, of } = figure;
  const { tile: words } = say.words;
  const losses = trustOf(figure, results.losses).map((loss) => lossLines(loss, say)[0] ?? "");
  const parts = results.parts.filter(({ file }) => figure.files.includes(file));
  const timeless = results.timeless.filter(({ file }) => figure.files.includes(file));
  const shortScale = results.shortScale.filter((doubt) => isOf(figure, doubt));
  const twice = results.twice.filter((doubt) => isOf(figure, doubt));
  const cents = results.cents.filter((doubt) => isOf(figure, doubt));
  const basis: string[] = [];
  if (now.interval) basis.push(words.interval(say.range(kind, now.interval)));
  if (now.withWaiting) {
    const { value, interval } = now.withWaiting;
    basis.push(words.withWaiting(say.figure(kind, value), say.range(kind, interval)));
  }
  if (of !== undefined && now.n !== undefined) basis.push(words.basis(say.counted(of, now.n)));
  return {
    name: say.nameOf(name),
    value: say.figure(kind, now.value),
    status: statusOf(name, figure, results, say),
    changes: changesOf(name, figure, results, say),
    spark: sparkOf(name, figure, results, say),
    basis,
    weakest: weakestOf(name, figure, results, say),
    losses: [
      ...losses,
      ...parts.map((part) => partLine(part, say)),
      ...timeless.map(({ called }) => say.words.trust.days(say.file(called))),
      ...shortScale.map((scale) => shortLine(scale, say)),
      ...twice.map((file) => twiceLine(file, say)),
      ...cents.map((file) => centsLine(file, say)),
    ],
  };
}

function statusOf(name: FigureName, figure: Figure, { card, doubts }: Results, say: Say) {
  if (isDoubtful(figure, doubts)) return judged("doubtful", say);
  const measure = measuresIn(card).find((scored) => scored.name === name);
  if (!measure || measure.status === null) return null;
  const { text, status } = judged(measure.status, say);
  return { text: say.words.tile.target(text, say.figure(figure.kind, measure.target)), status };
}

/** Against the year before, and the last month that is told whole against the one before. */
function changesOf(
  name: FigureName,
  figure: Figure,
  { settings, doubts, changes }: Results,
  say: Say,
): ChangeLine[] {
  const { kind, now, before, months = [] } = figure;
  const { tile: words } = say.words;
  // What is not to be trusted is neither better nor worse.
  const judge = (change: Change, to: number | null) => {
    const { before, verdict } = change;
    // Where both are written alike there is no change to be seen that may be chance.
    const isSeen = verdict !== "chance" || say.figure(kind, before) !== say.figure(kind, to);
    return isSeen && !isDoubtful(figure, doubts) ? verdictOf(verdict, say) : null;
  };
  const lines: ChangeLine[] = [];
  const year = changeOf(name, before, now, null, changes);
  if (year) {
    const text = words.yearBefore(say.figure(kind, year.before), sinceWhen(figure, say));
    lines.push({ text, verdict: judge(year, now.value) });
  }
  const last = lastTold(figure);
  const startOf = (i: number) => settings.months[i]?.start ?? 0;
  const when = { from: startOf(last - 1), to: startOf(last) };
  const month = changeOf(name, months[last - 1], months[last], when, changes);
  if (month) {
    const nameAt = (i: number) => say.month(startOf(i), "bare");
    const text = words.months(
      nameAt(last),
      say.figure(kind, months[last]?.value),
      nameAt(last - 1),
      say.figure(kind, month.before),
    );
    lines.push({ text, verdict: judge(month, months[last]?.value ?? null) });
  }
  return lines;
}

function verdictOf(verdict: Verdict, { words }: Say): ChangeLine["verdict"] {
  if (verdict === null) return null;
  const isBetter = verdict === "chance" || verdict === "season" ? null : verdict === "better";
  return { text: words.tile.verdicts[verdict], isBetter };
}

function sparkOf(
  name: FigureName,
  { kind, months = [] }: Figure,
  { settings }: Results,
  say: Say,
): Spark | null {
  const told = months.flatMap(({ value, isPart = false }, i) =>
    value === null ? [] : [{ value, isPart, i }],
  );
  const [first, last] = [told[0], told.at(-1)];
  if (!first || !last || told.length < 2) return null;
  const { low, high } = endsOf(told, ({ value }) => value);
  const pair = ({ value, i }: typeof first) =>
    [say.month(settings.months[i]?.start ?? 0, "short"), say.figure(kind, value)] as const;
  return {
    values: months.map(({ value }) => value),
    target: targetOfMonths(name, settings),
    summary:
      pair(low)[1] === pair(high)[1]
        ? say.words.allMonthsAlike(
            pair(low)[1],
            told.every((one) => pair(one)[1] === pair(low)[1]),
          )
        : say.words.tile.spark(pair(first), pair(last), pair(low), pair(high)),
  };
}

/** The target for customers kept is one for a year: a month's share is not held against it. */
export function targetOfMonths(name: FigureName, { targets }: Results["settings"]): number | null {
  if (name === "retention") return null;
  return targets[name as keyof typeof targets]?.green ?? null;
}

/** More weak parts than these a tile does not hold. */
const MOST = 3;

/** The channels, touchpoints, teams and segments that harm most, if by more than chance. */
function weakestOf(
  name: FigureName,
  figure: Figure,
  { findings, doubts }: Results,
  say: Say,
): string[] {
  if (isDoubtful(figure, doubts)) return [];
  if (name === "servqual") return weakestDimension(findings, say);
  const parts = weaknesses(trustedOf(findings, doubts))
    .filter((weak) => weak.name === name)
    .slice(0, MOST)
    .sort((a, b) => a.value - b.value)
    .map((weak) => `${say.name(weak.key)} ${say.figure(figure.kind, weak.value)}`);
  return parts.length === 0 ? [] : [say.words.tile.weakest(parts.join(say.words.list))];
}

function weakestDimension({ servqual }: Results["findings"], say: Say): string[] {
  const { dimensions = [], value = null } = servqual?.result.year.all ?? {};
  const worst = dimensions.reduce<(typeof dimensions)[number] | null>((a, b) => {
    return b.gap !== null && b.gap < (a?.gap ?? Infinity) ? b : a;
  }, null);
  const isClear = worst?.interval && value !== null && worst.interval.upper < value;
  if (!isClear) return [];
  const part = `${say.dimension(worst.name)} ${say.figure("gap", worst.gap)}`;
  return [say.words.tile.weakest(part)];
}
