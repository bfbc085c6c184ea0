import { fail } from "../check";
import { type Kpi, kpi } from "../measure";
import { level, options, text } from "../options";
import { type Kind, type Slice, sliceOfRows, valueAt } from "../slice";
import { type Share, shareOf } from "../stats/share";

/** What {@link share} needs. */
export interface ShareOptions {
  /** The field that holds `true` or `false`, or 1 or 0; `null` where nothing is known. */
  readonly field: string;
  /** The confidence level of the interval. Default 0.95. */
  readonly level?: number;
}

/** What {@link share} answers. */
export interface ShareResult extends Share {
  /** It is a share. */
  readonly kind: "share";
  /** Records that say neither yes nor no: in no figure above. */
  readonly unanswered: number;
}

/** What {@link share} holds in between. */
export interface ShareState {
  /** The field that was asked: answers to another are not added to these. */
  readonly of: string;
  yes: number;
  no: number;
  unanswered: number;
}

/**
 * The share of records that say yes: churned or not, solved or not, bought again or not.
 *
 * `count / n`, a ratio from 0 to 1, of the records that say `true` or 1, or `false` or 0. Who says
 * nothing (`null`) is in no figure and counted as `unanswered`. Texts such as `"yes"` are not read
 * here but by the schemas of `customer-kpis/schema`. For data with dates there are `retention` and
 * `churn`, for answers on a scale `csat`.
 *
 * Without records that say anything `value` and `interval` are `null`.
 *
 * @function
 * @param records - Records with that field.
 * @param options - `field` is required. Alone, they make the measure, to be composed.
 * @throws InputError for a value that is neither yes nor no, a record that has no such field, a level
 *   not between 0 and 1 and an unknown option.
 * @example
 * ```ts
 * import { share } from "customer-kpis";
 *
 * const customers = [
 *   { churned: true },
 *   { churned: false },
 *   { churned: false },
 *   { churned: false },
 *   { churned: null },
 * ];
 * const { value, n, count, unanswered } = share(customers, { field: "churned" });
 * value; // => 0.25
 * [count, n, unanswered]; // => [1, 4, 1]
 * ```
 */
export const share: Kpi<
  Readonly<Record<string, any>>,
  ShareResult,
  ShareState,
  [options: ShareOptions]
> = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<ShareOptions>("share")({
    field: /* @__PURE__ */ text(),
    level: /* @__PURE__ */ level(),
  }),
  ({ field, level }) => {
    function take(state: ShareState, slice: Slice): ShareState {
      const answers = slice.read("share", field, ANSWERS);
      let yes = 0;
      let no = 0;
      for (let i = 0; i < answers.length; i++) {
        if (answers[i] === 1) yes++;
        else if (answers[i] === 0) no++;
      }
      state.yes += yes;
      state.no += no;
      state.unanswered += answers.length - yes - no;
      return state;
    }

    return {
      init: () => ({ of: field, yes: 0, no: 0, unanswered: 0 }),
      step: (state, record) => take(state, sliceOfRows([record])),
      take,
      merge(left, right) {
        if (left.of !== right.of) fail("share", "state", `of ${left.of}`, right.of);
        left.yes += right.yes;
        left.no += right.no;
        left.unanswered += right.unanswered;
        return left;
      },
      finish: ({ yes, no, unanswered }) => ({
        kind: "share" as const,
        ...shareOf(yes, yes + no, level),
        unanswered,
      }),
    };
  },
);

/** Yes (1), no (0) or nothing (-1) of many records. */
const ANSWERS: Kind<Int8Array> = {
  kind: "yes or no",
  ofRows(kpi, field, rows) {
    return Int8Array.from(rows, (row: any) => {
      const value = row?.[field as string];
      return answerOf(kpi, field as string, value, row);
    });
  },
  ofColumn(kpi, field, column, slice) {
    return Int8Array.from({ length: slice.length }, (_, i) => {
      const value = valueAt(column, i);
      // In a typed array NaN is nothing.
      return answerOf(kpi, field, Number.isNaN(value) ? null : value, slice.row(i));
    });
  },
};

function answerOf(kpi: string, field: string, value: unknown, row: unknown): number {
  if (value === true || value === 1) return 1;
  if (value === false || value === 0) return 0;
  if (value === null || (value === undefined && field in Object(row))) return -1;
  return fail(kpi, field, "true or false, 1 or 0, or null", value, row);
}
