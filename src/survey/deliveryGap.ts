import { readShare, type ShareOf, shareTest } from "../compare/compareShares";
import type { ComparisonOptions, How } from "../compare/comparison";
import { level, options } from "../options";
import type { Interval } from "../stats/intervals";

/** What {@link deliveryGap} answers. */
export interface DeliveryGapResult {
  /** It is what is left of one share after another was taken off. */
  readonly kind: "net";
  /** Believed less perceived share, -1 to 1: above 0 the company thinks too well of itself. */
  readonly value: number | null;
  /** How many answers, of both sides. */
  readonly n: number;
  /** The share inside that believes it delivers. */
  readonly believed: number | null;
  /** The share of customers that says so. */
  readonly perceived: number | null;
  /** How many times as many believe as perceive; `null` where hardly anybody perceives. */
  readonly ratio: number | null;
  /** Newcombe's interval of the difference; `null` where a side has no answers. */
  readonly interval: Interval | null;
  /** How often chance alone would bring so large a gap, were there none; `null` without answers. */
  readonly p: number | null;
}

/**
 * Delivery gap: the share inside a company that believes it delivers, less the share of its
 * customers that says so.
 *
 * In Bain's survey of 2005, 80 % of 362 companies believed that they deliver a superior experience;
 * by their customers' word 8 % did. Both shares there are of companies; with the ratings of one
 * company's staff and customers, on the same statement and scale, they are of people.
 *
 * @param believed - The inside view: a result of `csat`, or any `value` (0 to 1) and `n`.
 * @param perceived - The customers' view.
 * @param options - `level`, default 0.95.
 * @throws InputError for a share outside of 0 to 1, an `n` that is not a whole number, a level not
 *   between 0 and 1 and an unknown option.
 * @see Allen, Reichheld, Hamilton and Markey, "Closing the Delivery Gap", Bain & Company 2005.
 * @example
 * ```ts
 * import { deliveryGap } from "customer-kpis";
 *
 * const gap = deliveryGap({ value: 0.8, n: 362 }, { value: 0.08, n: 362 });
 * gap.value; // ~> 0.72
 * gap.ratio; // => 10
 * gap.interval?.lower; // ~> 0.665
 * ```
 */
export function deliveryGap(
  believed: ShareOf,
  perceived: ShareOf,
  options: ComparisonOptions = {},
): DeliveryGapResult {
  const { level } = OPTIONS.read(options);
  return gapOf("", { believed, perceived }, { kpi: "deliveryGap", method: "n-1", level });
}

/** The gap between two shares, which messages look for at a place. */
export function gapOf(
  place: string,
  { believed, perceived }: { readonly believed: ShareOf; readonly perceived: ShareOf },
  how: How,
): DeliveryGapResult {
  const { kpi } = how;
  const inside = readShare(kpi, `${place}believed`, believed);
  const outside = readShare(kpi, `${place}perceived`, perceived);
  const { difference, interval, p, n } = shareTest.compare(outside, inside, how);
  const [believing, perceiving] = [inside, outside].map((side) =>
    side.n > 0 ? side.yes / side.n : null,
  ) as [number | null, number | null];
  const ratio = believing !== null && perceiving ? believing / perceiving : null;
  return {
    kind: "net",
    value: difference,
    n,
    believed: believing,
    perceived: perceiving,
    ratio: ratio === Infinity ? null : ratio,
    interval,
    p,
  };
}

const OPTIONS = /* @__PURE__ */ options<ComparisonOptions>("deliveryGap")({ level: level() });
