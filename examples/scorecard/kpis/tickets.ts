import { by, combine, firstResponseTime, over, where } from "customer-kpis";
import * as z from "zod";
import { orNull, type RowOf, schemasOf, withColumns } from "../lib/columns";
import type { Settings } from "../lib/settings";
import { isIn, monthly } from "../lib/source";
import { span } from "../lib/span";
import { wholeDays } from "../lib/wholeDays";

/** How fast customers are answered. */
export function tickets(settings: Settings) {
  const { ticketSchema, keySchema } = schemasOf(settings);
  const { period, yearBefore, answerWithinHours, timeZone } = settings;

  const columns = z.object({
    id: orNull(keySchema),
    customerId: orNull(keySchema),
    team: orNull(keySchema),
    segment: orNull(keySchema),
  });
  const schema = withColumns(ticketSchema, columns);
  type Row = RowOf<typeof schema>;

  const target = answerWithinHours * 3_600_000;
  const response = firstResponseTime({ asOf: period.end, target });
  const inYear = isIn(period, ({ createdAt }: Row) => createdAt);
  const inYearBefore = isIn(yearBefore, ({ createdAt }: Row) => createdAt);

  return {
    name: "tickets" as const,
    required: ["createdAt", "firstRespondedAt"],
    optional: ["team", "segment", "customerId"] as const,
    besides: ["id", "resolvedAt"],
    schema,
    measure: combine({
      span: span("createdAt"),
      cameInDays: wholeDays("createdAt", timeZone),
      repliedInDays: wholeDays("firstRespondedAt", timeZone),
      year: where(
        inYear,
        combine({
          all: response,
          bySegment: by("segment", response),
          byTeam: by("team", response),
          byCustomer: by("customerId", span("createdAt")),
          byMonth: over({ ...monthly(settings), field: "createdAt" }, response),
        }),
      ),
      yearBefore: where(inYearBefore, firstResponseTime({ asOf: yearBefore.end, target })),
    }),
  };
}
