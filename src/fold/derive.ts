import { fail } from "../check";
import type { Measure } from "../measure";
import { answeredBy } from "./answeredBy";

/**
 * A measure with another answer: the same pass over the records, its result turned into a new one.
 *
 * @param answer - Makes the new result of the measure's own.
 * @param measure - The measure that does the counting.
 * @throws InputError where `answer` is no function.
 * @example
 * ```ts
 * import { combine, derive, distinct, measure, sums } from "customer-kpis";
 *
 * const orders = [
 *   { customerId: "ann", amount: 30 },
 *   { customerId: "ann", amount: 50 },
 *   { customerId: "bob", amount: 10 },
 * ];
 * const perCustomer = derive(
 *   ({ spend, customers }) => (customers.value > 0 ? spend.sum / customers.value : null),
 *   combine({ spend: sums("amount"), customers: distinct("customerId") }),
 * );
 * measure(orders, perCustomer); // => 45
 * ```
 */
export function derive<Input, Part, Result, State>(
  answer: (part: Part) => Result,
  measure: Measure<Input, Part, State>,
): Measure<Input, Result, State> {
  if (typeof answer !== "function") fail("derive", "answer", "a function", answer);
  return answeredBy(answer, measure);
}
