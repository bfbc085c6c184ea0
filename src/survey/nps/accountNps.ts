import { numberOf, numbersOf } from "../../fold/customers";
import { withRoom } from "../../fold/growing";
import { type Kpi, kpi } from "../../measure";
import { level, oneOf, options } from "../../options";
import {
  type Exclusion,
  type ExclusionCounts,
  excludedIn,
  mergeExclusions,
} from "../../record/exclusions";
import { answer, key } from "../../record/fields";
import { type RecordType, reading, record } from "../../record/record";
import type { Key } from "../../slice";
import type { Interval } from "../../stats/intervals";
import { momentsOf, varianceOf } from "../../stats/moments";
import { studentInterval } from "../../stats/student";
import { bandOptions, bandsOf, checkAnswers, type NpsOptions, sideOf } from "./npsBands";

/** A contact's answer, and whose contact it is. */
export interface AccountScore {
  /** The account (the company) that the contact belongs to. `null` and `""`: nobody. */
  readonly accountId: Key;
  /** The answer; `null` for none. */
  readonly score: number | null | undefined;
}

/** {@link AccountScore}, declared. */
const accountScore: RecordType<AccountScore> = /* @__PURE__ */ record<AccountScore>({
  accountId: key,
  score: answer,
});

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
  /** It is a mean: over accounts, in points. */
  readonly kind: "mean";
  /** The mean over accounts, -100 to 100; `null` without answers. */
  readonly value: number | null;
  /** How many accounts with an answer. */
  readonly n: number;
  /** How many answers of contacts. */
  readonly contacts: number;
  /** Sample variance of the accounts' scores; `null` below two accounts. */
  readonly variance: number | null;
  /** Student's interval of the mean over accounts, within -100 and 100; `null` below two. */
  readonly interval: Interval | null;
  /** Records without an answer: in no figure above. */
  readonly unanswered: number;
  /** Records left out, by reason. */
  readonly excluded: readonly Exclusion[];
}

/** What {@link accountNps} holds in between: for each account its answers, net of sides and summed. */
export interface AccountNpsState {
  unanswered: number;
  readonly accounts: Map<Key, number>;
  figures: Float64Array;
  readonly excluded: ExclusionCounts;
}

/**
 * Net Promoter Score over accounts, where each counts once, however many of its people answered.
 *
 * The score of all contacts is `nps`, and a large account may rule it. Here either every account's
 * own score is averaged (`"score"`), or every account is one promoter, passive or detractor by its
 * contacts' mean (`"mean"`): at or above `promoter`, at or below `detractor`, or between. Contacts
 * of one account tend to agree, so the interval rests on accounts, not on answers. An account that is
 * not known (`accountId` is `null` or `""`) is left out and counted.
 *
 * @function
 * @param records - Records with `accountId` and `score`.
 * @param options - See {@link AccountNpsOptions}.
 * @throws InputError for a score that the scale does not have, an unknown method, a record without
 *   `accountId` or `score` and an unknown option.
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
> = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<AccountNpsOptions>("accountNps")({
    ...bandOptions,
    level: /* @__PURE__ */ level(),
    method: /* @__PURE__ */ oneOf(["score", "mean"], "score"),
  }),
  ({ level, method, ...given }) => {
    const bands = bandsOf("accountNps", given);

    return reading("accountNps", accountScore, ["accountId", "score"], {
      init: (): AccountNpsState => ({
        unanswered: 0,
        accounts: new Map(),
        figures: new Float64Array(8 * 3),
        excluded: new Map(),
      }),
      take(state, columns) {
        checkAnswers("accountNps", bands.scale, columns);
        const { score } = columns;
        const numbers = numbersOf(state.accounts, columns.accountId, state.excluded);
        state.figures = withRoom(state.figures, 3 * state.accounts.size);
        const { figures } = state;
        for (let i = 0; i < numbers.length; i++) {
          if (numbers[i]! < 0) continue;
          if (Number.isNaN(score[i])) {
            state.unanswered++;
            continue;
          }
          const at = 3 * numbers[i]!;
          figures[at]! += 1;
          figures[at + 1]! += sideOf(score[i]!, bands);
          figures[at + 2]! += score[i]!;
        }
      },
      merge(left, right) {
        left.unanswered += right.unanswered;
        for (const [accountId, from] of right.accounts) {
          const to = numberOf(left.accounts, accountId);
          left.figures = withRoom(left.figures, 3 * left.accounts.size);
          for (let k = 0; k < 3; k++) left.figures[3 * to + k]! += right.figures[3 * from + k]!;
        }
        mergeExclusions(left.excluded, right.excluded);
        return left;
      },
      finish: (state) => {
        const scoreOf = (n: number, net: number, sum: number) =>
          method === "score" ? (100 * net) / n : 100 * sideOf(sum / n, bands);
        return resultOf(state, scoreOf, level);
      },
    });
  },
);

function resultOf(
  { unanswered, accounts, figures, excluded }: AccountNpsState,
  scoreOf: (n: number, net: number, sum: number) => number,
  level: number,
): AccountNpsResult {
  const scores: number[] = [];
  let contacts = 0;
  for (let at = 0; at < 3 * accounts.size; at += 3) {
    const [n, net, sum] = figures.subarray(at, at + 3) as unknown as [number, number, number];
    if (n === 0) continue;
    contacts += n;
    scores.push(scoreOf(n, net, sum));
  }
  const moments = momentsOf(scores);
  const { n, mean } = moments;
  const variance = varianceOf(moments);
  const interval = studentInterval(mean, variance, n, level);
  return {
    kind: "mean" as const,
    value: n > 0 ? mean : null,
    n,
    contacts,
    variance,
    interval: interval && {
      ...interval,
      lower: Math.max(-100, interval.lower),
      upper: Math.min(100, interval.upper),
    },
    unanswered,
    excluded: excludedIn(excluded),
  };
}
