import { type Calendar, type NamedPeriod, type Period, periods } from "../time";
import type { Dialect } from "./dialects";

/**
 * The moment at which the period of a moment starts, as an expression: the bounds are the library's
 * own, so that no engine's calendar has a say. Moments beyond the bounds stay what they are.
 *
 * Periods of one length that follow each other are one run, in which the start is the moment less a
 * remainder: 1,096 days of Berlin are 13 runs. The runs form a tree of comparisons.
 *
 * @param moment - An expression of whole milliseconds.
 * @param bounds - The starts of all periods, and the end of the last, ascending.
 */
export function startOf(
  { remainder, whole = String }: Dialect,
  moment: string,
  bounds: readonly number[],
): string {
  const runs = runsOf(bounds);
  const start = ({ start, length }: Run) =>
    `${moment} - ${remainder(`(${moment} - ${whole(String(start))})`, whole(String(length)))}`;

  function tree(from: number, to: number): string {
    if (to - from === 1) return start(runs[from]!);
    const middle = (from + to) >>> 1;
    const bound = whole(String(runs[middle]!.start));
    return `case when ${moment} < ${bound} then ${tree(from, middle)} else ${tree(middle, to)} end`;
  }
  const [first, end] = [bounds[0]!, bounds.at(-1)!].map((bound) => whole(String(bound)));
  return `case when ${moment} >= ${first} and ${moment} < ${end} then ${tree(0, runs.length)} else ${moment} end`;
}

/** Periods of one length, from a start on. */
interface Run {
  readonly start: number;
  readonly length: number;
}

/** The starts of the periods of all these calendars within a span, and the end of the last; with cuts. */
export function boundsOf(
  calendars: readonly Calendar[],
  cuts: readonly number[],
  { start, end }: Period,
): number[] {
  const bounds = new Set<number>();
  for (const calendar of calendars) {
    const list: readonly NamedPeriod[] = periods({ ...calendar, start, end });
    for (const period of list) bounds.add(period.start);
    bounds.add(list.at(-1)!.end);
  }
  const [first, last] = [Math.min(...bounds), Math.max(...bounds)];
  for (const cut of cuts) if (cut > first && cut < last) bounds.add(cut);
  return [...bounds].sort((a, b) => a - b);
}

function runsOf(bounds: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (let i = 0; i + 1 < bounds.length; i++) {
    const [start, length] = [bounds[i]!, bounds[i + 1]! - bounds[i]!];
    if (runs.at(-1)?.length !== length) runs.push({ start, length });
  }
  return runs;
}
