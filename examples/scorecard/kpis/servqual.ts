import {
  by,
  combine,
  derive,
  measure,
  over,
  type ServqualResponse,
  servqual,
  sums,
} from "customer-kpis";
import { orNull, type RowOf, schemasOf, withColumns, withMore } from "../lib/columns";
import { intervalOf } from "../lib/mean";
import { during } from "../lib/only";
import { momentsIn, reachOf } from "../lib/reach";
import type { Settings } from "../lib/settings";
import { monthly } from "../lib/source";
import { span } from "../lib/span";
import type { Table } from "../lib/table";

/** The items of each dimension in the questionnaire of 1991. */
const DIMENSIONS: Readonly<Record<string, readonly number[]>> = {
  tangibles: [1, 2, 3, 4],
  reliability: [5, 6, 7, 8, 9],
  responsiveness: [10, 11, 12, 13],
  assurance: [14, 15, 16, 17],
  empathy: [18, 19, 20, 21, 22],
};

/** How the service compares with what customers expect. */
export function servquals(settings: Settings) {
  const { period, yearBefore } = settings;
  const { servqualSchema, dateSchema, keySchema } = schemasOf(settings, { min: 1, max: 7 });

  const columns = { at: dateSchema, segment: orNull(keySchema) };
  const schema = withMore(withColumns(servqualSchema, columns), (row) => ({ gap: gapOf(row) }));
  type Row = RowOf<typeof schema>;

  // The gap of all has no interval of its own: it is that of the mean of the respondents' gaps.
  const gaps = derive(
    ({ all, spread }) => ({ ...all, ...intervalOf(spread), variance: spread.variance }),
    combine({ all: servqual({ instrument: "1991" }), spread: sums("gap") }),
  );
  const items = Array.from({ length: 22 }, (_, i) => i + 1);

  return {
    name: "servqual" as const,
    required: ["at", ...items.map((item) => `E${item}`), ...items.map((item) => `P${item}`)],
    optional: ["segment"] as const,
    besides: Object.keys(DIMENSIONS).map((dimension) => `W_${dimension}`),
    schema,
    dated: { field: "at" as const, schema: dateSchema },
    kpis(all: Table<Row>) {
      const year = during(all, period, "at");
      const before = during(all, yearBefore, "at");
      return {
        span: span(all, "at"),
        reach: reachOf(momentsIn(all, "at"), settings),
        year: {
          all: measure(year, gaps),
          bySegment: measure(year, by("segment", gaps)),
          byMonth: measure(year, over(monthly(settings), gaps)),
        },
        yearBefore: measure(before, gaps),
        monthsBefore: measure(before, over(monthly(settings, yearBefore), gaps)),
      };
    },
  };
}

/** One respondent's gap, each dimension counting the same; `null` unless all was answered. */
function gapOf({ expectations, perceptions }: ServqualResponse): number | null {
  let sum = 0;
  for (const items of Object.values(DIMENSIONS)) {
    let dimension = 0;
    for (const item of items) {
      const [expected, perceived] = [expectations[item - 1], perceptions[item - 1]];
      if (expected == null || perceived == null) return null;
      dimension += perceived - expected;
    }
    sum += dimension / items.length;
  }
  return sum / Object.keys(DIMENSIONS).length;
}
