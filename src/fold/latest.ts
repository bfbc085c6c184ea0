import { checkOptions } from "../check";
import { checkMeasure, type Key, type Measure, stepAll } from "../measure";
import { checkKey, checkRecord } from "../record/field";
import { type Instant, milliseconds } from "../time";

/** Which fields say whose record it is and how old. */
export interface LatestOptions<By extends string, At extends string = "at"> {
  /** The field of which each value keeps one record. */
  readonly by: By;
  /** The field that holds the instant. Default `"at"`. */
  readonly at?: At;
}

/** The record kept for each key. */
export type LatestState<Row> = Map<Key, Row>;

/**
 * The measure of each customer's last record only, so that nobody counts twice.
 *
 * The last record may be one without an answer; to keep the last answer, leave those out before:
 * `where((row) => row.score !== null, latest("customerId", nps()))`.
 *
 * Of two records at the same instant the one that comes later in the data stays.
 *
 * @param by - The field of which each value keeps one record, such as `"customerId"`; or an object
 *   with `by` and `at`, the field that holds the instant (default `"at"`).
 * @param measure - What to compute for the records that stay.
 * @throws TypeError where a record has no such fields; RangeError where its instant is invalid.
 * @example
 * ```ts
 * import { latest, measure, nps } from "customer-kpis";
 *
 * const answers = [
 *   { customerId: "ann", score: 2, at: new Date("2026-01-10") },
 *   { customerId: "ann", score: 9, at: new Date("2026-02-10") },
 * ];
 * measure(answers, latest("customerId", nps())).n; // => 1
 * measure(answers, latest("customerId", nps())).value; // => 100
 * ```
 */
export function latest<
  Input,
  Result,
  State,
  const By extends string,
  const At extends string = "at",
>(
  by: By | LatestOptions<By, At>,
  measure: Measure<Input, Result, State>,
): Measure<
  Input & Readonly<Record<NoInfer<By>, Key>> & Readonly<Record<NoInfer<At>, Instant>>,
  Result,
  LatestState<Input & Readonly<Record<NoInfer<By>, Key>> & Readonly<Record<NoInfer<At>, Instant>>>
> {
  type Row = Input & Readonly<Record<By, Key>> & Readonly<Record<At, Instant>>;
  checkMeasure("latest", measure);
  const options: LatestOptions<By, At> = typeof by === "object" ? by : { by };
  checkOptions("latest", options, ["by", "at"]);
  const { by: owner, at = "at" as At } = options;
  const msOf = (row: Row): number => milliseconds(row[at], "latest", at);

  function keep(rows: LatestState<Row>, key: Key, row: Row): LatestState<Row> {
    const kept = rows.get(key);
    return kept && msOf(kept) > msOf(row) ? rows : rows.set(key, row);
  }

  return {
    init: () => new Map(),
    step(rows, row) {
      checkRecord("latest", row, `${owner} and ${at}`);
      msOf(row);
      return keep(rows, checkKey("latest", owner, row[owner]), row);
    },
    merge(left, right) {
      for (const [key, row] of right) keep(left, key, row);
      return left;
    },
    finish: (rows) => measure.finish(stepAll(measure, measure.init(), Array.from(rows.values()))),
  };
}
