import { by, cohorts, combine, historicValue, over, sums, where } from "customer-kpis";
import * as z from "zod";
import { orNull, schemasOf } from "../lib/columns";
import type { Settings } from "../lib/settings";
import { isIn } from "../lib/source";
import { span } from "../lib/span";

/** What customers are worth so far. */
export function orders(settings: Settings) {
  const { orderSchema, keySchema } = schemasOf(settings);
  const { period, yearBefore, timeZone, margin } = settings;

  const schema = orderSchema.and(z.object({ segment: orNull(keySchema) }));
  type Row = z.output<typeof schema>;

  const worth = combine({ value: historicValue({ margin }), revenue: sums("amount") });
  const inYear = isIn(period, ({ at }: Row) => at);
  const inYearBefore = isIn(yearBefore, ({ at }: Row) => at);

  return {
    name: "orders",
    required: ["customerId", "at", "amount"],
    optional: ["segment"] as const,
    schema,
    measure: combine({
      span: span("at"),
      year: where(
        inYear,
        combine({
          all: worth,
          bySegment: by("segment", worth),
          byMonth: over({ unit: "month", timeZone, fill: period }, worth),
        }),
      ),
      yearBefore: where(inYearBefore, worth),
      cohorts: cohorts({ unit: "quarter", timeZone, asOf: period.end }),
    }),
  };
}
