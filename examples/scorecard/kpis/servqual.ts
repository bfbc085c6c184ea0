import { by, combine, over, servqual, where } from "customer-kpis";
import { schemas } from "customer-kpis/schema";
import * as z from "zod";
import { orNull } from "../lib/columns";
import type { Settings } from "../lib/settings";
import { isIn } from "../lib/source";
import { span } from "../lib/span";

/** How the service compares with what customers expect. */
export function servquals(settings: Settings) {
  const { period, yearBefore, timeZone } = settings;
  const { servqualSchema, dateSchema, keySchema } = schemas({
    timeZone,
    scale: { min: 1, max: 7 },
  });

  const schema = servqualSchema.and(z.object({ at: dateSchema, segment: orNull(keySchema) }));
  type Row = z.output<typeof schema>;

  const gaps = servqual({ instrument: "1991" });
  const inYear = isIn(period, ({ at }: Row) => at);
  const inYearBefore = isIn(yearBefore, ({ at }: Row) => at);
  const items = Array.from({ length: 22 }, (_, i) => i + 1);

  return {
    name: "servqual",
    required: ["at", ...items.map((item) => `E${item}`), ...items.map((item) => `P${item}`)],
    optional: ["segment"] as const,
    schema,
    measure: combine({
      span: span("at"),
      year: where(
        inYear,
        combine({
          all: gaps,
          bySegment: by("segment", gaps),
          byMonth: over({ unit: "month", timeZone, fill: period }, gaps),
        }),
      ),
      yearBefore: where(inYearBefore, gaps),
    }),
  };
}
