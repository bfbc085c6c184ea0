import { by, combine, csat, journey, latest, measure, nps, over, select } from "customer-kpis";
import * as z from "zod";
import { busiestIn } from "../lib/busiest";
import { orNull, schemasOf, score } from "../lib/columns";
import { endsAtFive } from "../lib/endsAtFive";
import { during, only } from "../lib/only";
import { momentsIn, reachOf } from "../lib/reach";
import { records } from "../lib/records";
import type { Settings } from "../lib/settings";
import { monthly } from "../lib/source";
import { span } from "../lib/span";
import { type Held, type Table, valuesOf } from "../lib/table";

/** What customers say: recommendation and satisfaction. */
export function answers(settings: Settings) {
  const { dateSchema, idSchema, keySchema } = schemasOf(settings);
  const { period, yearBefore } = settings;

  const schema = z.object({
    at: dateSchema,
    customerId: orNull(idSchema),
    nps: score(settings, 0, 10),
    csat: score(settings, 1, 5),
    channel: orNull(keySchema),
    segment: orNull(keySchema),
    stage: orNull(keySchema),
    touchpoint: orNull(keySchema),
  });
  type Row = z.output<typeof schema>;

  const scores = combine({ nps: select("nps", nps()), csat: select("csat", csat()) });
  const recommended = select("nps", nps());

  return {
    name: "answers" as const,
    required: ["at", "nps"],
    optional: ["csat", "channel", "segment", "customerId", "touchpoint"] as const,
    besides: ["stage"],
    schema,
    dated: { field: "at" as const, schema: dateSchema },
    kpis(all: Table<Row>) {
      const year = during(all, period, "at");
      const before = during(all, yearBefore, "at");
      return {
        span: span(all, "at"),
        reach: reachOf(momentsIn(all, "at"), settings),
        busiest: busiestIn(year),
        isOfFive: endsAtFive(all, "nps"),
        /** When the first month began of which the same is so. */
        monthOfFive: firstOfFive(all, settings),
        year: {
          all: measure(year, scores),
          bySegment: measure(year, by("segment", scores)),
          byChannel: measure(year, by("channel", recommended)),
          byMonth: measure(year, over(monthly(settings), scores)),
          journey: journey(saying(year, "touchpoint"), { measure: recommended }),
        },
        yearBefore: measure(before, scores),
        monthsBefore: measure(before, over(monthly(settings, yearBefore), scores)),
        /** What customers said last, before the year in which they stay or leave. */
        saidBefore: measure(
          saying(during(all, { start: -Infinity, end: period.start }, "at"), "customerId", "csat"),
          latest(
            "customerId",
            records(({ customerId, at, csat }: Held<Row>) => ({ customerId, at, score: csat })),
          ),
        ),
      };
    },
  };
}

/** When the first month began in which nobody would recommend above 5; `null` without any. */
function firstOfFive(
  all: Table<{ readonly at: Date; readonly nps: number | null }>,
  { months, monthsBefore }: Settings,
): number | null {
  const first = [...monthsBefore, ...months].find((month) =>
    endsAtFive(during(all, month, "at"), "nps"),
  );
  return first?.start ?? null;
}

/** The records that say something in these fields. */
function saying<Row>(all: Table<Row>, ...fields: (keyof Row & string)[]): Table<Row> {
  const values = fields.map((field) => valuesOf(all, field));
  return only(all, (i) => values.every((valueAt) => valueAt(i) !== null));
}
