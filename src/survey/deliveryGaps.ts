import { fail } from "../check";
import type { Share } from "../compare/share";
import { type ManyOptions, manyOf } from "../compare/trend";
import { type DeliveryGapResult, deliveryGap } from "./deliveryGap";

/** One statement, rated inside and by customers. */
export interface RatedStatement {
  /** The statement: "We answer within a day." */
  readonly statement: string;
  /** Who agrees inside: a result of `csat`, or `value` and `n`. */
  readonly believed: Share;
  /** Who agrees among customers, on the same scale. */
  readonly perceived: Share;
}

/** One statement's gap. */
export interface StatementGap extends DeliveryGapResult {
  /** The statement. */
  readonly statement: string;
  /** p, adjusted for how many statements were looked at; `null` where there was no test. */
  readonly adjustedP: number | null;
  /** Whether the adjusted p is at most `1 - level`. */
  readonly isReal: boolean;
}

/**
 * The delivery gap statement by statement, the widest first, with those flagged that are real.
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
  options: ManyOptions = {},
): StatementGap[] {
  const { judge, level } = manyOf("deliveryGaps", options);
  if (!Array.isArray(statements)) {
    fail(
      "deliveryGaps",
      "statements",
      "an array of { statement, believed, perceived }",
      statements,
    );
  }
  const gaps = statements.map(({ statement, believed, perceived }) => ({
    statement,
    ...deliveryGap(believed, perceived, { level }),
  }));
  return judge(gaps).sort((a, b) => (b.value ?? -2) - (a.value ?? -2));
}
