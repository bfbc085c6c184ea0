import { fail } from "../check";
import { type ShareOf, shareTest } from "../compare/compareShares";
import { objectOf } from "../compare/comparison";
import { type Judged, type ManyOptions, manyOf, manyOptions } from "../compare/trend";
import { level, options } from "../options";
import { type DeliveryGapResult, gapOf } from "./deliveryGap";

/** One statement, rated inside and by customers. */
export interface RatedStatement {
  /** The statement: "We answer within a day." */
  readonly statement: string;
  /** Who agrees inside: a result of `csat`, or `value` and `n`. */
  readonly believed: ShareOf;
  /** Who agrees among customers, on the same scale. */
  readonly perceived: ShareOf;
}

/** One statement's gap. */
export interface StatementGap extends DeliveryGapResult, Judged {
  /** The statement. */
  readonly statement: string;
}

/** What may be set for {@link deliveryGaps}. */
export type DeliveryGapsOptions = Pick<ManyOptions, "correction" | "level">;

/**
 * The delivery gap statement by statement, the widest first, with those flagged that are real: by Fisher's
 * exact test, as in {@link trend}, unless nothing is corrected for looking at many.
 *
 * @param statements - Each with the share that agrees inside, and among customers.
 * @param options - `correction` for looking at many (default Holm) and `level`, as in `trend`.
 * @returns The gaps, the widest first; those without answers last.
 * @throws As {@link deliveryGap}.
 * @example
 * ```ts
 * import { deliveryGaps } from "customer-kpis";
 *
 * const gaps = deliveryGaps([
 *   { statement: "polite", believed: { value: 0.9, n: 40 }, perceived: { value: 0.85, n: 300 } },
 *   { statement: "quick", believed: { value: 0.9, n: 40 }, perceived: { value: 0.4, n: 300 } },
 * ]);
 * gaps.map(({ statement, isReal }) => [statement, isReal]); // => [["quick", true], ["polite", false]]
 * ```
 */
export function deliveryGaps(
  statements: readonly RatedStatement[],
  options: DeliveryGapsOptions = {},
): StatementGap[] {
  const { judge, usual, level } = manyOf("deliveryGaps", {
    ...OPTIONS.read(options),
    kind: "net",
    method: undefined,
  });
  const what = "an array of { statement, believed, perceived }";
  if (!Array.isArray(statements)) fail("deliveryGaps", "statements", what, statements ?? null);
  const how = { kpi: "deliveryGaps", method: usual(shareTest), level };
  const gaps = statements.map((rated, i) => {
    const place = `statements[${i}]`;
    const { statement, ...shares } = objectOf("deliveryGaps", place, what, rated);
    return { statement, ...gapOf(`${place}.`, shares, how) };
  });
  return judge(gaps).sort((a, b) => (b.value ?? -2) - (a.value ?? -2));
}

const OPTIONS = /* @__PURE__ */ options<DeliveryGapsOptions>("deliveryGaps")({
  correction: manyOptions.correction,
  level: level(),
});
