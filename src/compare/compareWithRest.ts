import type { Group } from "../measure";
import { options } from "../options";
import type { Key } from "../slice";
import type { Comparable } from "./compare";
import { type Comparison, NO_ANSWERS, noComparison, type Parts, type Test } from "./comparison";
import { type Judged, type ManyOptions, manyOf, manyOptions, type ReadMany } from "./trend";

/** One group against all others. */
export interface GroupComparison<K extends Key = Key> extends Omit<Comparison, "isReal">, Judged {
  /** What the group's records have in common. */
  readonly key: K;
}

/**
 * Which groups really differ from the rest: which of twelve channels, teams or stages.
 *
 * Every group is compared with all the others taken together, and p is adjusted for how many were
 * looked at, as in {@link trend}: of twelve equal channels one differs from the rest at 95 % nearly
 * every other time. `difference` is the group less the rest. The test is chosen as by {@link trend};
 * results that cannot be taken together, such as medians, have none.
 *
 * @param groups - What `by` answers: `{ key, result }`.
 * @param options - See {@link ManyOptions}.
 * @returns The groups in the same order.
 * @throws InputError for results of different kinds, an unknown correction, a level not between 0 and 1
 *   and an unknown option.
 * @example
 * ```ts
 * import { by, compareWithRest, measure, share } from "customer-kpis";
 *
 * const some = (channel: string, solved: number, all: number) =>
 *   Array.from({ length: all }, (_, i) => ({ channel, solved: i < solved }));
 * const tickets = [...some("email", 81, 100), ...some("phone", 62, 100), ...some("chat", 79, 100)];
 * const groups = measure(tickets, by("channel", share({ field: "solved" })));
 *
 * const channels = compareWithRest(groups);
 * channels.filter((channel) => channel.isReal).map((channel) => channel.key); // => ["phone"]
 * channels[1]?.difference; // ~> -0.18
 * ```
 */
export function compareWithRest<K extends Key>(
  groups: readonly Group<K, Comparable>[],
  options: ManyOptions = {},
): GroupComparison<K>[] {
  const many = OPTIONS.read(options);
  return weighedWithRest("compareWithRest", groups, many).map(({ comparison }) => comparison);
}

const OPTIONS = /* @__PURE__ */ options<ManyOptions>("compareWithRest")(manyOptions);

/** Every group compared with the rest, and how much it weighs among all. */
export function weighedWithRest<K extends Key>(
  kpi: string,
  groups: readonly Group<K, Comparable>[],
  many: ReadMany,
): { readonly comparison: GroupComparison<K>; readonly share: number | null }[] {
  const { level, judge, partsOf } = manyOf(kpi, many);
  const { list, test, method } = partsOf("groups", groups);
  const rests = restsOf(
    list.map(({ parts }) => parts),
    test,
  );
  const comparisons = list.map(({ key, parts }, i) => {
    const rest = rests[i];
    const none = test.join ? NO_ANSWERS : "such results cannot be taken together";
    return {
      key,
      ...(rest
        ? test.compare(rest, parts, { kpi, level, method })
        : noComparison(method, parts.n, null, none)),
    };
  });
  const total = list.reduce((sum, { parts }) => sum + test.weight(parts), 0);
  return judge(comparisons).map((comparison, i) => ({
    comparison,
    share: total > 0 ? test.weight(list[i]!.parts) / total : null,
  }));
}

/** For each of the parts all others joined: what comes before with what comes after, where there is any. */
function restsOf(parts: readonly Parts[], { join }: Test<any>): readonly (Parts | undefined)[] {
  if (!join) return [];
  const after = parts.slice();
  for (let i = parts.length - 2; i > 0; i--) after[i] = join(parts[i], after[i + 1]);
  let before: Parts | undefined;
  return parts.map((own, i) => {
    const later = after[i + 1];
    const rest: Parts | undefined = before && later ? join(before, later) : (before ?? later);
    before = before ? join(before, own) : own;
    return rest;
  });
}
