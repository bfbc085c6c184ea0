import { fail } from "../check";
import type { Group } from "../measure";
import type { Key } from "../slice";
import { type ScorecardOptions, type ScorecardResult, scorecard } from "./scorecard";
import type { ObjectiveResult } from "./scoreObjective";
import type { Status } from "./weigh";

/** What {@link scorecardBy} answers. */
export interface ScorecardByResult<K extends Key> {
  /** The card of every group, in the groups' order. */
  readonly groups: readonly Group<K, ScorecardResult>[];
  /** The cards side by side: a row for the whole, every perspective, objective and measure. */
  readonly rows: readonly ScorecardRow<K>[];
}

/** One line of the cards, across all groups. */
export interface ScorecardRow<K extends Key> {
  /** What the line is about. */
  readonly level: "whole" | "perspective" | "objective" | "measure";
  /** The names that lead to it; empty for the whole. */
  readonly path: readonly string[];
  /** Every group's cell, in the groups' order. */
  readonly cells: readonly ScorecardCell<K>[];
  /** The cell with the highest score; `null` below two with a score. */
  readonly best: ScorecardCell<K> | null;
  /** The cell with the lowest score; `null` below two with a score. */
  readonly worst: ScorecardCell<K> | null;
  /** The highest score less the lowest; `null` below two. A spread in scores, not in values. */
  readonly spread: number | null;
}

/** One group's part of a line. */
export interface ScorecardCell<K extends Key> {
  /** The group. */
  readonly key: K;
  /** The KPI's value; `null` without one, and for all that is no measure. */
  readonly actual: number | null;
  /** The score, 0 to 10; `null` without data, or where the group's card has no such line. */
  readonly score: number | null;
  /** The score's color. */
  readonly status: Status;
  /** The share of the weights that has data, 0 to 1. */
  readonly coverage: number;
}

/**
 * The same scorecard for every segment, team or period, and all of them side by side.
 *
 * Groups come from `by` or `over`; `makeCard` says what a group's card is made of. Lines belong
 * together where their names do, in the order in which they are first seen; a group whose card lacks
 * a line has no score there. Segments differ in size: a low score of few customers may be chance, so
 * look at the measures' `interval` before acting on `worst`.
 *
 * @param groups - `{ key, result }` of each group.
 * @param makeCard - Makes what {@link scorecard} needs of a group; called with the group and its place,
 *   so that a period may take its `before` from the one in front of it.
 * @throws InputError where the groups are no list, and all that `scorecard` throws.
 * @example
 * ```ts
 * import { by, measure, nps, scorecardBy } from "customer-kpis";
 *
 * const answers = [
 *   { score: 10, segment: "home" },
 *   { score: 9, segment: "home" },
 *   { score: 6, segment: "cafe" },
 *   { score: 9, segment: "cafe" },
 * ];
 * const segments = measure(answers, by("segment", nps()));
 * const { rows } = scorecardBy(segments, ({ result }) => {
 *   const loved = { name: "NPS", result, thresholds: { red: 0, green: 50 } };
 *   return { objectives: [{ name: "Loved", measures: [loved] }] };
 * });
 * rows.map((row) => row.path.join(" > ")); // => ["", "Loved", "Loved > NPS"]
 * rows[2]?.cells.map((cell) => cell.actual); // => [100, 0]
 * rows[2]?.worst?.key; // => "cafe"
 * rows[2]?.spread; // ~> 6.6667
 * ```
 */
export function scorecardBy<K extends Key, Row extends Group<K, unknown>>(
  groups: readonly (Row & Group<K, unknown>)[],
  makeCard: (group: Row, i: number) => ScorecardOptions,
): ScorecardByResult<K> {
  const isGroup = (group: unknown) => typeof group === "object" && group !== null;
  // An empty place is asked, too.
  if (!Array.isArray(groups as unknown) || !Array.from(groups).every(isGroup)) {
    fail("scorecardBy", "groups", "an array of { key, result }", groups);
  }
  if (typeof makeCard !== "function") {
    fail("scorecardBy", "makeCard", "a function from a group to its card", makeCard);
  }
  const cards = groups.map((group, i) => ({
    key: group.key,
    result: scorecard(makeCard(group, i)),
  }));
  return { groups: cards, rows: rowsOf(cards) };
}

/** A line of one card. */
interface Line extends Omit<ScorecardCell<Key>, "key"> {
  readonly level: ScorecardRow<Key>["level"];
  readonly path: readonly string[];
}

function rowsOf<K extends Key>(cards: readonly Group<K, ScorecardResult>[]): ScorecardRow<K>[] {
  const lines = cards.map(({ result }) => new Map(linesOf(result).map((line) => [id(line), line])));
  const all = new Map(lines.flatMap((ofOne) => [...ofOne]));
  return Array.from(all, ([at, { level, path }]) => {
    const cells = cards.map(({ key }, i) => {
      const { actual = null, score = null, status = null, coverage = 0 } = lines[i]?.get(at) ?? {};
      return { key, actual, score, status, coverage };
    });
    return { level, path, cells, ...endsOf(cells) };
  });
}

/** Two lines are the same where their names are, and what they are about. */
function id({ level, path }: Line): string {
  return JSON.stringify([level, ...path]);
}

function linesOf(card: ScorecardResult): Line[] {
  const { perspectives, objectives } = card;
  return [
    lineOf("whole", { ...card, path: [] }),
    ...perspectives.flatMap((perspective) => [
      lineOf("perspective", perspective),
      ...perspective.objectives.flatMap(objectiveLines),
    ]),
    ...objectives.flatMap(objectiveLines),
  ];
}

function objectiveLines(objective: ObjectiveResult): Line[] {
  const measures = objective.measures.map((measure): Line => {
    const { path, actual, score, status } = measure;
    return { level: "measure", path, actual, score, status, coverage: score === null ? 0 : 1 };
  });
  return [
    lineOf("objective", objective),
    ...measures,
    ...objective.objectives.flatMap(objectiveLines),
  ];
}

function lineOf(
  level: Line["level"],
  {
    path,
    value,
    status,
    coverage,
  }: Pick<ObjectiveResult, "path" | "value" | "status" | "coverage">,
): Line {
  return { level, path, actual: null, score: value, status, coverage };
}

function endsOf<K extends Key>(
  cells: readonly ScorecardCell<K>[],
): Pick<ScorecardRow<K>, "best" | "worst" | "spread"> {
  const scored = cells.filter((cell) => cell.score !== null);
  if (scored.length < 2) return { best: null, worst: null, spread: null };
  let [best, worst] = [scored[0]!, scored[0]!];
  for (const cell of scored) {
    if (cell.score! > best.score!) best = cell;
    if (cell.score! < worst.score!) worst = cell;
  }
  return { best, worst, spread: best.score! - worst.score! };
}
