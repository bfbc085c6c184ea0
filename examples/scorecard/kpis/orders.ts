import {
  by,
  cohorts,
  combine,
  derive,
  type HistoricValueResult,
  historicValue,
  type Key,
  measure,
  nextPurchases,
  over,
  purchaseHistories,
  rfm,
  sums,
} from "customer-kpis";
import { alsoInCents } from "../lib/alsoInCents";
import { busiestIn } from "../lib/busiest";
import { orNull, type RowOf, schemasOf, withColumns, withMore } from "../lib/columns";
import { largestIn } from "../lib/largest";
import { during } from "../lib/only";
import { momentsIn, reachOf } from "../lib/reach";
import { RefundedIds } from "../lib/refundedIds";
import type { Settings } from "../lib/settings";
import { monthly, quarterly } from "../lib/source";
import { span } from "../lib/span";
import { type Column, type Table, table } from "../lib/table";
import { weekdaysOf } from "../lib/weekdays";

/** How often one product must have followed another to be suggested after it. */
const ENOUGH = 20;

/** A customer, and what they brought. */
export interface Buyer {
  readonly customerId: Key;
  readonly value: number;
}

/** What customers are worth so far, and what is to be expected of them. */
export function orders(settings: Settings) {
  const { orderSchema, keySchema, dateSchema } = schemasOf(settings);
  const { period, yearBefore, timeZone, margin } = settings;

  const inList = listOf();
  const more = { segment: orNull(keySchema), product: orNull(keySchema) };
  const schema = withMore(withColumns(orderSchema, more), ({ product }) => ({
    products: inList(product),
  }));
  type Row = RowOf<typeof schema>;

  const sold = combine({ value: historicValue({ margin }), revenue: sums("amount") });
  const worth = derive(({ value: { customers, ...value }, revenue }) => {
    return { value, revenue, buyers: byColumn(customers) };
  }, sold);
  // Of a segment or a month no list of customers is kept.
  const inShort = derive(
    ({ value: { customers: _, ...value }, revenue }) => ({ value, revenue }),
    sold,
  );
  const inYear = (year: Table<Row>) => ({
    busiest: busiestIn(year),
    largest: largestIn(year),
    year: {
      all: measure(year, worth),
      bySegment: measure(year, by("segment", inShort)),
      byMonth: measure(year, over(monthly(settings), inShort)),
    },
  });
  const inYearBefore = (before: Table<Row>) => ({
    yearBefore: measure(before, worth),
    monthsBefore: measure(before, over(monthly(settings, yearBefore), inShort)),
  });

  return {
    name: "orders" as const,
    required: ["customerId", "at", "amount"],
    optional: ["segment", "product"] as const,
    besides: ["currency", "orderId"],
    schema,
    dated: { field: "at" as const, schema: dateSchema },
    drafts: { orderId: () => new RefundedIds() },
    kpis(all: Table<Row>) {
      // First what looks at all orders, last what makes a list of customers: it then stands beside less.
      // Where its groups are cut: of the one customer who is looked at, more is asked later.
      const { cuts } = rfm(all, { asOf: period.end, timeZone });
      const returns = cohorts(all, { ...quarterly(settings), asOf: period.end });
      const next = nextPurchases(during(all, { start: -Infinity, end: period.end }, "at"), {
        timeZone,
        minimumCount: ENOUGH,
      });
      const sales = inYear(during(all, period, "at"));
      const salesBefore = inYearBefore(during(all, yearBefore, "at"));
      const histories = purchaseHistories(all, { until: period.end - 1, timeZone });
      return {
        span: span(all, "at"),
        reach: reachOf(momentsIn(all, "at"), settings),
        weekdays: weekdaysOf(momentsIn(all, "at"), settings),
        alsoInCents: alsoInCents(all, "amount"),
        ...sales,
        ...salesBefore,
        cohorts: returns,
        customers: { histories, rfm: { cuts }, next },
      };
    },
  };
}

/** A product as a list, which is the same one each time. */
function listOf(): (product: Key) => readonly string[] {
  const lists = new Map<Key, readonly string[]>([[null, []]]);
  return (product) => {
    const list = lists.get(product) ?? [String(product)];
    lists.set(product, list);
    return list;
  };
}

/** What each customer brought, without an object for each. */
function byColumn(customers: HistoricValueResult["customers"]): Table<Buyer> {
  const values = customers.map(({ customerId }) => customerId);
  return table(
    new Map<string, Column>([
      ["customerId", { codes: Int32Array.from(values.keys()), values }],
      ["value", Float64Array.from(customers, ({ value }) => value)],
    ]),
  );
}
