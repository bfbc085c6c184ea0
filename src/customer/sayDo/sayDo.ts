import { checkOptions, fail } from "../../check";
import { compareShares } from "../../compare/compareShares";
import type { Comparison } from "../../compare/comparison";
import { level, maybe, moment, number, options, period } from "../../options";
import { type Exclusion, excludedIn, mergeExclusions } from "../../record/exclusions";
import type { Key } from "../../slice";
import type { Interval } from "../../stats/intervals";
import { type Share, shareOf } from "../../stats/share";
import { finite, sumOf } from "../../stats/sum";
import type { Instant, Period } from "../../time";
import { lastAnswers, type SayDoRecords, staysOf, worthOf } from "./sayDoRecords";

/** What {@link sayDo} needs to know. */
export interface SayDoOptions {
  /** The time in which customers stay or leave. What they say is their last answer before it. */
  readonly period: Period;
  /** The lowest score of a satisfied customer: 4 of 5, or 9 of 10. */
  readonly satisfiedFrom: number;
  /** Older answers do not count. Default: all before the period do. */
  readonly answersFrom?: Instant;
  /** The confidence level of the intervals. Default 0.95. */
  readonly level?: number;
}

/** One cell of the matrix. */
export interface SayDoCell {
  /**
   * Loyalists are satisfied and stay, mercenaries are satisfied and leave, hostages are not and stay
   * (for want of a choice), defectors are not and leave.
   */
  readonly name: "loyalist" | "mercenary" | "hostage" | "defector";
  /** Whether they said they were satisfied. */
  readonly satisfied: boolean;
  /** Whether they stayed. */
  readonly stayed: boolean;
  /** How many they are. */
  readonly n: number;
  /** Their share of all in the matrix, 0 to 1; `null` where nobody is. */
  readonly value: number | null;
  /** Wilson interval of the share. */
  readonly interval: Interval | null;
  /** The sum of what they are worth; `null` where `worth` was not given. */
  readonly worth: number | null;
  /** Who they are, in the order of their memberships. */
  readonly customers: readonly Key[];
}

/** What {@link sayDo} answers. */
export interface SayDoResult {
  /**
   * How much more of the satisfied stayed than of the others, -1 to 1: 0 where words say nothing of
   * deeds. `null` where one of the two is missing.
   */
  readonly value: number | null;
  /** Customers in the matrix: there at the start of the period, with an answer before it. */
  readonly n: number;
  /** Newcombe interval of `value`. */
  readonly interval: Interval | null;
  /** How often chance alone would bring a difference so large; `null` where that cannot be told. */
  readonly p: number | null;
  /** The four cells: loyalists, mercenaries, hostages, defectors. */
  readonly cells: readonly SayDoCell[];
  /** The satisfied who stayed. */
  readonly satisfied: Share;
  /** The others who stayed. */
  readonly dissatisfied: Share;
  /** The customers who said nothing that counts: how many of them stayed. */
  readonly silent: Share;
  /** How many stayed, by their score, the lowest first. */
  readonly byScore: readonly (Share & {
    /** The score. */
    readonly score: number;
  })[];
  /**
   * Records that are in no figure above: answers given when the period had begun, or before
   * `answersFrom`, or followed by a later one; without a score; of nobody, or of somebody who was no
   * customer at the start; and memberships of nobody, or in trial.
   */
  readonly excluded: readonly Exclusion[];
  /** Customers of the matrix whose worth is not known, where `worth` was given. */
  readonly withoutWorth: number;
}

/**
 * What customers say against what they do: satisfied or not, stayed or left.
 *
 * The words come first, the deeds after: a customer there at the start of the period says what their
 * last answer before it says, and stays if they are there at its end, as in `retention`. An answer
 * given on leaving would make the words look wiser than they are, so it does not count.
 *
 * Many hostages are churn to come, as soon as they have a choice; many mercenaries say that the
 * survey asks the wrong thing. Who never answers is in no cell, and rarely leaves like those who do:
 * read `silent` beside the cells. That the satisfied stay does not show that they stay for it.
 *
 * @param records - `answers`, `memberships`, and what customers are `worth` if known.
 * @param options - `period` and `satisfiedFrom` are required.
 * @returns The matrix, its customers, and how much more of the satisfied stayed. Without customers
 *   `value` is `null` and the cells are empty.
 * @throws InputError for an invalid date, an end before its start, a period that ends before it
 *   starts, `answersFrom` after its start and a level not between 0 and 1; for records
 *   without these fields, a customer whose worth is given twice and an unknown option.
 * @see Jones and Sasser, "Why Satisfied Customers Defect", Harvard Business Review 1995, for the
 *   names of the cells.
 * @example
 * ```ts
 * import { sayDo } from "customer-kpis";
 *
 * const since = new Date("2024-05-01");
 * const { cells, satisfied } = sayDo(
 *   {
 *     memberships: [
 *       { customerId: "ann", startedAt: since, endedAt: null },
 *       { customerId: "bob", startedAt: since, endedAt: null },
 *       { customerId: "cy", startedAt: since, endedAt: new Date("2025-03-01") },
 *     ],
 *     answers: [
 *       { customerId: "ann", at: new Date("2024-11-05"), score: 5 },
 *       { customerId: "bob", at: new Date("2024-12-01"), score: 2 },
 *       { customerId: "cy", at: new Date("2024-12-20"), score: 4 },
 *     ],
 *   },
 *   {
 *     period: { start: new Date("2025-01-01"), end: new Date("2026-01-01") },
 *     satisfiedFrom: 4,
 *   },
 * );
 * cells.map(({ name, customers }) => [name, ...customers]); // =>
 * // [["loyalist", "ann"], ["mercenary", "cy"], ["hostage", "bob"], ["defector"]]
 * satisfied.value; // => 0.5
 * ```
 */
export function sayDo(records: SayDoRecords, options: SayDoOptions): SayDoResult {
  const { period, satisfiedFrom, answersFrom, level } = OPTIONS.read(options);
  const { start, end } = period;
  if (answersFrom !== null && answersFrom > start) {
    fail("sayDo", "answersFrom", "before the start of the period", options.answersFrom);
  }
  checkOptions("sayDo records", records, ["answers", "memberships", "worth"]);

  const { stays, excluded } = staysOf(records.memberships, start, end);
  const last = lastAnswers(records.answers, stays, answersFrom ?? -Infinity, start);
  mergeExclusions(excluded, last.excluded);
  const worth = records.worth === undefined ? null : worthOf(records.worth);

  const { cells, scores, silent, withoutWorth } = placesOf(stays, last.said, worth, satisfiedFrom);
  const n = stays.size - silent.n;
  const share = ({ stayed, n }: Stayed): Share => shareOf(stayed, n, level);
  const [loyalists, mercenaries, hostages, defectors] = cells.map((cell) => cell.customers.length);
  const satisfied = share({ stayed: loyalists!, n: loyalists! + mercenaries! });
  const dissatisfied = share({ stayed: hostages!, n: hostages! + defectors! });
  const { difference, interval, p }: Comparison = compareShares(dissatisfied, satisfied, { level });
  return {
    value: difference,
    n,
    interval,
    p,
    cells: cells.map(({ worths, customers, ...cell }) => {
      const { value, interval } = shareOf(customers.length, n, level);
      const own = { n: customers.length, value, interval };
      return {
        ...cell,
        ...own,
        worth: worth ? finite("sayDo", "worth", sumOf(worths)) : null,
        customers,
      };
    }),
    satisfied,
    dissatisfied,
    silent: share(silent),
    byScore: Array.from(scores, ([score, counts]) => ({ score, ...share(counts) })).sort(
      (a, b) => a.score - b.score,
    ),
    excluded: excludedIn(excluded),
    withoutWorth,
  };
}

/** Each customer in their cell, or among the silent. */
function placesOf(
  stays: ReadonlyMap<Key, boolean>,
  said: ReadonlyMap<Key, { readonly score: number }>,
  worth: ReadonlyMap<Key, number | null> | null,
  satisfiedFrom: number,
) {
  const cells = CELLS.map((cell) => ({ ...cell, customers: [] as Key[], worths: [] as number[] }));
  const scores = new Map<number, Stayed>();
  const silent = { stayed: 0, n: 0 };
  let withoutWorth = 0;
  for (const [customerId, stayed] of stays) {
    const score = said.get(customerId)?.score;
    if (score === undefined) {
      addTo(silent, stayed);
      continue;
    }
    // Loyalists, mercenaries, hostages, defectors.
    const place = cells[(score >= satisfiedFrom ? 0 : 2) + (stayed ? 0 : 1)]!;
    place.customers.push(customerId);
    const value = worth?.get(customerId) ?? null;
    if (value !== null) place.worths.push(value);
    if (worth && value === null) withoutWorth++;
    const atScore = scores.get(score) ?? { stayed: 0, n: 0 };
    addTo(atScore, stayed);
    scores.set(score, atScore);
  }
  return { cells, scores, silent, withoutWorth };
}

const OPTIONS = /* @__PURE__ */ options<SayDoOptions>("sayDo")({
  period: /* @__PURE__ */ period(),
  satisfiedFrom: /* @__PURE__ */ number(),
  answersFrom: /* @__PURE__ */ maybe(/* @__PURE__ */ moment()),
  level: /* @__PURE__ */ level(),
});

const CELLS = [
  { name: "loyalist", satisfied: true, stayed: true },
  { name: "mercenary", satisfied: true, stayed: false },
  { name: "hostage", satisfied: false, stayed: true },
  { name: "defector", satisfied: false, stayed: false },
] as const;

interface Stayed {
  stayed: number;
  n: number;
}

function addTo(counts: Stayed, stayed: boolean): void {
  counts.n++;
  if (stayed) counts.stayed++;
}
