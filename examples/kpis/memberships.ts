import { by, churn, combine, derive, retention, retentionFromCounts } from "customer-kpis";
import * as z from "zod";
import { orNull, schemasOf } from "../lib/columns";
import type { Settings, Span } from "../lib/settings";
import { span } from "../lib/span";

/** What customers do: stay or leave. */
export function memberships(settings: Settings) {
  const { membershipSchema, keySchema } = schemasOf(settings);
  const { period, yearBefore, months } = settings;

  const perMonth = months.map(({ key, start, end }) => [key, stayOrLeave({ start, end })] as const);

  return {
    name: "memberships",
    required: ["customerId", "startedAt", "endedAt"],
    optional: ["reason", "segment"] as const,
    schema: membershipSchema.and(z.object({ segment: orNull(keySchema) })),
    measure: combine({
      span: span("startedAt"),
      year: combine({
        all: stayOrLeave(period),
        bySegment: by("segment", stayOrLeave(period)),
        byMonth: combine(Object.fromEntries(perMonth)),
      }),
      yearBefore: stayOrLeave(yearBefore),
    }),
  };
}

function stayOrLeave({ start, end }: Span) {
  // Dates without a time begin at midnight: who joins on the 1st is to be new in that month.
  const period = { start: start - 1, end: end - 1 };
  return combine({
    retention: retention({ period }),
    fromCounts: derive(
      ({ n, atEnd, acquired }) => retentionFromCounts({ atStart: n, atEnd, acquired }),
      retention({ period }),
    ),
    churn: churn({ period }),
  });
}
