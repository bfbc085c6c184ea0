import { checkMeasure, type Measure, stepAll } from "../measure";
import { checkField } from "../record/field";

/**
 * The measure of one field of wider rows, or of anything computed from a row.
 *
 * @param what - A field's name, or a function from a row to what the measure reads.
 * @param measure - The measure of that.
 * @example
 * ```ts
 * import { measure, nps, select } from "customer-kpis";
 *
 * const rows = [{ recommend: 9 }, { recommend: 10 }];
 * measure(rows, select("recommend", nps())).value; // => 100
 * measure(rows, select((row) => row.recommend - 1, nps())).passives; // => 1
 * ```
 */
export function select<const Field extends string, Input, Result, State>(
  what: Field,
  measure: Measure<Input, Result, State>,
): Measure<Readonly<Record<Field, Input>>, Result, State>;
export function select<Row, Input, Result, State>(
  what: (row: Row) => NoInfer<Input>,
  measure: Measure<Input, Result, State>,
): Measure<Row, Result, State>;
export function select<Row, Input, Result, State>(
  what: string | ((row: Row) => Input),
  measure: Measure<Input, Result, State>,
): Measure<Row, Result, State> {
  checkMeasure("select", measure);
  const read = typeof what === "function" ? what : reader<Row, Input>(what);
  return {
    ...measure,
    step: (state, row) => measure.step(state, read(row)),
    steps(state, rows, start, end) {
      const inputs = new Array<Input>(end - start);
      for (let i = start; i < end; i++) inputs[i - start] = read(rows[i]!);
      return stepAll(measure, state, inputs);
    },
  };
}

function reader<Row, Input>(field: string): (row: Row) => Input {
  return (row) => {
    const value = row?.[field as keyof Row];
    if (value === undefined) checkField("select", row, field);
    return value as Input;
  };
}
