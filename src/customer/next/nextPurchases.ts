import { checkOptions, fail } from "../../check";
import {
  firstOf,
  groupRows,
  initPairs,
  numberOf,
  type PairsState,
  rowOf,
  rowsIn,
  secondOf,
  withRoom,
} from "../../fold/table";
import { type Key, type Kpi, kpi } from "../../measure";
import { checkNumber, checkRecord } from "../../record/field";
import { readCustomer, readProducts } from "../../record/readFields";
import { checkLevel, wilson } from "../../stats/intervals";
import { dayFinder, type Instant, milliseconds } from "../../time";
import { type CustomerAliases, readAliases } from "../log/aliases";
import { byConfidence, type NextPurchase } from "./suggestions";

/** What {@link nextPurchases} reads of an order. */
export interface ProductOrder {
  /** Who ordered. Orders of nobody (`null` or `""`) are counted as orphans. */
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
  /** Orders that say nothing of what was bought, and refunds. */
  readonly excluded: number;
  /** Orders without a customer. */
  readonly orphans: number;
}

/** What {@link nextPurchases} holds in between: who bought what on which day, once each. */
export interface NextPurchasesState {
  readonly customers: Map<Key, number>;
  readonly products: Map<Key, number>;
  /** Purchases: rows by customer and day. */
  readonly days: PairsState;
  /** What was bought: rows by purchase and product. */
  readonly items: PairsState;
  excluded: number;
  orphans: number;
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
 * @function
 * @param records - Orders: `customerId`, `at`, `products`; with `amount`, refunds are left out.
 * @param options - See {@link NextPurchasesOptions}. Alone, they make the measure, to be composed.
 * @throws InputError for an invalid date, a `minimumCount` that is not a whole number from 1, a level
 *   not between 0 and 1, an unknown zone and aliases that lead in a circle or to two customers; for a record without these fields, products
 *   that are no texts, and an unknown option.
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
> = /* @__PURE__ */ kpi("nextPurchases", (options: NextPurchasesOptions = {}) => {
  checkOptions(NAME, options, ["minimumCount", "aliases", "timeZone", "level"]);
  const { minimumCount = 1 } = options;
  if (!(Number.isSafeInteger(minimumCount) && minimumCount >= 1)) {
    fail(NAME, "minimumCount", "a whole number from 1", minimumCount);
  }
  const level = checkLevel(NAME, options.level);
  const dayOf = dayFinder(NAME, options.timeZone);
  const resolve = readAliases(NAME, options.aliases);

  return {
    init: () => ({
      customers: new Map(),
      products: new Map(),
      days: initPairs(),
      items: initPairs(),
      excluded: 0,
      orphans: 0,
    }),
    step(state, record) {
      checkRecord(NAME, record, "customerId, at and products");
      const day = dayOf(milliseconds(record.at, NAME, "at"));
      const products = readProducts(NAME, record.products);
      const customerId = readCustomer(NAME, record.customerId);
      const amount = checkNumber(NAME, "amount", record.amount);
      if (customerId === null) state.orphans++;
      else if (products.length === 0 || (amount !== null && amount < 0)) state.excluded++;
      else {
        const purchase = rowOf(state.days, numberOf(state.customers, resolve(customerId)), day);
        for (const product of products) {
          rowOf(state.items, purchase, numberOf(state.products, product));
        }
      }
      return state;
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
      left.excluded += right.excluded;
      left.orphans += right.orphans;
      return left;
    },
    finish(state) {
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
      return {
        n,
        rules: rules.sort(byConfidence),
        excluded: state.excluded,
        orphans: state.orphans,
      };
    },
  };
});

const NAME = "nextPurchases";

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
