import type { Key } from "customer-kpis";

/** One group's result, of a list as `by` and `over` return them; none where a file is not there. */
export function lookUp<Found>(
  groups: readonly { readonly key: Key; readonly result: Found }[] | undefined,
  key: Key,
): Found | undefined {
  return groups?.find((group) => group.key === key)?.result;
}
