import type { Key } from "customer-kpis";

/** A list of groups, as `by` and `over` return them; none where a file is not there. */
type Groups<Result> = readonly { readonly key: Key; readonly result: Result }[] | undefined;

/** One group's result. */
export function lookUp<Result>(groups: Groups<Result>, key: Key): Result | undefined {
  return groups?.find((group) => group.key === key)?.result;
}

/** Every key of these lists, once; `null`, for rows without one, last. */
export function keysOf(...lists: Groups<unknown>[]): Key[] {
  const keys = new Set<Key>();
  for (const groups of lists) for (const { key } of groups ?? []) keys.add(key);
  const isAnyBlank = keys.delete(null);
  return isAnyBlank ? [...keys, null] : [...keys];
}
