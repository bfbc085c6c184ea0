import { type Calendar, type NamedPeriod, type Period, periods } from "../time";
import type { Dialect } from "./dialects";

/**
 * The moment at which the period of a moment starts, as an expression: the bounds are the library's
 * own, so that no engine's calendar has a say.
 *
 * Periods of one length that follow each other are one run, in which the start is the moment less a
 * remainder: 1,096 days of Berlin are 13 runs. The runs form a tree of comparisons.
 *
 * @param moment - An expression of whole milliseconds.
 * @param calendars - Where there are several, the start is that of the latest of their periods.
 */
export function startOf(
  { remainder, whole = String }: Dialect,
  moment: string,
  calendars: readonly Calendar[],
  span: Period,
): string {
  const runs = runsOf(boundsOf(calendars, span));
  const start = ({ start, length }: Run) =>
    `${moment} - ${remainder(`(${moment} - ${whole(String(start))})`, whole(String(length)))}`;

  function tree(from: number, to: number): string {
    if (to - from === 1) return start(runs[from]!);
    const middle = (from + to) >>> 1;
    const bound = whole(String(runs[middle]!.start));
    return `case when ${moment} < ${bound} then ${tree(from, middle)} else ${tree(middle, to)} end`;
  }
  return `case when ${moment} is null then null else ${tree(0, runs.length)} end`;
}

/** Periods of one length, from a start on. */
interface Run {
  readonly start: number;
  readonly length: number;
}

/** The starts of all periods, and the end of the last. */
function boundsOf(calendars: readonly Calendar[], { start, end }: Period): number[] {
  const bounds = new Set<number>();
  for (const calendar of calendars) {
    const list: readonly NamedPeriod[] = periods({ ...calendar, start, end });
    for (const period of list) bounds.add(period.start);
    bounds.add(list.at(-1)!.end);
  }
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
