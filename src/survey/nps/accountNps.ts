import { checkOptions, fail } from "../../check";
import { type Key, type Kpi, kpi } from "../../measure";
import { checkKey, checkRecord } from "../../record/field";
import type { Interval } from "../../stats/intervals";
import { addMoment, initMoments, varianceOf } from "../../stats/moments";
import { studentInterval } from "../../stats/student";
import { answerOf, bandsOf, type NpsOptions, sideOf } from "./npsBands";

/** A contact's answer, and whose contact it is. */
export interface AccountScore {
  /** The account (the company) that the contact belongs to. */
  readonly accountId: Key;
  /** The answer; `null` for none. */
  readonly score: number | null | undefined;
}

/** What may be set for {@link accountNps}. */
export interface AccountNpsOptions extends NpsOptions {
  /**
   * `"score"` (default): an account counts with the score of its own contacts. `"mean"`: it is a
   * promoter, passive or detractor as a whole, by its contacts' mean answer.
   */
  readonly method?: "score" | "mean";
}

/** What {@link accountNps} answers. */
export interface AccountNpsResult {
  /** The mean over accounts, -100 to 100; `null` without answers. */
  readonly value: number | null;
  /** How many accounts with an answer. */
  readonly n: number;
  /** How many answers of contacts. */
  readonly contacts: number;
  /** Student's interval of the mean over accounts, within -100 and 100; `null` below two. */
  readonly interval: Interval | null;
  /** Records without an answer: in no figure above. */
  readonly unanswered: number;
}

/** What {@link accountNps} holds in between. */
export interface AccountNpsState {
  unanswered: number;
  readonly accounts: Map<Key, { n: number; net: number; sum: number }>;
}

/**
 * Net Promoter Score over accounts, where each counts once, however many of its people answered.
 *
 * The score of all contacts is `nps`, and a large account may rule it. Here either every account's
 * own score is averaged (`"score"`), or every account is one promoter, passive or detractor by its
 * contacts' mean (`"mean"`): at or above `promoter`, at or below `detractor`, or between. Contacts
 * of one account tend to agree, so the interval rests on accounts, not on answers.
 *
 * @function
 * @param records - Records with `accountId` and `score`.
 * @param options - See {@link AccountNpsOptions}.
 * @throws RangeError for a score that the scale does not have and an unknown method; TypeError for a
 *   record without `accountId` and an unknown option.
 * @example
 * ```ts
 * import { accountNps } from "customer-kpis";
 *
 * const answers = [
 *   { accountId: "acme", score: 10 },
 *   { accountId: "acme", score: 9 },
 *   { accountId: "acme", score: 5 },
 *   { accountId: "bolt", score: 3 },
 * ];
 * const { value, n, contacts } = accountNps(answers);
 * value; // ~> -33.33
 * [n, contacts]; // => [2, 4]
 * accountNps(answers, { method: "mean" }).value; // => -50
 * ```
 */
export const accountNps: Kpi<
  AccountScore,
  AccountNpsResult,
  AccountNpsState,
  [options?: AccountNpsOptions]
> = /* @__PURE__ */ kpi("accountNps", (options: AccountNpsOptions = {}) => {
  checkOptions("accountNps", options, ["scale", "promoter", "detractor", "level", "method"]);
  const { method = "score", ...bands } = options;
  const bounds = bandsOf("accountNps", bands);
  const { scale, level } = bounds;
  if (method !== "score" && method !== "mean") {
    fail("accountNps", "method", "score or mean", method);
  }

  return {
    init: () => ({ unanswered: 0, accounts: new Map() }),
    step(state, record) {
      checkRecord("accountNps", record, "accountId and score");
      const key = checkKey("accountNps", "accountId", record.accountId);
      const score = answerOf("accountNps", record.score, scale);
      if (score === null) {
        state.unanswered++;
        return state;
      }
      const account = state.accounts.get(key) ?? { n: 0, net: 0, sum: 0 };
      account.n++;
      account.net += sideOf(score, bounds);
      account.sum += score;
      state.accounts.set(key, account);
      return state;
    },
    merge(left, right) {
      left.unanswered += right.unanswered;
      for (const [key, { n, net, sum }] of right.accounts) {
        const account = left.accounts.get(key) ?? { n: 0, net: 0, sum: 0 };
        account.n += n;
        account.net += net;
        account.sum += sum;
        left.accounts.set(key, account);
      }
      return left;
    },
    finish({ unanswered, accounts }) {
      const scores = initMoments();
      let contacts = 0;
      for (const { n, net, sum } of accounts.values()) {
        contacts += n;
        addMoment(scores, 100 * (method === "score" ? net / n : sideOf(sum / n, bounds)));
      }
      const { n, mean } = scores;
      const interval = studentInterval(mean, varianceOf(scores), n, level);
      return {
        value: n > 0 ? mean : null,
        n,
        contacts,
        interval: interval && {
          ...interval,
          lower: Math.max(-100, interval.lower),
          upper: Math.min(100, interval.upper),
        },
        unanswered,
      };
    },
  };
});
