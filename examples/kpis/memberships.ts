import {
  by,
  churn,
  combine,
  derive,
  type Period,
  retention,
  retentionFromCounts,
} from "customer-kpis";
import * as z from "zod";
import { orNull, schemasOf } from "../lib/columns";
import type { Settings } from "../lib/settings";
import { span } from "../lib/span";

/** What customers do: stay or leave. */
export function memberships(settings: Settings) {
  const { membershipSchema, keySchema } = schemasOf(settings);
  const { period, yearBefore, months } = settings;

  const perMonth = months.map(({ key, start, end }) => [key, stayOrLeave({ start, end })] as const);

  return {
    name: "memberships",
    required: ["customerId", "startedAt", "endedAt"],
    optional: { reason: "reasons for leaving", segment: "segments" },
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

function stayOrLeave(period: Period) {
  return combine({
    retention: retention({ period }),
    fromCounts: derive(
      ({ n, atEnd, acquired }) => retentionFromCounts({ atStart: n, atEnd, acquired }),
      retention({ period }),
    ),
    churn: churn({ period }),
  });
}
