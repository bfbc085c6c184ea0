import {
  by,
  churn,
  combine,
  derive,
  type Membership,
  retention,
  retentionFromCounts,
  revenueRetention,
  survival,
  tenures,
} from "customer-kpis";
import * as z from "zod";
import { orNull, schemasOf, withColumns } from "../lib/columns";
import { records } from "../lib/records";
import type { Settings, Span } from "../lib/settings";
import { span } from "../lib/span";

/** What customers do: stay or leave. */
export function memberships(settings: Settings) {
  const { membershipSchema, keySchema, numberSchema } = schemasOf(settings);
  const { period, yearBefore, months, timeZone } = settings;

  const columns = z.object({
    segment: orNull(keySchema),
    mrr: orNull(numberSchema.refine((mrr) => mrr >= 0, "must be 0 or more")).transform(
      (mrr) => mrr ?? 0,
    ),
  });

  // In a trial or a pause nobody is a customer.
  const memberships = records(
    ({ customerId, startedAt, endedAt, isTrial, pauses }: Membership): Membership => {
      return { customerId, startedAt, endedAt, isTrial, pauses };
    },
  );
  const stays = derive((rows) => {
    const { lifetimes } = tenures(rows, { asOf: period.end, unit: "month", timeZone });
    return survival(lifetimes, { at: [3, 6, 12, 18, 24, 36] });
  }, memberships);

  const perMonth = months.map(({ key, start, end }) => [key, stayOrLeave({ start, end })] as const);

  return {
    name: "memberships" as const,
    required: ["customerId", "startedAt", "endedAt"],
    optional: ["reason", "segment", "mrr"] as const,
    besides: ["cancelledAt", "isTrial"],
    schema: withColumns(membershipSchema, columns),
    measure: combine({
      span: span("startedAt"),
      year: combine({
        all: stayOrLeave(period),
        bySegment: by("segment", stayOrLeave(period)),
        byMonth: combine(Object.fromEntries(perMonth)),
      }),
      yearBefore: stayOrLeave(yearBefore),
      revenue: revenueRetention({ period }),
      stays,
      staysBySegment: by("segment", stays),
      records: memberships,
    }),
  };
}

function stayOrLeave(span: Span) {
  const kept = retention({ period: span });
  return combine({
    retention: kept,
    fromCounts: derive(
      ({ n, atEnd, acquired }) => retentionFromCounts({ atStart: n, atEnd, acquired }),
      kept,
    ),
    churn: churn({ period: span }),
  });
}
