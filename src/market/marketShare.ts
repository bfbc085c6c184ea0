import { fail } from "../check";
import { type Kpi, kpi } from "../measure";
import { level, oneOf, options } from "../options";
import { type Currency, oneCurrency } from "../record/currency";
import { amount, nullable, optional, text } from "../record/fields";
import { type RecordType, reading, record } from "../record/record";
import { type Interval, wilson } from "../stats/intervals";
import { addTo, finite, initSum, mergeSums, type Sum, totalOf } from "../stats/sum";

/** What is one's own of a market, or of a part of it. Several records are added up. */
export interface MarketPart {
  /** What is one's own: customers, units or money. `null` where it is not known. */
  readonly own: number | null;
  /** All there is, one's own with it, in the same unit. `null` where it is not known. */
  readonly market: number | null;
  /** The currency of money, in every record or in none. Two currencies are never added up. */
  readonly currency?: string | null | undefined;
}

/** {@link MarketPart}, declared. */
const marketPart: RecordType<MarketPart> = /* @__PURE__ */ record<MarketPart>({
  own: /* @__PURE__ */ nullable(amount),
  market: /* @__PURE__ */ nullable(amount),
  currency: /* @__PURE__ */ optional(text),
});

/** What {@link marketShare} needs. */
export interface MarketShareOptions {
  /** What is counted. People only, `"customers"`, have an interval, and are whole numbers. */
  readonly unit: "customers" | "units" | "money";
  /** The confidence level of the interval. Default 0.95. */
  readonly level?: number;
}

/** What {@link marketShare} answers. */
export interface MarketShareResult {
  /** It is a share. */
  readonly kind: "share";
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
  readonly own: Sum;
  readonly market: Sum;
  n: number;
  missing: number;
  /** The currency of all. */
  currency: Currency;
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
 * @throws InputError for a figure below 0 or not finite, for customers that are no whole number, for
 *   one's own above the market's, for a second currency, for a unit that is unknown or left out, for a
 *   level not between 0 and 1, for a record without these fields and for an unknown option.
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
> = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<MarketShareOptions>("marketShare")({
    unit: oneOf(["customers", "units", "money"]),
    level: level(),
  }),
  ({ unit, level }) =>
    reading("marketShare", marketPart, ["own", "market", "currency"], {
      init: (): MarketShareState => ({
        own: initSum(),
        market: initSum(),
        n: 0,
        missing: 0,
        currency: undefined,
      }),
      take(state, { length, own, market, currency, row }) {
        let common = state.currency;
        for (let i = 0; i < length; i++) {
          checkPart(unit, own[i]!, market[i]!, row(i));
          if (unit !== "money" || Number.isNaN(own[i]! + market[i]!)) continue;
          common = oneCurrency("marketShare", common, currency[i] ?? null, row(i));
        }
        state.currency = common;
        for (let i = 0; i < length; i++) {
          if (Number.isNaN(own[i]! + market[i]!)) state.missing++;
          else {
            addTo(state.own, own[i]!);
            addTo(state.market, market[i]!);
            state.n++;
          }
        }
      },
      merge(left, right) {
        left.currency = oneCurrency("marketShare", left.currency, right.currency);
        mergeSums(left.own, right.own);
        mergeSums(left.market, right.market);
        left.n += right.n;
        left.missing += right.missing;
        return left;
      },
      finish({ n, missing, ...sums }) {
        const own = finite("marketShare", "own", totalOf(sums.own));
        const market = finite("marketShare", "market", totalOf(sums.market));
        return {
          kind: "share" as const,
          value: market > 0 ? own / market : null,
          n: unit === "customers" ? market : n,
          own,
          market,
          unit,
          interval: unit === "customers" ? wilson(own, market, level) : null,
          missing,
        };
      },
    }),
);

/** Throws where a part has more of its own than there is, or half a customer. */
function checkPart(
  unit: MarketShareOptions["unit"],
  own: number,
  market: number,
  record: unknown,
): void {
  const isWhole =
    unit !== "customers" || [own, market].every((n) => Number.isNaN(n) || Number.isInteger(n));
  if (!isWhole) {
    const isOwn = !Number.isNaN(own) && !Number.isInteger(own);
    const [field, came] = isOwn ? ["own", own] : ["market", market];
    fail("marketShare", field, "a whole number of customers", came, record);
  }
  if (own > market) fail("marketShare", "own", `at most the market (${market})`, own, record);
}
