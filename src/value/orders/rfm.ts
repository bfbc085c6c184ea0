import { checkOptions, fail } from "../../check";
import { type Key, type Kpi, kpi } from "../../measure";
import type { Order } from "../../record/order";
import { dayFinder, type Instant, milliseconds } from "../../time";
import { addOrderUntil, eachCustomer, initLog, mergeLogs, type OrderLog } from "./orderLog";
import { type RfmCuts, scoresBy, topsOf } from "./rfmScores";
import { type RfmSegment, readSegments, type Scores } from "./rfmSegments";

/** What {@link rfm} needs. */
export interface RfmOptions {
  /** The moment of looking: its whole local day counts. Later orders are left out, and counted. */
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
  /** Days since the last purchase. */
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
  /** Orders after `asOf`: in no figure above. */
  readonly excluded: number;
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
 * Recency here is days from the last purchase to `asOf`, not the recency of the purchase models,
 * which is the time from the first purchase to the last; frequency includes the first purchase.
 *
 * @function
 * @param records - Orders: `customerId`, `at`, `amount` (negative for a refund), `currency` if any.
 * @param options - `asOf` is required. Alone, they make the measure, to be composed.
 * @throws RangeError for an invalid date, an amount that is not finite, a second currency, bins not
 *   from 3 to 10, cut points that descend, segments that leave somebody out; TypeError for a
 *   record without these fields and an unknown option.
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
 * const { customers, cuts } = rfm(orders, { asOf: new Date("2026-03-31"), bins: 3 });
 * customers[0]?.scores; // => { recency: 2, frequency: 3, monetary: 3 }
 * customers.map((customer) => customer.segment); // => ["loyal", "new", "lost"]
 * cuts.frequency[0]; // => 1
 * ```
 */
export const rfm: Kpi<Order, RfmResult, OrderLog, [options: RfmOptions]> = /* @__PURE__ */ kpi(
  "rfm",
  (options: RfmOptions) => {
    checkOptions("rfm", options, ["asOf", "bins", "cuts", "segments", "timeZone"]);
    const { bins = 5, cuts } = options;
    if (!(Number.isInteger(bins) && bins >= 3 && bins <= 10)) {
      fail("rfm", "bins", "a whole number from 3 to 10", bins);
    }
    if (cuts && options.bins !== undefined)
      fail("rfm", "bins", "left out where cuts are given", bins);
    const given = cuts && readCuts(cuts);
    const tops = given ? topsOf(given) : { recency: bins, frequency: bins, monetary: bins };
    const segments = readSegments(options.segments, tops);
    const dayOf = dayFinder("rfm", options.timeZone);
    const last = dayOf(milliseconds(options.asOf, "rfm", "asOf"));

    return {
      init: initLog,
      step: (log, record) => addOrderUntil("rfm", log, record, dayOf, last),
      merge: (left, right) => mergeLogs("rfm", left, right),
      finish(log) {
        const figures: Omit<RfmCustomer, "scores" | "segment">[] = [];
        eachCustomer(log, ({ customerId, days, spends }) => {
          const latest = days.at(-1);
          if (latest === undefined) return;
          const monetary = spends.reduce((sum, spend) => sum + spend, 0);
          figures.push({ customerId, recency: last - latest, frequency: days.length, monetary });
        });
        const used = given ?? {
          recency: quantiles(
            figures.map(({ recency }) => recency),
            bins,
          ),
          frequency: quantiles(
            figures.map(({ frequency }) => frequency),
            bins,
          ),
          monetary: quantiles(
            figures.map(({ monetary }) => monetary),
            bins,
          ),
        };
        const customers = figures.map((figure): RfmCustomer => {
          const scores = scoresBy(used, figure);
          return { ...figure, scores, segment: segments.nameOf(scores) };
        });
        return {
          n: customers.length,
          customers,
          cuts: used,
          bins: {
            recency: countScores(
              customers.map(({ scores }) => scores.recency),
              tops.recency,
            ),
            frequency: countScores(
              customers.map(({ scores }) => scores.frequency),
              tops.frequency,
            ),
            monetary: countScores(
              customers.map(({ scores }) => scores.monetary),
              tops.monetary,
            ),
          },
          segments: segments.names.map((name) => {
            const members = customers.filter(({ segment }) => segment === name);
            const monetary = members.reduce((sum, member) => sum + member.monetary, 0);
            return { name, n: members.length, monetary };
          }),
          excluded: log.later,
        };
      },
    };
  },
);

function readCuts(cuts: RfmCuts): RfmCuts {
  checkOptions("rfm cuts", cuts, ["recency", "frequency", "monetary"]);
  for (const name of ["recency", "frequency", "monetary"] as const) {
    const list = cuts[name];
    if (!Array.isArray(list) || list.length < 2 || list.length > 9) {
      fail("rfm", `cuts.${name}`, "a list of 2 to 9 numbers", list);
    }
    list.forEach((cut, i) => {
      if (!Number.isFinite(cut)) fail("rfm", `cuts.${name}`, "finite numbers", cut);
      // Cut points coincide where many customers are equal: those of an earlier result may.
      if (i > 0 && cut < list[i - 1]!) {
        fail("rfm", `cuts.${name}`, `ascending, at least ${list[i - 1]} here`, cut);
      }
    });
  }
  return {
    recency: [...cuts.recency],
    frequency: [...cuts.frequency],
    monetary: [...cuts.monetary],
  };
}

function countScores(scores: readonly number[], top: number): RfmBin[] {
  const bins = Array.from({ length: top }, (_, i) => ({ score: i + 1, n: 0 }));
  for (const score of scores) bins[score - 1]!.n++;
  return bins;
}

/** The quantiles of type 7 that cut the values into so many parts; none without values. */
function quantiles(values: number[], parts: number): number[] {
  if (values.length === 0) return [];
  const sorted = Float64Array.from(values).sort();
  return Array.from({ length: parts - 1 }, (_, i) => {
    const place = ((sorted.length - 1) * (i + 1)) / parts;
    const below = Math.floor(place);
    const low = sorted[below]!;
    return low + (place - below) * ((sorted[below + 1] ?? low) - low);
  });
}
