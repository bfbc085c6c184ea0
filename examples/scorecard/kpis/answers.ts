import { by, combine, csat, journey, latest, nps, over, select, where } from "customer-kpis";
import * as z from "zod";
import { orNull, schemasOf, score } from "../lib/columns";
import { records } from "../lib/records";
import type { Settings } from "../lib/settings";
import { isIn, monthly } from "../lib/source";
import { span } from "../lib/span";

/** What customers say: recommendation and satisfaction. */
export function answers(settings: Settings) {
  const { dateSchema, keySchema } = schemasOf(settings);
  const { period, yearBefore } = settings;

  const schema = z.object({
    at: dateSchema,
    customerId: orNull(keySchema),
    nps: score(settings, 0, 10),
    csat: score(settings, 1, 5),
    channel: orNull(keySchema),
    segment: orNull(keySchema),
    stage: orNull(keySchema),
    touchpoint: orNull(keySchema),
  });
  type Row = z.output<typeof schema>;

  const scores = combine({ nps: select("nps", nps()), csat: select("csat", csat()) });
  const isAtTouchpoint = ({ touchpoint }: Row) => touchpoint !== null;
  const isEarlier = ({ at, customerId, csat }: Row) =>
    at.getTime() < period.start && customerId !== null && csat !== null;
  const inYear = isIn(period, ({ at }: Row) => at);
  const inYearBefore = isIn(yearBefore, ({ at }: Row) => at);

  return {
    name: "answers" as const,
    required: ["at", "nps"],
    optional: ["csat", "channel", "segment", "customerId", "touchpoint"] as const,
    besides: ["stage"],
    schema,
    measure: combine({
      span: span("at"),
      year: where(
        inYear,
        combine({
          all: scores,
          bySegment: by("segment", scores),
          byChannel: by("channel", select("nps", nps())),
          byMonth: over(monthly(settings), scores),
          journey: where(isAtTouchpoint, journey({ measure: select("nps", nps()) })),
        }),
      ),
      yearBefore: where(inYearBefore, scores),
      /** What customers said last, before the year in which they stay or leave. */
      saidBefore: where(
        isEarlier,
        latest(
          "customerId",
          records(({ customerId, at, csat }: Row) => ({ customerId, at, score: csat })),
        ),
      ),
    }),
  };
}
