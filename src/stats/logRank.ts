import { logChiSquareTail } from "./chiSquare";
import type { Durations } from "./survivalCurve";

/** Ends in one group, as they were and as they would be if all groups were alike. */
interface ObservedEnds {
  observed: number;
  expected: number;
}

/** A test of whether groups last equally long. */
export interface LogRankResult {
  readonly groups: readonly ObservedEnds[];
  /** Chi-square; `null` where fewer than two groups could have ended. */
  readonly statistic: number | null;
  readonly degreesOfFreedom: number;
  readonly logP: number | null;
}

/**
 * The log-rank test, each stratum compared within itself.
 *
 * @param strata - For every stratum the durations of each group, in the same order.
 * @param isPeto - Whether early ends weigh more: by the share of all that lasts just before them.
 */
export function logRank(strata: readonly (readonly Durations[])[], isPeto: boolean): LogRankResult {
  const count = strata[0]?.length ?? 0;
  const groups = Array.from({ length: count }, () => ({ observed: 0, expected: 0 }));
  const variance = groups.map(() => new Array<number>(count).fill(0));
  for (const stratum of strata) addStratum(stratum, isPeto, groups, variance);

  const compared = groups.flatMap(({ expected }, g) => (expected > 0 ? g : [])).slice(1);
  const distances = compared.map((g) => groups[g]!.observed - groups[g]!.expected);
  const solved = solve(
    compared.map((row) => compared.map((column) => variance[row]![column]!)),
    distances,
  );
  const statistic = solved?.reduce((sum, x, i) => sum + x * distances[i]!, 0) ?? null;
  const degreesOfFreedom = compared.length;
  return {
    groups,
    statistic,
    degreesOfFreedom,
    logP: statistic === null ? null : logChiSquareTail(statistic, degreesOfFreedom),
  };
}

function addStratum(
  stratum: readonly Durations[],
  isPeto: boolean,
  groups: readonly ObservedEnds[],
  variance: readonly number[][],
): void {
  // How far each group's lists have been gone through.
  const places = stratum.map(() => ({ ended: 0, lasting: 0, entered: 0 }));
  const ends = new Array<number>(stratum.length).fill(0);
  const atRisk = ends.slice();
  let survival = 1;
  for (;;) {
    const next = stratum.map(({ ended }, g) => ended[places[g]!.ended] ?? Infinity);
    const time = next.reduce((a, b) => Math.min(a, b), Infinity);
    if (!(time < Infinity)) return;
    let allEnds = 0;
    let all = 0;
    stratum.forEach(({ ended, lasting, entered }, g) => {
      const place = places[g]!;
      while (place.lasting < lasting.length && lasting[place.lasting]! < time) place.lasting++;
      while (place.entered < entered.length && entered[place.entered]! < time) place.entered++;
      const gone = place.ended + place.lasting + entered.length - place.entered;
      atRisk[g] = ended.length + lasting.length - gone;
      const first = place.ended;
      while (place.ended < ended.length && ended[place.ended] === time) place.ended++;
      ends[g] = place.ended - first;
      allEnds += ends[g]!;
      all += atRisk[g]!;
    });
    const weight = isPeto ? survival : 1;
    const spread = all > 1 ? (weight * weight * allEnds * (all - allEnds)) / (all - 1) : 0;
    for (let g = 0; g < groups.length; g++) {
      const share = atRisk[g]! / all;
      groups[g]!.observed += weight * ends[g]!;
      groups[g]!.expected += weight * allEnds * share;
      for (let h = 0; h < groups.length; h++) {
        variance[g]![h]! += spread * share * (Number(g === h) - atRisk[h]! / all);
      }
    }
    survival *= 1 - allEnds / all;
  }
}

/** Solves `matrix x = right` (Gauss); `null` where there is no single solution. */
function solve(matrix: number[][], right: readonly number[]): number[] | null {
  const n = right.length;
  if (n === 0) return null;
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  let largest = 0;
  for (const row of matrix) for (const entry of row) largest = Math.max(largest, Math.abs(entry));
  for (let k = 0; k < n; k++) {
    const pivot = rows.slice(k).reduce((a, b) => (Math.abs(b[k]!) > Math.abs(a[k]!) ? b : a));
    if (!(Math.abs(pivot[k]!) > 1e-12 * largest)) return null;
    rows.splice(rows.indexOf(pivot), 1);
    rows.splice(k, 0, pivot);
    for (const row of rows.slice(k + 1)) {
      const factor = row[k]! / pivot[k]!;
      for (let c = k; c <= n; c++) row[c]! -= factor * pivot[c]!;
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let k = n - 1; k >= 0; k--) {
    let rest = rows[k]![n]!;
    for (let c = k + 1; c < n; c++) rest -= rows[k]![c]! * x[c]!;
    x[k] = rest / rows[k]![k]!;
  }
  return x;
}
