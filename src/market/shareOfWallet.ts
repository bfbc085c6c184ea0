import { fail } from "../check";
import { type Kpi, kpi } from "../measure";
import { options } from "../options";
import { type Currency, oneCurrency } from "../record/currency";
import { amount, nullable, optional, text } from "../record/fields";
import { type RecordType, reading, record } from "../record/record";
import { addMoment, initMoments, type Moments, mergeMoments, varianceOf } from "../stats/moments";
import { addTo, finite, initSum, mergeSums, type Sum, totalOf } from "../stats/sum";

/** What one customer spends in a category: one record a customer. */
export interface Wallet {
  /** What the customer spends on it here. `null` where it is not known. */
  readonly own: number | null;
  /** What the customer spends on it anywhere, here too. `null` where it is not known. */
  readonly spend: number | null;
  /** The currency of both, in every record or in none. Two currencies are never added up. */
  readonly currency?: string | null | undefined;
}

/** {@link Wallet}, declared. */
const wallet: RecordType<Wallet> = /* @__PURE__ */ record<Wallet>({
  own: /* @__PURE__ */ nullable(amount),
  spend: /* @__PURE__ */ nullable(amount),
  currency: /* @__PURE__ */ optional(text),
});

/** What {@link shareOfWallet} answers. Money is in the currency of the records. */
export interface ShareOfWalletResult {
  /** It is a share. */
  readonly kind: "share";
  /** The share of all their spending that is spent here, 0 to 1; `null` where nobody spends. */
  readonly value: number | null;
  /** Customers who spend. */
  readonly n: number;
  /** What they spend here. */
  readonly own: number;
  /** What they spend anywhere. */
  readonly spend: number;
  /** The mean of the customers' own shares, whatever they spend; `null` where nobody does. */
  readonly mean: number | null;
  /** Sample variance of those shares; `null` below two customers. */
  readonly variance: number | null;
  /** Always `null`: the interval of a share is one of people who are counted, and money is not. */
  readonly interval: null;
  /** Customers who spend nothing in the category: in no figure above. */
  readonly spendNothing: number;
  /** Records that lack one of the two figures: in no figure above. */
  readonly missing: number;
}

/** What {@link shareOfWallet} holds in between. */
export interface ShareOfWalletState {
  readonly own: Sum;
  readonly spend: Sum;
  readonly shares: Moments;
  spendNothing: number;
  missing: number;
  /** The currency of all. */
  currency: Currency;
}

/**
 * Share of wallet, also account share: of all that customers spend in a category, what they spend
 * here.
 *
 * `value` is the share of the money, ruled by those who spend much; `mean` that of the average
 * customer. Where the first is far below the second, the large customers buy elsewhere. What customers
 * spend elsewhere must be asked or bought: their own guesses run low.
 *
 * Shares of money have no interval here; `compareMeans` judges a change of `mean`. Where nobody
 * spends anything `value` and `mean` are `null`.
 *
 * @function
 * @param records - `own` and `spend`, one record a customer, and `currency` if any.
 * @throws InputError for a figure below 0 or not finite, for more spent here than anywhere, for a second
 *   currency, for a record without these fields, and for an option: there are none.
 * @see Kaplan and Norton, "The Balanced Scorecard", Harvard Business School Press 1996, chapter 4.
 * @example
 * ```ts
 * import { shareOfWallet } from "customer-kpis";
 *
 * const customers = [
 *   { own: 50, spend: 500 },
 *   { own: 40, spend: 50 },
 *   { own: 0, spend: 0 },
 * ];
 * const { value, mean, n, spendNothing } = shareOfWallet(customers);
 * value; // ~> 0.1636
 * mean; // ~> 0.45
 * n; // => 2
 * spendNothing; // => 1
 * ```
 */
export const shareOfWallet: Kpi<Wallet, ShareOfWalletResult, ShareOfWalletState, []> =
  /* @__PURE__ */ kpi(/* @__PURE__ */ options<object>("shareOfWallet")({}), () =>
    reading("shareOfWallet", wallet, ["own", "spend", "currency"], {
      init: (): ShareOfWalletState => ({
        own: initSum(),
        spend: initSum(),
        shares: initMoments(),
        spendNothing: 0,
        missing: 0,
        currency: undefined,
      }),
      take(state, { length, own, spend, currency, row }) {
        let common = state.currency;
        for (let i = 0; i < length; i++) {
          if (own[i]! > spend[i]!) {
            fail("shareOfWallet", "own", `at most spend (${spend[i]})`, own[i], row(i));
          }
          if (Number.isNaN(own[i]! + spend[i]!)) continue;
          common = oneCurrency("shareOfWallet", common, currency[i] ?? null, row(i));
        }
        state.currency = common;
        for (let i = 0; i < length; i++) {
          if (Number.isNaN(own[i]! + spend[i]!)) state.missing++;
          else if (spend[i] === 0) state.spendNothing++;
          else {
            addTo(state.own, own[i]!);
            addTo(state.spend, spend[i]!);
            addMoment(state.shares, own[i]! / spend[i]!);
          }
        }
      },
      merge(left, right) {
        left.currency = oneCurrency("shareOfWallet", left.currency, right.currency);
        mergeSums(left.own, right.own);
        mergeSums(left.spend, right.spend);
        mergeMoments(left.shares, right.shares);
        left.spendNothing += right.spendNothing;
        left.missing += right.missing;
        return left;
      },
      finish({ shares, spendNothing, missing, ...sums }) {
        const own = finite("shareOfWallet", "own", totalOf(sums.own));
        const spend = finite("shareOfWallet", "spend", totalOf(sums.spend));
        return {
          kind: "share" as const,
          value: shares.n > 0 ? own / spend : null,
          n: shares.n,
          own,
          spend,
          mean: shares.n > 0 ? shares.mean : null,
          variance: varianceOf(shares),
          interval: null,
          spendNothing,
          missing,
        };
      },
    }),
  );
