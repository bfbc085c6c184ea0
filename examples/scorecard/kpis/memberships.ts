import {
  by,
  churn,
  combine,
  derive,
  measure,
  type NamedPeriod,
  retention,
  retentionFromCounts,
  revenueRetention,
  survival,
  tenures,
} from "customer-kpis";
import { alsoInCents } from "../lib/alsoInCents";
import { orNull, type RowOf, schemasOf, withColumns } from "../lib/columns";
import { groupsOf, withFields } from "../lib/only";
import { momentsIn, type Reach, reachOf } from "../lib/reach";
import type { Settings, Span } from "../lib/settings";
import { span } from "../lib/span";
import type { Table } from "../lib/table";

/** What customers do: stay or leave. */
export function memberships(settings: Settings) {
  const { membershipSchema, keySchema, numberSchema } = schemasOf(settings);
  const { period, yearBefore, months, monthsBefore, timeZone } = settings;

  const columns = {
    segment: orNull(keySchema),
    mrr: orNull(numberSchema.refine((mrr) => mrr >= 0, "must be 0 or more")).transform(
      (mrr) => mrr ?? 0,
    ),
  };

  const schema = withColumns(membershipSchema, columns);
  type Row = RowOf<typeof schema>;

  // In a trial or a pause nobody is a customer.
  const stretches = (all: Table<Row>) =>
    withFields(all, ["customerId", "startedAt", "endedAt", "isTrial", "pauses"]);
  const stays = (all: Table<Row>) => {
    const { lifetimes } = tenures(stretches(all), { asOf: period.end, unit: "month", timeZone });
    return survival(lifetimes, { at: [3, 6, 12, 18, 24, 36] });
  };

  return {
    name: "memberships" as const,
    required: ["customerId", "startedAt", "endedAt"],
    optional: ["reason", "segment", "mrr"] as const,
    besides: ["cancelledAt", "isTrial"],
    schema,
    kpis(all: Table<Row>) {
      const inMonth = ({ key, start, end }: NamedPeriod) =>
        [key, measure(all, stayOrLeave({ start, end }))] as const;
      return {
        span: span(all, "startedAt"),
        reach: reachOfStays(all, settings),
        alsoInCents: alsoInCents(all, "mrr"),
        leaves: reachOf(endsIn(all, period.end), settings),
        /** How many began a year or more before the report ends. */
        begun: begunBefore(all, period.end - YEAR),
        lasting: lastingIn(all, settings),
        year: {
          all: measure(all, stayOrLeave(period)),
          bySegment: measure(all, by("segment", stayOrLeave(period))),
          byMonth: Object.fromEntries(months.map(inMonth)),
        },
        yearBefore: measure(all, stayOrLeave(yearBefore)),
        monthsBefore: Object.fromEntries(monthsBefore.map(inMonth)),
        revenue: revenueRetention(all, { period }),
        stays: stays(all),
        staysBySegment: groupsOf(all, "segment").map(({ key, records }) => {
          return { key, result: stays(records) };
        }),
        records: stretches(all),
      };
    },
  };
}

/** An end that is to come does not tell that the file goes on: it may have been said long before. */
function reachOfStays(
  all: Table<{ readonly startedAt: Date; readonly endedAt: Date | null }>,
  settings: Settings,
): Reach {
  function* moments() {
    yield* momentsIn(all, "startedAt");
    yield* endsIn(all, settings.period.end);
  }
  return reachOf(moments(), settings);
}

function* endsIn(all: Table<{ readonly endedAt: Date | null }>, end: number): Generator<number> {
  for (const moment of momentsIn(all, "endedAt")) if (moment < end) yield moment;
}

const YEAR = 366 * 86_400_000;

function begunBefore(all: Table<{ readonly startedAt: Date }>, moment: number): number {
  let n = 0;
  for (const start of momentsIn(all, "startedAt")) n += Number(start < moment);
  return n;
}

/** How many have not ended yet. */
function lastingIn(
  all: Table<{ readonly endedAt: Date | null }>,
  { today }: Pick<Settings, "today">,
): number {
  let ended = 0;
  for (const end of momentsIn(all, "endedAt")) ended += Number(end <= today);
  return all.length - ended;
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
