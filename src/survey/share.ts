import { fail } from "../check";
import { kpi, type Measure, type Records } from "../measure";
import { level, options, text } from "../options";
import { type Kind, type Slice, sliceOfRows, valueAt } from "../slice";
import { type Share, shareOf } from "../stats/share";

/** What says yes or no: `true` or 1, `false` or 0; `null` where nothing is known. */
export type YesOrNo = boolean | number | null | undefined;

/** What {@link share} needs. */
export interface ShareOptions<Field extends string = string> {
  /** The field that holds `true` or `false`, or 1 or 0; `null` where nothing is known. */
  readonly field: Field;
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

/** {@link share}: answers for records, or makes the measure of options alone. */
export interface ShareKpi {
  /** Answers for these records. */
  <const Field extends string, Row extends Readonly<Record<NoInfer<Field>, YesOrNo>>>(
    records: Records<Row>,
    options: ShareOptions<Field>,
  ): ShareResult;
  /** The measure itself. */
  <const Field extends string>(
    options: ShareOptions<Field>,
  ): Measure<Readonly<Record<Field, YesOrNo>>, ShareResult, ShareState>;
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
export const share: ShareKpi = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<ShareOptions>("share")({ field: text(), level: level() }),
  ({ field, level }): Measure<Readonly<Record<string, YesOrNo>>, ShareResult, ShareState> => {
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
      reads: [{ field, kind: "key" }],
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
) as ShareKpi;

/** Yes (1), no (0) or nothing (-1) of many records. */
const ANSWERS: Kind<Int8Array> = {
  kind: "yes or no",
  ofRows(kpi, field, { list, start, length }) {
    const answers = new Int8Array(length);
    for (let i = 0; i < length; i++) {
      const row = list[start + i];
      answers[i] = answerOf(kpi, field as string, row?.[field as string], row);
    }
    return answers;
  },
  ofColumn(kpi, field, column, slice) {
    const answers = new Int8Array(slice.length);
    for (let i = 0; i < slice.length; i++) {
      const value = valueAt(column, i);
      // In a typed array NaN is nothing.
      answers[i] = answerOf(kpi, field, Number.isNaN(value) ? null : value, slice.row(i));
    }
    return answers;
  },
};

function answerOf(kpi: string, field: string, value: unknown, row: unknown): number {
  if (value === true || value === 1) return 1;
  if (value === false || value === 0) return 0;
  if (value === null || (value === undefined && field in Object(row))) return -1;
  return fail(kpi, field, "true or false, 1 or 0, or null", value, row);
}
