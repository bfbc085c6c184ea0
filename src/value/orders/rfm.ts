import { checkOptions, fail } from "../../check";
import { type Kpi, kpi } from "../../measure";
import { asGiven, maybe, moment, number, options } from "../../options";
import { type Exclusion, excludedIn } from "../../record/exclusions";
import type { Order } from "../../record/order";
import type { Key } from "../../slice";
import { addTo, finite, initSum, sumOf, totalOf } from "../../stats/sum";
import type { Instant } from "../../time";
import { knownBefore, lastDayBefore } from "./orderBook";
import { logged, type OrderLog, totalsOf } from "./orderLog";
import { eachCustomer } from "./purchaseDays";
import { checkCuts, type RfmCuts, scoresBy, topsOf } from "./rfmScores";
import {
  eachScore,
  type RfmSegment,
  readSegments,
  SCORES,
  type Scores,
  type Segments,
} from "./rfmSegments";

/** What {@link rfm} needs. */
export interface RfmOptions {
  /** The moment of looking: orders from it on are not known yet. They are left out, and counted. */
  readonly asOf: Instant;
  /** How many scores there are, 3 to 10: customers are cut into so many parts. Default 5. */
  readonly bins?: number;
  /** Own thresholds in place of `bins`. */
  readonly cuts?: RfmCuts;
  /** Own segments: the first one that fits gives a customer's. The last must fit everybody. */
  readonly segments?: readonly RfmSegment[];
  /** IANA zone whose midnights cut the days. Default `"UTC"`. */
  readonly timeZone?: string;
}

/** One customer's recency, frequency and spend with their scores. */
export interface RfmCustomer {
  /** The customer. */
  readonly customerId: Key;
  /** Days from the last purchase to the last day before `asOf`. */
  readonly recency: number;
  /** Purchase days, the first included. */
  readonly frequency: number;
  /** Total spend, refunds taken off. */
  readonly monetary: number;
  /** The scores, from 1, higher is better. */
  readonly scores: Scores;
  /** The name of the segment. */
  readonly segment: string;
}

/** How many customers have a score. */
export interface RfmBin {
  /** The score. */
  readonly score: number;
  /** How many customers; 0 where equal values left it empty. */
  readonly n: number;
}

/** What {@link rfm} answers. */
export interface RfmResult {
  /** Customers with a purchase. */
  readonly n: number;
  /** Every customer, in the order they first appear. */
  readonly customers: readonly RfmCustomer[];
  /** Where the scores change, as computed or given. */
  readonly cuts: RfmCuts;
  /** How many customers have each score. */
  readonly bins: {
    /** By recency. */
    readonly recency: readonly RfmBin[];
    /** By frequency. */
    readonly frequency: readonly RfmBin[];
    /** By spend. */
    readonly monetary: readonly RfmBin[];
  };
  /** How many customers and how much of the spend each segment has, in the order of the segments. */
  readonly segments: readonly {
    /** The segment's name. */
    readonly name: string;
    /** How many customers. */
    readonly n: number;
    /** Their total spend. */
    readonly monetary: number;
  }[];
  /** Orders from `asOf` on, and of nobody: in no figure above. */
  readonly excluded: readonly Exclusion[];
}

/**
 * RFM: customers scored by how recently they bought, how often, and how much they spent.
 *
 * Scores run from 1 to `bins`, higher is better. Cut points are quantiles (type 7, as R and numpy
 * have them); a score is 1 plus the number of cut points below the value, so that equal values
 * always get equal scores. Where many customers are equal, such as those of one purchase, cut
 * points coincide and some scores stay empty: `bins` shows which. Equal thirds at any price would
 * give like customers different scores.
 *
 * Recency here is days from the last purchase to the last local day before `asOf`, 0 on that day, and
 * not the recency of the purchase models, which is the time from the first purchase to the last;
 * frequency includes the first purchase. Who has refunds alone is in no segment. Orders of nobody
 * (`customerId` is `null` or `""`) are left out and counted.
 *
 * @function
 * @param records - Orders: `customerId`, `at`, `amount` (negative for a refund), `currency` and
 *   `orderId` if any.
 * @param options - `asOf` is required. Alone, they make the measure, to be composed.
 * @throws InputError for an invalid date, an amount that is not finite, a second currency, bins not
 *   from 3 to 10, cut points that descend, segments that leave somebody out, a record without these
 *   fields and an unknown option.
 * @see Hughes, "Strategic Database Marketing", McGraw-Hill 1994.
 * @example
 * ```ts
 * import { rfm } from "customer-kpis";
 *
 * const orders = [
 *   { customerId: "ann", at: new Date("2026-01-05"), amount: 100 },
 *   { customerId: "ann", at: new Date("2026-03-20"), amount: 80 },
 *   { customerId: "bob", at: new Date("2026-03-25"), amount: 40 },
 *   { customerId: "cem", at: new Date("2025-08-02"), amount: 20 },
 * ];
 * const { customers, cuts } = rfm(orders, { asOf: new Date("2026-04-01"), bins: 3 });
 * customers[0]?.scores; // => { recency: 2, frequency: 3, monetary: 3 }
 * customers.map((customer) => customer.segment); // => ["loyal", "new", "lost"]
 * cuts.frequency[0]; // => 1
 * ```
 */
export const rfm: Kpi<Order, RfmResult, OrderLog, [options: RfmOptions]> = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<RfmOptions>("rfm")({
    asOf: moment(),
    bins: maybe(number({ whole: true, atLeast: 3, atMost: 10 })),
    cuts: maybe((_kpi, _name, given) => readCuts(given as RfmCuts)),
    segments: asGiven<readonly RfmSegment[]>(),
    timeZone: asGiven<string>(),
  }),
  ({ asOf, bins, cuts, segments, timeZone }) => {
    if (cuts && bins !== null) fail("rfm", "bins", "left out where cuts are given", bins);
    const parts = bins ?? 5;
    const tops = cuts ? topsOf(cuts) : { recency: parts, frequency: parts, monetary: parts };
    const named = readSegments(segments, tops);
    const rule = knownBefore("rfm", asOf, timeZone);
    const last = lastDayBefore(rule.dayOf, asOf);
    const answer = (log: OrderLog): RfmResult => {
      const figures = figuresOf(log, last);
      const used = cuts ?? cutsBetween(figures, parts);
      const sharing = sharedScores();
      const customers = figures.customerId.map((customerId, i): RfmCustomer => {
        const recency = figures.recency[i]!;
        const frequency = figures.frequency[i]!;
        const monetary = figures.monetary[i]!;
        const scores = sharing(scoresBy(used, { recency, frequency, monetary }));
        return { customerId, recency, frequency, monetary, scores, segment: named.nameOf(scores) };
      });
      return {
        n: customers.length,
        customers,
        cuts: eachScore((name) => [...used[name]]),
        bins: eachScore((name) => countScores(customers, name, tops[name])),
        segments: segmentsOf(customers, named),
        excluded: excludedIn(log.excluded),
      };
    };
    return logged("rfm", rule, answer, totalsOf(rule));
  },
);

/** The customers with a purchase, and by column their three figures. */
interface Figures extends Readonly<Record<keyof Scores, Float64Array>> {
  readonly customerId: readonly Key[];
}

/** Every customer's figures, on the `last` day observed. */
function figuresOf(log: OrderLog, last: number): Figures {
  const customerId: Key[] = [];
  const figures = eachScore(() => new Float64Array(log.customers.size));
  eachCustomer(log, ({ customerId: id, days, spends }) => {
    const latest = days.at(-1);
    if (latest === undefined) return;
    const i = customerId.push(id) - 1;
    figures.recency[i] = last - latest;
    figures.frequency[i] = days.length;
    figures.monetary[i] = finite("rfm", "amount", sumOf(spends));
  });
  return { customerId, ...eachScore((name) => figures[name].subarray(0, customerId.length)) };
}

/** Equal scores as one object: customers are many, and their scores few. */
function sharedScores(): (scores: Scores) => Scores {
  const known = new Map<number, Scores>();
  return (scores) => {
    // From 1 to 10 each: no two have the same.
    const code = 100 * scores.recency + 10 * scores.frequency + scores.monetary;
    const same = known.get(code) ?? scores;
    known.set(code, same);
    return same;
  };
}

function segmentsOf(customers: readonly RfmCustomer[], { names }: Segments): RfmResult["segments"] {
  const sums = new Map(names.map((name) => [name, { n: 0, monetary: initSum() }]));
  for (const { segment, monetary } of customers) {
    const own = sums.get(segment)!;
    own.n++;
    addTo(own.monetary, monetary);
  }
  return Array.from(sums, ([name, { n, monetary }]) => {
    return { name, n, monetary: finite("rfm", "amount", totalOf(monetary)) };
  });
}

function readCuts(cuts: RfmCuts): RfmCuts {
  checkOptions("rfm cuts", cuts, SCORES);
  for (const name of SCORES) {
    const list = cuts[name];
    if (!Array.isArray(list) || list.length < 2 || list.length > 9) {
      fail("rfm", `cuts.${name}`, "a list of 2 to 9 numbers", list);
    }
    checkCuts("rfm", `cuts.${name}`, list);
  }
  return eachScore((name) => cuts[name].map((cut) => cut + 0));
}

function countScores(customers: readonly RfmCustomer[], name: keyof Scores, top: number): RfmBin[] {
  const bins = Array.from({ length: top }, (_, i) => ({ score: i + 1, n: 0 }));
  for (const { scores } of customers) bins[scores[name] - 1]!.n++;
  return bins;
}

/**
 * The quantiles of type 7 that cut the customers into so many parts; none without customers. The
 * place is a quotient of whole numbers: times 0.6 it might miss a customer's by rounding, who would
 * then get another score than others of the same figure.
 */
function cutsBetween(figures: Figures, parts: number): RfmCuts {
  return eachScore((name) => {
    const sorted = figures[name].slice().sort();
    if (sorted.length === 0) return [];
    return Array.from({ length: parts - 1 }, (_, i) => {
      const place = ((sorted.length - 1) * (i + 1)) / parts;
      const below = Math.floor(place);
      const low = sorted[below]!;
      const step = (sorted[below + 1] ?? low) - low;
      return finite("rfm", "amount", low + (place - below) * step);
    });
  });
}
