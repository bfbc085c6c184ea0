import type { Group } from "../measure";
import { options } from "../options";
import type { Key } from "../slice";
import type { Comparable } from "./compare";
import { type GroupComparison, weighedWithRest } from "./compareWithRest";
import { type ManyOptions, manyOptions, type ReadMany } from "./trend";

/** A touchpoint, and how much it pulls the whole up or down. */
export interface WeakPoint<K extends Key = Key> extends GroupComparison<K> {
  /** Its share of all answers, 0 to 1, or of their weight; `null` without any. */
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
 * @param options - See {@link ManyOptions}.
 * @returns The groups, the one that pulls down most first; those without answers last.
 * @throws As {@link compareWithRest}.
 * @example
 * ```ts
 * import { weakPoints } from "customer-kpis";
 *
 * const stages = [
 *   { key: "search", result: { promoters: 50, detractors: 20, n: 100 } },
 *   { key: "delivery", result: { promoters: 80, detractors: 90, n: 250 } },
 *   { key: "returns", result: { promoters: 1, detractors: 8, n: 10 } },
 * ];
 * const [first, second] = weakPoints(stages, { kind: "net" });
 * [first?.key, first?.isReal, second?.key]; // => ["delivery", true, "returns"]
 * first?.pull; // ~> -17.298
 * ```
 */
export function weakPoints<K extends Key>(
  groups: readonly Group<K, Comparable>[],
  options: ManyOptions = {},
): WeakPoint<K>[] {
  return weakestOf("weakPoints", groups, OPTIONS.read(options));
}

const OPTIONS = /* @__PURE__ */ options<ManyOptions>("weakPoints")(manyOptions);

/** The same for other functions, under their names. */
export function weakestOf<K extends Key>(
  kpi: string,
  groups: readonly Group<K, Comparable>[],
  many: ReadMany,
): WeakPoint<K>[] {
  const points = weighedWithRest(kpi, groups, many).map(({ comparison, share }) => {
    const { difference } = comparison;
    // What differs has answers, and so a share.
    return { ...comparison, share, pull: difference === null ? null : share! * difference };
  });
  return points.sort((a, b) => (a.pull ?? Infinity) - (b.pull ?? Infinity) || 0);
}
