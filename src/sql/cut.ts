import { fail } from "../check";
import { type Calendar, type NamedPeriod, type Period, periods } from "../time";
import type { FullDialect } from "./dialects";

/**
 * The moment at which the period of a moment starts, as an expression: the bounds are the library's
 * own, so that no engine's calendar has a say. Moments beyond the bounds stay what they are, unless told.
 *
 * Periods of one length that follow each other are one run, in which the start is the moment less a
 * remainder: 1,096 days of Berlin are 13 runs. The runs form a tree of comparisons.
 *
 * @param moment - An expression of whole milliseconds.
 * @param bounds - The starts of all periods, and the end of the last, ascending.
 */
export function startOf(
  dialect: FullDialect,
  moment: string,
  bounds: readonly number[],
  otherwise: string = moment,
): string {
  return within(dialect, moment, bounds, treeOf(dialect, moment, runsOf(bounds)), otherwise);
}

/** The number of the period that a moment lies in, the first of which is 0; null beyond the bounds. */
export function positionOf(
  dialect: FullDialect,
  moment: string,
  bounds: readonly number[],
): string {
  const tree = treeOf(dialect, moment, runsOf(bounds), ({ start, length, place }) => {
    return `${place} + ${timesIn(dialect, `(${moment} - ${dialect.number(start)})`, length)}`;
  });
  return within(dialect, moment, bounds, tree, "null");
}

/** How many times a length is in a number of milliseconds. */
export function timesIn(dialect: FullDialect, time: string, length: number): string {
  const of = dialect.number(length);
  return `(${time} - ${dialect.remainder(time, of)}) / ${of}`;
}

/** An expression for moments within the bounds, and another for those beyond. */
function within(
  { number }: FullDialect,
  moment: string,
  bounds: readonly number[],
  then: string,
  otherwise: string,
): string {
  const [first, end] = [bounds[0]!, bounds.at(-1)!].map(number);
  return `case when ${moment} >= ${first} and ${moment} < ${end} then ${then} else ${otherwise} end`;
}

/**
 * The least length that agrees with a length in so many bits after the first one, as an expression: the
 * bins of a sketch. Whole milliseconds below the first bins are themselves.
 */
export function binOf(dialect: FullDialect, length: string, bits: number): string {
  const runs: Run[] = [{ start: 0, length: 1, place: 0 }];
  for (let power = bits + 1; power < 53; power++) {
    runs.push({ start: 2 ** power, length: 2 ** (power - bits), place: 0 });
  }
  return treeOf(dialect, length, runs);
}

/** Later than any moment: until then lasts what has not ended. */
export const NEVER = 9e15;

/** The last of the bounds up to a number, as an expression. What is below them, or is nothing, stays what it is. */
export function partOf(dialect: FullDialect, value: string, bounds: readonly number[]): string {
  const all = [...new Set(bounds)].sort((a, b) => a - b);
  return startOf(dialect, value, [...all, NEVER]);
}

/** What is written of the run that a number lies in, as a tree of comparisons: the start of its piece there. */
function treeOf(
  { remainder, number }: FullDialect,
  value: string,
  runs: readonly Run[],
  leafOf = ({ start, length }: Run) =>
    `${value} - ${remainder(`(${value} - ${number(start)})`, number(length))}`,
) {
  function tree(from: number, to: number): string {
    if (to - from === 1) return leafOf(runs[from]!);
    const middle = (from + to) >>> 1;
    const bound = number(runs[middle]!.start);
    return `case when ${value} < ${bound} then ${tree(from, middle)} else ${tree(middle, to)} end`;
  }
  return tree(0, runs.length);
}

/** Periods of one length, from a start on; and the number of the first. */
interface Run {
  readonly start: number;
  readonly length: number;
  readonly place: number;
}

/** The starts of the periods of all these calendars within a span, and the end of the last; with cuts. */
export function boundsOf(
  calendars: readonly Calendar[],
  cuts: readonly number[],
  span: Period | null,
): number[] {
  const { start, end } =
    span ?? fail("statement", "span", "given, as the measure cuts time", undefined);
  const bounds = new Set<number>();
  for (const calendar of calendars) {
    // As dates: numbers before 1973 would be taken for seconds.
    const span = { start: new Date(start), end: new Date(end) };
    const list: readonly NamedPeriod[] = periods({ ...calendar, ...span });
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
    if (runs.at(-1)?.length !== length) runs.push({ start, length, place: i });
  }
  return runs;
}
