import { fail } from "../check";
import { type Kpi, kpi } from "../measure";
import { checkField, checkNumber, checkRecord } from "../record/field";
import { addMoment, initMoments, type Moments, mergeMoments, varianceOf } from "../stats/moments";

/** What one customer spends in a category: one record a customer. */
export interface Wallet {
  /** What the customer spends on it here. `null` where it is not known. */
  readonly own: number | null | undefined;
  /** What the customer spends on it anywhere, here too. `null` where it is not known. */
  readonly spend: number | null | undefined;
}

/** What {@link shareOfWallet} answers. Money is in the currency of the records. */
export interface ShareOfWalletResult {
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
  /** Customers who spend nothing in the category: in no figure above. */
  readonly spendNothing: number;
  /** Records that lack one of the two figures: in no figure above. */
  readonly missing: number;
}

/** What {@link shareOfWallet} holds in between. */
export interface ShareOfWalletState {
  own: number;
  spend: number;
  readonly shares: Moments;
  spendNothing: number;
  missing: number;
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
 * @param records - `own` and `spend`, one record a customer.
 * @throws RangeError for a figure below 0 or not finite, and for more spent here than anywhere;
 *   TypeError for a record without these fields.
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
  /* @__PURE__ */ kpi("shareOfWallet", () => ({
    init: () => ({ own: 0, spend: 0, shares: initMoments(), spendNothing: 0, missing: 0 }),
    step(state, record) {
      checkRecord("shareOfWallet", record, "own and spend");
      const [own, spend] = [read("own", record), read("spend", record)];
      if (own === null || spend === null) state.missing++;
      else if (own > spend) fail("shareOfWallet", "own", `at most spend (${spend})`, own);
      else if (spend === 0) state.spendNothing++;
      else {
        state.own += own;
        state.spend += spend;
        addMoment(state.shares, own / spend);
      }
      return state;
    },
    merge(left, right) {
      left.own += right.own;
      left.spend += right.spend;
      mergeMoments(left.shares, right.shares);
      left.spendNothing += right.spendNothing;
      left.missing += right.missing;
      return left;
    },
    finish: ({ own, spend, shares, spendNothing, missing }) => ({
      value: shares.n > 0 ? own / spend : null,
      n: shares.n,
      own,
      spend,
      mean: shares.n > 0 ? shares.mean : null,
      variance: varianceOf(shares),
      spendNothing,
      missing,
    }),
  }));

function read(field: "own" | "spend", record: Wallet): number | null {
  checkField("shareOfWallet", record, field);
  const figure = checkNumber("shareOfWallet", field, record[field]);
  if (figure !== null && figure < 0) fail("shareOfWallet", field, "0 or more", figure);
  return figure;
}
