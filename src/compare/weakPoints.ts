import type { Group, Key } from "../measure";
import { compareWithRest, type GroupComparison } from "./compareWithRest";
import type { Compare, ManyOptions } from "./trend";

/** A touchpoint, and how much it pulls the whole up or down. */
export interface WeakPoint<K extends Key = Key> extends GroupComparison<K> {
  /** Its share of all answers, 0 to 1; `null` without any. */
  readonly share: number | null;
  /**
   * How far the whole lies from where it would lie without this group: below 0 it pulls down.
   * `null` where either has no answers.
   */
  readonly pull: number | null;
}

/**
 * Where on the journey to begin: touchpoints or stages ranked by how much each pulls the whole down.
 *
 * `pull` is the group's share of the answers times its difference from the rest, in the unit of the
 * KPI: exactly what the whole would gain if nobody had been asked there. So a weak touchpoint that
 * many pass through comes before a terrible one that few ever see. The comparison with the rest, and
 * whether it is real, are those of {@link compareWithRest}.
 *
 * @param groups - What `by` answers: `{ key, result }`.
 * @param compare - `compareNps`, `compareShares` or `compareMeans`.
 * @param options - `correction` for looking at many (default Holm) and `level`, as in `trend`.
 * @returns The groups, the one that pulls down most first; those without answers last.
 * @throws As {@link compareWithRest}.
 * @example
 * ```ts
 * import { compareNps, weakPoints } from "customer-kpis";
 *
 * const stages = [
 *   { key: "search", result: { promoters: 50, detractors: 20, n: 100 } },
 *   { key: "delivery", result: { promoters: 80, detractors: 90, n: 250 } },
 *   { key: "returns", result: { promoters: 1, detractors: 8, n: 10 } },
 * ];
 * const [first, second] = weakPoints(stages, compareNps);
 * [first?.key, first?.isReal, second?.key]; // => ["delivery", true, "returns"]
 * first?.pull; // ~> -17.298
 * ```
 */
export function weakPoints<K extends Key, Result extends { readonly n: number }>(
  groups: readonly Group<K, Result>[],
  compare: Compare<Result>,
  options: ManyOptions = {},
): WeakPoint<K>[] {
  const compared = compareWithRest(groups, compare, options);
  const n = groups.reduce((sum, { result }) => sum + result.n, 0);
  const points = compared.map((group, i): WeakPoint<K> => {
    const share = n > 0 ? (groups[i] as Group<K, Result>).result.n / n : null;
    const isPulling = share !== null && group.difference !== null;
    return { ...group, share, pull: isPulling ? share * (group.difference as number) : null };
  });
  return points.sort(
    (a, b) => (a.pull ?? Number.POSITIVE_INFINITY) - (b.pull ?? Number.POSITIVE_INFINITY),
  );
}
