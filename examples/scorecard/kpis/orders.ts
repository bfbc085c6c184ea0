import {
  by,
  cohorts,
  combine,
  derive,
  historicValue,
  nextPurchases,
  over,
  purchaseHistories,
  rfm,
  sums,
  where,
} from "customer-kpis";
import * as z from "zod";
import { orNull, type RowOf, schemasOf, withColumns, withMore } from "../lib/columns";
import type { Settings } from "../lib/settings";
import { isIn, monthly } from "../lib/source";
import { span } from "../lib/span";

/** How often one product must have followed another to be suggested after it. */
const ENOUGH = 20;

/** What customers are worth so far, and what is to be expected of them. */
export function orders(settings: Settings) {
  const { orderSchema, keySchema } = schemasOf(settings);
  const { period, yearBefore, timeZone, margin } = settings;

  const columns = z.object({ segment: orNull(keySchema), product: orNull(keySchema) });
  const schema = withMore(withColumns(orderSchema, columns), ({ product }) => ({
    products: product === null ? [] : [String(product)],
  }));
  type Row = RowOf<typeof schema>;

  const worth = combine({ value: historicValue({ margin }), revenue: sums("amount") });
  // Of a segment or a month no list of customers is kept.
  const inShort = derive(
    ({ value: { customers: _, ...value }, revenue }) => ({ value, revenue }),
    worth,
  );
  const inYear = isIn(period, ({ at }: Row) => at);
  const inYearBefore = isIn(yearBefore, ({ at }: Row) => at);
  const isKnown = ({ at }: Row) => at.getTime() < period.end;

  return {
    name: "orders" as const,
    required: ["customerId", "at", "amount"],
    optional: ["segment", "product"] as const,
    besides: ["currency", "orderId"],
    schema,
    measure: combine({
      span: span("at"),
      year: where(
        inYear,
        combine({
          all: worth,
          bySegment: by("segment", inShort),
          byMonth: over(monthly(settings), inShort),
        }),
      ),
      yearBefore: where(inYearBefore, worth),
      cohorts: cohorts({ unit: "quarter", timeZone, asOf: period.end }),
      customers: combine({
        histories: purchaseHistories({ until: period.end - 1, timeZone }),
        // Where its groups are cut: of the one customer who is looked at, more is asked later.
        rfm: derive(({ cuts }) => ({ cuts }), rfm({ asOf: period.end, timeZone })),
        next: where(isKnown, nextPurchases({ timeZone, minimumCount: ENOUGH })),
      }),
    }),
  };
}
