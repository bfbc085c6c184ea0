import { correlationOf } from "../../stats/correlation";
import type { Instrument } from "./servqualInstrument";
import type { ServqualWarning } from "./servqualResult";
import { DIMENSION, ITEM, type ServqualState, TOTAL } from "./servqualState";

type Side = ServqualWarning["side"];

/**
 * Items that run against the rest of their dimension, and dimensions that run against the others:
 * correlations below 0 by more than two standard errors.
 */
export function warningsOf(state: ServqualState, instrument: Instrument): ServqualWarning[] {
  const sides: Side[] = ["expectations", "perceptions"];
  return sides.flatMap((side) => [
    ...itemWarnings(state, instrument, side),
    ...dimensionWarnings(state, instrument, side),
  ]);
}

function itemWarnings(
  { items, dimensions }: ServqualState,
  { indices, dimensionOf }: Instrument,
  side: Side,
): ServqualWarning[] {
  const [own, square, withTotal] =
    side === "expectations"
      ? [ITEM.wholeE, ITEM.wholeEE, ITEM.wholeETotal]
      : [ITEM.wholeP, ITEM.wholePP, ITEM.wholePTotal];
  const [total, totalSquare] = side === "expectations" ? [TOTAL.e, TOTAL.ee] : [TOTAL.p, TOTAL.pp];
  return indices.flatMap((members, d) => {
    const whole = d * DIMENSION.size + DIMENSION.whole;
    const n = dimensions[whole]!;
    const sum = dimensions[whole + total]!;
    const spread = n * dimensions[whole + totalSquare]! - sum * sum;
    return members.flatMap((i) => {
      const at = (place: number): number => items[i * ITEM.size + place]!;
      const variance = n * at(square) - at(own) ** 2;
      const together = n * at(withTotal) - at(own) * sum;
      const rest = spread + variance - 2 * together;
      const correlation = correlationOf(together - variance, Math.sqrt(variance * rest));
      return isAgainst(correlation, n)
        ? [{ item: i + 1, dimension: dimensionOf[i] as string, side, correlation }]
        : [];
    });
  });
}

function dimensionWarnings(
  state: ServqualState,
  { dimensions }: Instrument,
  side: Side,
): ServqualWarning[] {
  const size = dimensions.length;
  const sums = state[side];
  const n = sums[0]!;
  const covariance = (i: number, j: number): number =>
    sums[1 + size + Math.max(i, j) * size + Math.min(i, j)]! / n -
    (sums[1 + i]! / n) * (sums[1 + j]! / n);
  // What rounding leaves of no spread at all, in a sum of so many, is none.
  const isVarying = (i: number): boolean =>
    covariance(i, i) > Number.EPSILON * sums[1 + size + i * size + i]!;
  if (!dimensions.every((_, i) => isVarying(i))) return [];
  const spreads = dimensions.map((_, i) => Math.sqrt(covariance(i, i)));
  const matrix = spreads.map((a, i) => spreads.map((b, j) => covariance(i, j) / (a * b)));
  const signs = signsOf(matrix);
  return dimensions.flatMap(({ name }, d) => {
    if (signs[d]! > 0) return [];
    // Its correlation with what the others have in common, each turned the way most of them go.
    let together = 0;
    let spread = 0;
    for (let i = 0; i < size; i++) {
      if (i === d) continue;
      together += signs[i]! * matrix[d]![i]!;
      for (let j = 0; j < size; j++) if (j !== d) spread += signs[i]! * signs[j]! * matrix[i]![j]!;
    }
    const correlation = correlationOf(together, Math.sqrt(spread));
    return isAgainst(correlation, n) ? [{ item: null, dimension: name, side, correlation }] : [];
  });
}

/** On which side of the first principal component each lies; 1 is where most are. */
function signsOf(matrix: readonly (readonly number[])[]): number[] {
  // Uneven to begin with, so as not to stand at right angles to the component.
  let vector = matrix.map((_, i) => 1 + i / 10);
  for (let round = 0; round < 100; round++) {
    const next = matrix.map((row) => row.reduce((sum, value, j) => sum + value * vector[j]!, 0));
    const length = Math.hypot(...next);
    vector = next.map((value) => value / length);
  }
  // Where as many go one way as the other, the first is taken to be right.
  const majority = vector.reduce((sum, value) => sum + Math.sign(value), 0) || vector[0]!;
  const most = majority < 0 ? -1 : 1;
  return vector.map((value) => (value * most < 0 ? -1 : 1));
}

function isAgainst(correlation: number, n: number): boolean {
  return correlation < -2 / Math.sqrt(n);
}
