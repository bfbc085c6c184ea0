import { bothTails } from "../../compare/comparison";
import { excludedFor } from "../../record/exclusions";
import { alphaFrom } from "../../stats/alpha";
import { studentInterval } from "../../stats/student";
import { signedRanks } from "../../stats/wilcoxon";
import type { Instrument } from "./servqualInstrument";
import type { GapTest, ServqualDimension, ServqualItem, ServqualResult } from "./servqualResult";
import { DIMENSION, ITEM, type ServqualState, TOTAL } from "./servqualState";
import { warningsOf } from "./servqualWarnings";

/** Makes the answer of the sums. */
export function finishServqual(
  state: ServqualState,
  instrument: Instrument,
  range: number,
  level: number,
): ServqualResult {
  const dimensions = instrument.dimensions.map((_, d) =>
    dimensionResult(state, instrument, d, level),
  );
  return {
    value: meanOrNull(dimensions.map(({ gap }) => gap)),
    n: state.n,
    weighted: state.weighted.n > 0 ? state.weighted.mean : null,
    nWeighted: state.weighted.n,
    servperf: meanOrNull(dimensions.map(({ perception }) => perception)),
    weightedServperf: state.weighted.n > 0 ? state.weightedPerception.mean : null,
    dimensions,
    items: instrument.dimensionOf.map((_, i) => itemResult(state, instrument, i, range, level)),
    excluded: excludedFor({ incomplete: state.incomplete }),
    warnings: warningsOf(state, instrument),
  };
}

function dimensionResult(
  state: ServqualState,
  { dimensions, indices }: Instrument,
  d: number,
  level: number,
): ServqualDimension {
  const members = indices[d]!;
  const k = members.length;
  const at = d * DIMENSION.size;
  const sums = state.dimensions.subarray(at + DIMENSION.counted, at + DIMENSION.whole);
  const whole = state.dimensions.subarray(at + DIMENSION.whole, at + DIMENSION.size);
  const n = sums[TOTAL.n]!;
  const [e, p] = [sums[TOTAL.e]!, sums[TOTAL.p]!];
  const squares = sums[TOTAL.pp]! - 2 * sums[TOTAL.ep]! + sums[TOTAL.ee]!;
  const { alpha, reliability } = alphasOf(state.items, members, whole);
  const withWeights = state.respondentsWithWeights;
  return {
    name: dimensions[d]!.name,
    gap: n > 0 ? (p - e) / (n * k) : null,
    expectation: n > 0 ? e / (n * k) : null,
    perception: n > 0 ? p / (n * k) : null,
    n,
    ...testGap((p - e) / k, squares / (k * k), n, state.dimensionGaps[d]!, level),
    alpha,
    reliability,
    weight: withWeights > 0 ? state.weights[d]! / withWeights : null,
  };
}

function itemResult(
  state: ServqualState,
  { dimensionOf }: Instrument,
  i: number,
  range: number,
  level: number,
): ServqualItem {
  const [e, p] = [state.items[i * ITEM.size + ITEM.e]!, state.items[i * ITEM.size + ITEM.p]!];
  const bins = 2 * range + 1;
  const gaps: [number, number][] = [];
  let n = 0;
  let squares = 0;
  for (let bin = 0; bin < bins; bin++) {
    const count = state.itemGaps[i * bins + bin]!;
    const gap = bin - range;
    gaps.push([gap, count]);
    n += count;
    squares += count * gap * gap;
  }
  return {
    item: i + 1,
    dimension: dimensionOf[i] as string,
    gap: n > 0 ? (p - e) / n : null,
    expectation: n > 0 ? e / n : null,
    perception: n > 0 ? p / n : null,
    n,
    ...testGap(p - e, squares, n, gaps, level),
  };
}

/** Both tests of `n` gaps, given as their sum, the sum of their squares, and how often each came. */
function testGap(
  sum: number,
  squares: number,
  n: number,
  gaps: Iterable<readonly [number, number]>,
  level: number,
): GapTest {
  const variance = varianceOfSums(n, sum, squares);
  const t = variance ? sum / n / Math.sqrt(variance / n) : null;
  const { p, logP } = t === null ? { p: null, logP: null } : bothTails(t, n - 1);
  return {
    deviation: variance === null ? null : Math.sqrt(variance),
    interval: studentInterval(sum / n, variance, n, level),
    t,
    p,
    logP,
    effect: variance ? sum / n / Math.sqrt(variance) : null,
    wilcoxon: signedRanks(gaps),
  };
}

/** The alphas of a dimension, and how reliable the difference of its two sides is. */
function alphasOf(
  items: Float64Array,
  members: readonly number[],
  whole: Float64Array,
): Pick<ServqualDimension, "alpha" | "reliability"> {
  const n = whole[TOTAL.n]!;
  const none = { alpha: { expectation: null, perception: null, gap: null }, reliability: null };
  if (n < 2) return none;
  const [e, p] = [whole[TOTAL.e]!, whole[TOTAL.p]!];
  const spreadE = varianceOfSums(n, e, whole[TOTAL.ee]!) as number;
  const spreadP = varianceOfSums(n, p, whole[TOTAL.pp]!) as number;
  const together = (whole[TOTAL.ep]! - (e * p) / n) / (n - 1);
  const spreadGap = spreadE + spreadP - 2 * together;
  let [itemsE, itemsP, itemsGap] = [0, 0, 0];
  for (const i of members) {
    const at = (place: number): number => items[i * ITEM.size + place]!;
    const varianceE = varianceOfSums(n, at(ITEM.wholeE), at(ITEM.wholeEE)) as number;
    const varianceP = varianceOfSums(n, at(ITEM.wholeP), at(ITEM.wholePP)) as number;
    itemsE += varianceE;
    itemsP += varianceP;
    const both = (at(ITEM.wholeEP) - (at(ITEM.wholeE) * at(ITEM.wholeP)) / n) / (n - 1);
    itemsGap += varianceE + varianceP - 2 * both;
  }
  const k = members.length;
  const expectation = alphaFrom(k, itemsE, spreadE);
  const perception = alphaFrom(k, itemsP, spreadP);
  const gap = alphaFrom(k, itemsGap, spreadGap);
  const isKnown = expectation !== null && perception !== null && gap !== null;
  return {
    alpha: { expectation, perception, gap },
    reliability: isKnown
      ? (spreadE * expectation + spreadP * perception - 2 * together) / spreadGap
      : null,
  };
}

/** Sample variance from sums: exact while they are whole numbers. `null` below two. */
function varianceOfSums(n: number, sum: number, squares: number): number | null {
  if (n < 2) return null;
  const variance = (squares - sum * (sum / n)) / (n - 1);
  // What rounding leaves of no variance at all is none.
  return variance > 1e-12 * (squares / n) ? variance : 0;
}

function meanOrNull(numbers: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const number of numbers) {
    if (number === null) return null;
    sum += number;
  }
  return sum / numbers.length;
}
