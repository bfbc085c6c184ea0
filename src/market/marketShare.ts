import { checkOptions, fail } from "../check";
import { type Kpi, kpi } from "../measure";
import { checkField, checkNumber, checkRecord } from "../record/field";
import { checkLevel, type Interval, wilson } from "../stats/intervals";

/** What is one's own of a market, or of a part of it. Several records are added up. */
export interface MarketPart {
  /** What is one's own: customers, units or money. `null` where it is not known. */
  readonly own: number | null | undefined;
  /** All there is, one's own with it, in the same unit. `null` where it is not known. */
  readonly market: number | null | undefined;
}

/** What {@link marketShare} needs. */
export interface MarketShareOptions {
  /** What is counted. People only, `"customers"`, have an interval, and are whole numbers. */
  readonly unit: "customers" | "units" | "money";
  /** The confidence level of the interval. Default 0.95. */
  readonly level?: number;
}

/** What {@link marketShare} answers. */
export interface MarketShareResult {
  /** One's own share of the market, 0 to 1; `null` where there is no market. */
  readonly value: number | null;
  /** What the share rests on: people where customers are counted, else records. */
  readonly n: number;
  /** What is one's own. */
  readonly own: number;
  /** All there is. */
  readonly market: number;
  /** What is counted. */
  readonly unit: MarketShareOptions["unit"];
  /**
   * Wilson interval of a share of customers, for a market that was asked and not counted; `null` for
   * units and money, and without a market.
   */
  readonly interval: Interval | null;
  /** Records that lack one of the two figures: in neither sum. */
  readonly missing: number;
}

/** What {@link marketShare} holds in between. */
export interface MarketShareState {
  own: number;
  market: number;
  n: number;
  missing: number;
}

/**
 * Market share: what is one's own of all that a market has, in customers, units or money.
 *
 * `own / market`, a ratio from 0 to 1, of the sums over all records: a record for each segment,
 * region or month, or a single one. A large segment counts as much as it is large. Per segment it is
 * `by("segment", marketShare({ unit }))`, per period `over`.
 *
 * In customers the share tells how many, in money how much: who wins many small customers grows in
 * the first alone. The three need not agree, so the unit has no default. The interval takes the
 * `market` for people who were asked, such as a survey's; where a whole market was counted there is
 * nothing to guess. One customer's spending is {@link shareOfWallet}'s, how large the base is
 * `customerBase`'s, and order size and purchase frequency are `repeatPurchase`'s.
 *
 * Without a market `value` and `interval` are `null`.
 *
 * @function
 * @param records - `own` and `market`, in the same unit.
 * @param options - `unit` is required. Alone, they make the measure, to be composed.
 * @throws RangeError for a figure below 0 or not finite, for customers that are no whole number, for
 *   one's own above the market's, for an unknown unit and a level not between 0 and 1; TypeError for
 *   a record without these fields and for an unknown option.
 * @see Kaplan and Norton, "The Balanced Scorecard", Harvard Business School Press 1996, chapter 4.
 * @example
 * ```ts
 * import { by, marketShare, measure } from "customer-kpis";
 *
 * const regions = [
 *   { segment: "home", own: 300, market: 1000 },
 *   { segment: "home", own: 100, market: 1000 },
 *   { segment: "office", own: 90, market: 100 },
 * ];
 * const all = marketShare(regions, { unit: "customers" });
 * all.value; // ~> 0.2333
 * [all.interval?.lower, all.interval?.upper]; // ~> [0.2157, 0.2519]
 *
 * const segments = measure(regions, by("segment", marketShare({ unit: "money" })));
 * segments.map(({ key, result }) => [key, result.value]); // => [["home", 0.2], ["office", 0.9]]
 * ```
 */
export const marketShare: Kpi<
  MarketPart,
  MarketShareResult,
  MarketShareState,
  [options: MarketShareOptions]
> = /* @__PURE__ */ kpi("marketShare", (options: MarketShareOptions) => {
  checkOptions("marketShare", options, ["unit", "level"]);
  const { unit } = options;
  if (!["customers", "units", "money"].includes(unit)) {
    fail("marketShare", "unit", "one of customers, units, money", unit);
  }
  const level = checkLevel("marketShare", options.level);

  function read(field: "own" | "market", record: MarketPart): number | null {
    checkField("marketShare", record, field);
    const figure = checkNumber("marketShare", field, record[field]);
    if (figure === null) return null;
    if (figure < 0) fail("marketShare", field, "0 or more", figure);
    if (unit === "customers" && !Number.isInteger(figure)) {
      fail("marketShare", field, "a whole number of customers", figure);
    }
    return figure;
  }

  return {
    init: () => ({ own: 0, market: 0, n: 0, missing: 0 }),
    step(state, record) {
      checkRecord("marketShare", record, "own and market");
      const [own, market] = [read("own", record), read("market", record)];
      if (own === null || market === null) {
        state.missing++;
        return state;
      }
      if (own > market) fail("marketShare", "own", `at most the market (${market})`, own);
      state.own += own;
      state.market += market;
      state.n++;
      return state;
    },
    merge(left, right) {
      left.own += right.own;
      left.market += right.market;
      left.n += right.n;
      left.missing += right.missing;
      return left;
    },
    finish: ({ own, market, n, missing }) => ({
      value: market > 0 ? own / market : null,
      n: unit === "customers" ? market : n,
      own,
      market,
      unit,
      interval: unit === "customers" ? wilson(own, market, level) : null,
      missing,
    }),
  };
});
