import { isSomebody, keyAt, NOBODY, numberOf } from "../../fold/customers";
import { withRoom } from "../../fold/growing";
import {
  firstOf,
  groupRows,
  initPairs,
  type PairsState,
  rowOf,
  rowsIn,
  secondOf,
} from "../../fold/pairs";
import { type Kpi, kpi } from "../../measure";
import { level, number, options } from "../../options";
import {
  type Exclusion,
  type ExclusionCounts,
  exclude,
  excludedIn,
  mergeExclusions,
} from "../../record/exclusions";
import { instant, key, number as numberField, optional } from "../../record/fields";
import { type RecordType, reading, record } from "../../record/record";
import type { Key } from "../../slice";
import { wilson } from "../../stats/intervals";
import { dayFinder, type Instant } from "../../time";
import { type CustomerAliases, readAliases } from "../log/aliases";
import { customerOrder } from "../log/customerEvent";
import { byConfidence, type NextPurchase } from "./suggestions";

/** What {@link nextPurchases} reads of an order. */
export interface ProductOrder {
  /** Who ordered. Orders of nobody (`null` or `""`) are left out, and counted. */
  readonly customerId: Key;
  /** When. */
  readonly at: Instant;
  /** What was bought. */
  readonly products?: readonly string[] | null | undefined;
  /** What it brought, where known: refunds, below 0, are no purchases. */
  readonly amount?: number | null | undefined;
}

/** What may be set for {@link nextPurchases}. */
export interface NextPurchasesOptions {
  /** How often a product must have followed another for a rule. Default 1. */
  readonly minimumCount?: number;
  /** Identities that are one customer, as `customerViews` takes them. */
  readonly aliases?: CustomerAliases;
  /** IANA zone whose midnights cut the days. Default `"UTC"`. */
  readonly timeZone?: string;
  /** The confidence level of the intervals. Default 0.95. */
  readonly level?: number;
}

/** What {@link nextPurchases} answers. */
export interface NextPurchasesResult {
  /** Purchases with a next one by the same customer: what all shares rest on. */
  readonly n: number;
  /** What was bought after what, the surest first. */
  readonly rules: readonly NextPurchase[];
  /** Orders left out: of nobody, refunds, and those that say nothing of what was bought. */
  readonly excluded: readonly Exclusion[];
}

/** What {@link nextPurchases} holds in between: who bought what on which day, once each. */
export interface NextPurchasesState {
  readonly customers: Map<Key, number>;
  readonly products: Map<Key, number>;
  /** Purchases: rows by customer and day. */
  readonly days: PairsState;
  /** What was bought: rows by purchase and product. */
  readonly items: PairsState;
  /** Why orders were left out, and how many. */
  readonly excluded: ExclusionCounts;
}

/**
 * What customers bought next: for every product, what their next purchase held.
 *
 * A purchase is all that a customer bought on one day. Of every purchase with a next one by the same
 * customer, each product of the first is paired with each of the next: `support` is the share of these
 * purchases that have a pair, `confidence` the share of those with `after` that were followed by
 * `next`, and `lift` how many times more often that is than after any purchase. A product may follow
 * itself: then it is bought again.
 *
 * What follows is not what was caused: customers who buy both may be of one kind. A rule from few
 * purchases has a wide `interval`. It takes purchases for independent; those of one customer are not
 * quite, so that the true one is wider still where few customers buy much.
 *
 * It takes time for every pair: a till that all guests share, with hundreds of products on each day, is
 * better nobody, `null`.
 *
 * @function
 * @param records - Orders: `customerId`, `at`, `products`; with `amount`, refunds are left out.
 * @param options - See {@link NextPurchasesOptions}. Alone, they make the measure, to be composed.
 * @throws InputError for an invalid date, products that are no texts, a record without these fields; a
 *   `minimumCount` that is not a whole number from 1, a level not between 0 and 1, an unknown zone,
 *   aliases that lead in a circle or to two customers, and an unknown option.
 * @see Agrawal, Imielinski and Swami, "Mining Association Rules between Sets of Items in Large
 *   Databases", SIGMOD 1993 (support and confidence).
 * @example
 * ```ts
 * import { nextPurchases } from "customer-kpis";
 *
 * const orders = [
 *   { customerId: "ann", at: new Date("2026-01-05"), products: ["camera"] },
 *   { customerId: "ann", at: new Date("2026-01-20"), products: ["tripod"] },
 *   { customerId: "bob", at: new Date("2026-01-08"), products: ["camera"] },
 *   { customerId: "bob", at: new Date("2026-02-01"), products: ["camera", "bag"] },
 *   { customerId: "cem", at: new Date("2026-01-09"), products: ["lamp"] },
 *   { customerId: "cem", at: new Date("2026-03-01"), products: ["bag"] },
 * ];
 * const { n, rules } = nextPurchases(orders);
 * n; // => 3
 * rules.map(({ after, next, confidence }) => [after, next, confidence]); // =>
 * // [["lamp", "bag", 1], ["camera", "bag", 0.5], ["camera", "camera", 0.5], ["camera", "tripod", 0.5]]
 * rules[0]?.lift; // => 1.5
 * ```
 */
export const nextPurchases: Kpi<
  ProductOrder,
  NextPurchasesResult,
  NextPurchasesState,
  [options?: NextPurchasesOptions]
> = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<NextPurchasesOptions>("nextPurchases")({
    minimumCount: /* @__PURE__ */ number({ whole: true, atLeast: 1, fallback: 1 }),
    aliases: (kpi, _, given) => readAliases(kpi, given),
    timeZone: (kpi, _, given) => dayFinder(kpi, given),
    level: /* @__PURE__ */ level(),
  }),
  ({ minimumCount, aliases: resolve, timeZone: dayOf, level }) =>
    reading("nextPurchases", productOrder, ["customerId", "at", "products", "amount"], {
      init: (): NextPurchasesState => ({
        customers: new Map(),
        products: new Map(),
        days: initPairs(),
        items: initPairs(),
        excluded: new Map(),
      }),
      take(state, { length, customerId: ids, at, products, amount }) {
        for (let i = 0; i < length; i++) {
          const customerId = keyAt(ids, i);
          const bought = products[i] ?? [];
          if (!isSomebody(customerId)) exclude(state.excluded, NOBODY);
          else if (amount[i]! < 0) exclude(state.excluded, "refund");
          else if (bought.length === 0) exclude(state.excluded, "no products");
          else {
            const customer = numberOf(state.customers, resolve(customerId));
            const purchase = rowOf(state.days, customer, dayOf(at[i]!));
            for (const product of bought) {
              rowOf(state.items, purchase, numberOf(state.products, product));
            }
          }
        }
      },
      merge(left, right) {
        const customers = Array.from(right.customers.keys(), (id) => numberOf(left.customers, id));
        const products = Array.from(right.products.keys(), (id) => numberOf(left.products, id));
        const { days, items } = right;
        for (let row = 0; row < items.n; row++) {
          const day = firstOf(items, row);
          const customer = customers[firstOf(days, day)]!;
          const purchase = rowOf(left.days, customer, secondOf(days, day));
          rowOf(left.items, purchase, products[secondOf(items, row)]!);
        }
        mergeExclusions(left.excluded, right.excluded);
        return left;
      },
      finish: (state) => resultOf(state, minimumCount, level),
      at: "at",
    }),
);

/** {@link ProductOrder}, declared. */
const productOrder: RecordType<ProductOrder> = /* @__PURE__ */ record<ProductOrder>({
  customerId: key,
  at: instant,
  products: customerOrder.fields.products,
  amount: /* @__PURE__ */ optional(numberField),
});

function resultOf(
  state: NextPurchasesState,
  minimumCount: number,
  level: number,
): NextPurchasesResult {
  const { n, pairs, count, before, after } = countPairs(state);
  const names = Array.from(state.products.keys()) as string[];
  const rules: NextPurchase[] = [];
  for (let row = 0; row < pairs.n; row++) {
    const [first, second, times] = [firstOf(pairs, row), secondOf(pairs, row), count[row]!];
    if (times < minimumCount) continue;
    const confidence = times / before[first]!;
    rules.push({
      after: names[first]!,
      next: names[second]!,
      count: times,
      n: before[first]!,
      support: times / n,
      confidence,
      interval: wilson(times, before[first]!, level)!,
      lift: (confidence * n) / after[second]!,
    });
  }
  return { n, rules: rules.sort(byConfidence), excluded: excludedIn(state.excluded) };
}

/** Counts purchases with a next one: by what they hold, by what the next holds, and by both. */
function countPairs({ customers, products, days, items }: NextPurchasesState) {
  const purchases = groupRows(days, customers.size);
  const held = groupRows(items, days.n);
  const pairs = initPairs();
  let count = new Int32Array(8);
  const before = new Int32Array(products.size);
  const after = new Int32Array(products.size);
  let n = 0;
  for (let customer = 0; customer < customers.size; customer++) {
    const own = rowsIn(purchases, customer)
      .slice()
      .sort((a, b) => secondOf(days, a) - secondOf(days, b));
    for (let i = 1; i < own.length; i++) {
      const [firsts, seconds] = [rowsIn(held, own[i - 1]!), rowsIn(held, own[i]!)];
      n++;
      for (const second of seconds) after[secondOf(items, second)]!++;
      for (const first of firsts) {
        before[secondOf(items, first)]!++;
        for (const second of seconds) {
          const row = rowOf(pairs, secondOf(items, first), secondOf(items, second));
          count = withRoom(count, row + 1);
          count[row]!++;
        }
      }
    }
  }
  return { n, pairs, count, before, after };
}
