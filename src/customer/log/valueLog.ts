import { withRoom } from "../../fold/growing";
import {
  firstOf,
  initPairs,
  type OwnedRows,
  ownedRows,
  type PairsState,
  rowOf,
  secondOf,
} from "../../fold/pairs";
import { mergeAt, totalAt } from "../../stats/sum";

/**
 * How a value went over time: a customer's order amounts, scores or waits. The last one is not the
 * relationship: `difference` says how far it is from the mean of all.
 */
export interface ValueHistory {
  /** How many values. */
  readonly n: number;
  /** When the first one was. */
  readonly firstAt: number;
  /** The first value; of several at one moment the lowest. */
  readonly first: number;
  /** When the last one was. */
  readonly lastAt: number;
  /** The last value; of several at one moment the lowest. */
  readonly last: number;
  /** The mean of all, each weighed by how recent it is: `0.5 ** (age / halfLife)`. */
  readonly decayed: number;
  /** The mean of all, alike. */
  readonly mean: number;
  /** The last one less the mean: what one sees who looks at the last one alone. */
  readonly difference: number;
  /** The lowest value. */
  readonly lowest: number;
  /** The highest value. */
  readonly highest: number;
}

/** Values of every customer by what they are of, one row each however many values there were. */
export interface CustomerValuesState {
  readonly index: PairsState;
  /** Of each row: n, first, firstAt, lastAt, last, weight, weighted sum, lowest, highest, sum and what rounding took of it. */
  figures: Float64Array;
  /** The figures of the one value that is being taken in. */
  readonly one: Float64Array;
}

const WIDTH = 11;

/** The place of the sum. */
const SUM = 9;

/** No values yet. */
export function initValues(): CustomerValuesState {
  return { index: initPairs(), figures: new Float64Array(8 * WIDTH), one: new Float64Array(WIDTH) };
}

/** Takes one value in. Weights are halved every `halfLife` milliseconds. */
export function addValue(
  log: CustomerValuesState,
  row: number,
  at: number,
  value: number,
  halfLife: number,
): void {
  const { one } = log;
  one[0] = one[5] = 1;
  one[2] = one[3] = at;
  one[1] = one[4] = one[6] = one[7] = one[8] = one[9] = value;
  join(log, row, one, 0, halfLife);
}

/** The row of an owner's values of one kind, with room for them. */
export function valueRow(log: CustomerValuesState, owner: number, code: number): number {
  const row = rowOf(log.index, owner, code);
  log.figures = withRoom(log.figures, (row + 1) * WIDTH);
  return row;
}

/** Takes the right's values in, whose owners and codes have other numbers on the left. */
export function mergeValues(
  left: CustomerValuesState,
  { index, figures }: CustomerValuesState,
  owners: Int32Array,
  codes: Int32Array,
  halfLife: number,
): void {
  for (let row = 0; row < index.n; row++) {
    const to = valueRow(left, owners[firstOf(index, row)]!, codes[secondOf(index, row)]!);
    join(left, to, figures, row * WIDTH, halfLife);
  }
}

/** All values by customer. */
export function ownedValues({ index, figures }: CustomerValuesState, owners: number): OwnedRows {
  return ownedRows(index, figures, WIDTH, owners);
}

/** The history that a row tells. */
export function historyIn({ figures }: OwnedRows, row: number): ValueHistory {
  const i = row * WIDTH;
  const last = figures[i + 4]!;
  const [lowest, highest] = [figures[i + 7]!, figures[i + 8]!];
  // A quotient of two roundings may lie beside values that are all the same.
  const withinThem = (mean: number) => Math.min(Math.max(mean, lowest), highest);
  const mean = withinThem(totalAt(figures, i + SUM) / figures[i]!);
  return {
    n: figures[i]!,
    firstAt: figures[i + 2]!,
    first: figures[i + 1]!,
    lastAt: figures[i + 3]!,
    last,
    decayed: withinThem(figures[i + 6]! / figures[i + 5]!),
    mean,
    difference: last - mean,
    lowest,
    highest,
  };
}

/** Joins the figures at `from` to a row's. Weights count from the last value, so none vanishes. */
function join(
  { figures }: CustomerValuesState,
  row: number,
  from: Float64Array,
  start: number,
  halfLife: number,
): void {
  const i = row * WIDTH;
  if (figures[i] === 0) {
    for (let k = 0; k < WIDTH; k++) figures[i + k] = from[start + k]!;
    return;
  }
  const lead = from[start + 3]! - figures[i + 3]!;
  const scale = 0.5 ** (Math.abs(lead) / halfLife);
  const ours = lead > 0 ? scale : 1;
  const theirs = lead > 0 ? 1 : scale;
  figures[i]! += from[start]!;
  mergeAt(figures, i + SUM, from, start + SUM);
  const isEarlier = from[start + 2]! < figures[i + 2]!;
  const isAsEarly = from[start + 2] === figures[i + 2];
  if (isEarlier) figures[i + 1] = from[start + 1]!;
  else if (isAsEarly) figures[i + 1] = Math.min(figures[i + 1]!, from[start + 1]!);
  figures[i + 2] = Math.min(figures[i + 2]!, from[start + 2]!);
  if (lead > 0) figures[i + 4] = from[start + 4]!;
  else if (lead === 0) figures[i + 4] = Math.min(figures[i + 4]!, from[start + 4]!);
  figures[i + 3] = Math.max(figures[i + 3]!, from[start + 3]!);
  figures[i + 5] = figures[i + 5]! * ours + from[start + 5]! * theirs;
  figures[i + 6] = figures[i + 6]! * ours + from[start + 6]! * theirs;
  figures[i + 7] = Math.min(figures[i + 7]!, from[start + 7]!);
  figures[i + 8] = Math.max(figures[i + 8]!, from[start + 8]!);
}
