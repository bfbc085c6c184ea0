import { checkOptions, fail } from "../check";
import { type Key, type Measure, stepAll } from "../measure";
import { checkKey, checkRecord } from "../record/field";
import { type Instant, milliseconds } from "../time";

/** Whose answers, by which clock, and how far back. */
export interface LatestWithinOptions<By extends string, At extends string = "at"> {
  /** The field of which each value keeps one record. */
  readonly by: By;
  /** The field that holds the instant: when it was sent, or answered. Default `"at"`. */
  readonly at?: At;
  /** How many days back. A day is 24 hours. */
  readonly days: number;
  /** From when back, itself not included. Left out: from the last record of all, included. */
  readonly asOf?: Instant;
}

/** The record kept for each key. */
export type LatestWithinState<Row> = Map<Key, Row>;

/**
 * The measure of each customer's last answer within a window: "the last 90 days, everybody once".
 *
 * With `asOf`, answers from that moment on and those from before the window are left out. Without,
 * the window ends with the last answer there is. Of two answers at the same instant the one that
 * comes later in the data stays. For each customer's last answer ever see `latest`.
 *
 * @param options - See {@link LatestWithinOptions}.
 * @param measure - What to compute for the records that stay.
 * @throws TypeError where a record has no such fields; RangeError where its instant is invalid, and
 *   for days that are not above 0.
 * @example
 * ```ts
 * import { latestWithin, measure, nps } from "customer-kpis";
 *
 * const answers = [
 *   { customerId: "ann", score: 2, at: new Date("2026-03-10") },
 *   { customerId: "ann", score: 9, at: new Date("2026-03-20") },
 *   { customerId: "bob", score: 0, at: new Date("2025-11-01") },
 * ];
 * const asOf = new Date("2026-04-01");
 * measure(answers, latestWithin({ by: "customerId", days: 90, asOf }, nps())).value; // => 100
 * ```
 */
export function latestWithin<
  Input,
  Result,
  State,
  const By extends string,
  const At extends string = "at",
>(
  options: LatestWithinOptions<By, At>,
  measure: Measure<Input, Result, State>,
): Measure<
  Input & Readonly<Record<NoInfer<By>, Key>> & Readonly<Record<NoInfer<At>, Instant>>,
  Result,
  LatestWithinState<
    Input & Readonly<Record<NoInfer<By>, Key>> & Readonly<Record<NoInfer<At>, Instant>>
  >
> {
  type Row = Input & Readonly<Record<By, Key>> & Readonly<Record<At, Instant>>;
  checkOptions("latestWithin", options, ["by", "at", "days", "asOf"]);
  const { by, at = "at" as At, days } = options;
  if (!(Number.isFinite(days) && days > 0)) fail("latestWithin", "days", "above 0", days);
  const asOf =
    options.asOf === undefined ? null : milliseconds(options.asOf, "latestWithin", "asOf");
  const msOf = (row: Row): number => milliseconds(row[at], "latestWithin", at);

  function keep(rows: LatestWithinState<Row>, key: Key, row: Row): LatestWithinState<Row> {
    const kept = rows.get(key);
    return kept && msOf(kept) > msOf(row) ? rows : rows.set(key, row);
  }

  return {
    init: () => new Map(),
    step(rows, row) {
      checkRecord("latestWithin", row, `${by} and ${at}`);
      const key = checkKey("latestWithin", by, row[by]);
      return asOf !== null && msOf(row) >= asOf ? rows : keep(rows, key, row);
    },
    merge(left, right) {
      for (const [key, row] of right) keep(left, key, row);
      return left;
    },
    finish(rows) {
      const kept = Array.from(rows.values());
      const end = asOf ?? kept.reduce((last, row) => Math.max(last, msOf(row)), -8.64e15);
      const start = end - days * 86_400_000;
      const inside = kept.filter((row) => msOf(row) >= start);
      return measure.finish(stepAll(measure, measure.init(), inside));
    },
  };
}
