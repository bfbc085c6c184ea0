import { by, firstResponseTime, measure, over } from "customer-kpis";
import { busiestIn } from "../lib/busiest";
import { orNull, type RowOf, schemasOf, withColumns } from "../lib/columns";
import { during, timesOf } from "../lib/only";
import { momentsIn, reachOf } from "../lib/reach";
import type { Settings, Span } from "../lib/settings";
import { monthly } from "../lib/source";
import { span } from "../lib/span";
import type { Table } from "../lib/table";
import { wholeDays } from "../lib/wholeDays";

/** How fast customers are answered. */
export function tickets(settings: Settings) {
  const { ticketSchema, idSchema, keySchema, dateSchema } = schemasOf(settings);
  const { period, yearBefore, answerWithinHours, timeZone } = settings;

  const columns = {
    id: orNull(idSchema),
    customerId: orNull(idSchema),
    team: orNull(keySchema),
    segment: orNull(keySchema),
  };
  const schema = withColumns(ticketSchema, columns);
  type Row = RowOf<typeof schema>;

  const target = answerWithinHours * 3_600_000;
  return {
    name: "tickets" as const,
    required: ["createdAt", "firstRespondedAt"],
    optional: ["team", "segment", "customerId"] as const,
    besides: ["id", "resolvedAt"],
    schema,
    dated: { field: "createdAt" as const, schema: dateSchema },
    kpis(all: Table<Row>) {
      const year = during(all, period, "createdAt");
      const before = during(all, yearBefore, "createdAt");
      const moments = momentsIn(all, "createdAt", "firstRespondedAt", "resolvedAt");
      const reach = reachOf(moments, settings);
      // Who waits when a file ends need not have waited until the report does.
      const asOf = reach.end < period.end ? reach.last + 1 : period.end;
      const response = firstResponseTime({ asOf, target });
      const responseBefore = firstResponseTime({ asOf: yearBefore.end, target });
      const inMonths = (span: Span) =>
        ({ ...monthly(settings, span), field: "createdAt" }) as const;
      return {
        span: span(all, "createdAt"),
        reach,
        busiest: busiestIn(year),
        cameInDays: wholeDays(all, "createdAt", timeZone),
        repliedInDays: wholeDays(all, "firstRespondedAt", timeZone),
        year: {
          all: measure(year, response),
          bySegment: measure(year, by("segment", response)),
          byTeam: measure(year, by("team", response)),
          byCustomer: timesOf(year, "customerId"),
          byMonth: measure(year, over(inMonths(period), response)),
        },
        yearBefore: measure(before, responseBefore),
        monthsBefore: measure(before, over(inMonths(yearBefore), responseBefore)),
      };
    },
  };
}
