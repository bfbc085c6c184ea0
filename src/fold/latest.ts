import { checkField, fail } from "../check";
import { checkMeasure, type Measure, takeSlice } from "../measure";
import { maybe, moment, number, oneOf, options, text } from "../options";
import { failKey, isKey } from "../record/fields";
import { type Key, sliceOfRows } from "../slice";
import { type Instant, milliseconds } from "../time";
import { DAY } from "../wallClock";
import { isSomebody } from "./customers";

/** Whose records, by which clock, and how far back. */
export interface LatestOptions<By extends string, At extends string = "at"> {
  /** The field of which each value keeps one record. */
  readonly by: By;
  /** The field that holds the instant. Default `"at"`. */
  readonly field?: At;
  /** Nothing from this moment on is known. Left out: everything is. */
  readonly asOf?: Instant;
  /** How many days back, counted from `asOf`, else from the last record that is not left out. A day is 24 hours. */
  readonly days?: number;
  /**
   * What to do with records of nobody, whose `by` is `null`, left out or `""`: refuse them (default),
   * leave them out, or keep each of them.
   */
  readonly nobody?: "refuse" | "leave-out" | "keep";
}

/** What {@link latest} holds in between: the record kept for each key, and those of nobody. */
export interface LatestState<Row> {
  readonly rows: Map<Key, Row>;
  readonly nobody: Row[];
}

/**
 * The measure of each customer's last record only, so that nobody counts twice: ever, as of a moment,
 * or within the last so many days.
 *
 * The last record may be one without an answer; to keep the last answer, leave those out before:
 * `where((row) => row.score !== null, latest("customerId", nps()))`.
 *
 * Of two records at the same instant the one that comes later in the data stays.
 *
 * @param by - The field of which each value keeps one record, such as `"customerId"`; or an object,
 *   see {@link LatestOptions}.
 * @param measure - What to compute for the records that stay.
 * @throws InputError where a record has no such fields, where its instant is invalid, for days that
 *   are not above 0, and for a record of nobody unless `nobody` says what to do.
 * @example
 * ```ts
 * import { latest, measure, nps } from "customer-kpis";
 *
 * const answers = [
 *   { customerId: "ann", score: 2, at: new Date("2026-01-10") },
 *   { customerId: "ann", score: 9, at: new Date("2026-02-10") },
 *   { customerId: "bob", score: 0, at: new Date("2025-06-01") },
 * ];
 * measure(answers, latest("customerId", nps())).n; // => 2
 *
 * const asOf = new Date("2026-04-01");
 * measure(answers, latest({ by: "customerId", days: 90, asOf }, nps())).value; // => 100
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
  const given: LatestOptions<By, At> = typeof by === "object" ? by : { by };
  const { by: owner, field, asOf, days, nobody } = LATEST.read(given);
  const msOf = (row: Row): number => milliseconds(row[field as At], "latest", field, row);

  function keep(rows: Map<Key, Row>, key: Key, row: Row): void {
    const kept = rows.get(key);
    if (!kept || msOf(kept) <= msOf(row)) rows.set(key, row);
  }

  return {
    at: field,
    init: () => ({ rows: new Map(), nobody: [] }),
    step(state, row) {
      checkField("latest", row, owner);
      const key: Key = row[owner as By] ?? null;
      if (!isKey(key)) failKey("latest", owner, key, row);
      const at = msOf(row);
      if (asOf !== null && at >= asOf) return state;
      if (isSomebody(key)) keep(state.rows, key, row);
      else if (nobody === "keep") state.nobody.push(row);
      else if (nobody === "refuse") {
        fail("latest", owner, 'somebody, unless nobody is "leave-out" or "keep"', key, row);
      }
      return state;
    },
    merge(left, right) {
      for (const [key, row] of right.rows) keep(left.rows, key, row);
      // One by one: all at once, a hundred thousand are too many for a call.
      for (const row of right.nobody) left.nobody.push(row);
      return left;
    },
    finish(state) {
      const kept = [...state.rows.values(), ...state.nobody];
      let end = asOf ?? -Infinity;
      for (const row of kept) end = Math.max(end, msOf(row));
      const start = end - (days ?? Infinity) * DAY;
      const inside = kept.filter((row) => msOf(row) >= start);
      return measure.finish(takeSlice(measure, measure.init(), sliceOfRows(inside)));
    },
  };
}

const LATEST = /* @__PURE__ */ options<LatestOptions<string, string>>("latest")({
  by: text(),
  field: text("at"),
  asOf: maybe(moment()),
  days: maybe(number({ above: 0 })),
  nobody: oneOf(["refuse", "leave-out", "keep"], "refuse"),
});
