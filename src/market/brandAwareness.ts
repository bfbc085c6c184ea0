import { checkOptions, fail } from "../check";
import { type Kpi, kpi } from "../measure";
import { checkRecord } from "../record/field";
import { checkLevel, type Interval, wilson } from "../stats/intervals";

/** One person's answers about a brand. */
export interface AwarenessAnswer {
  /** Whether they named the brand by themselves. `null` where they were not asked. */
  readonly unaided?: boolean | null;
  /** Whether they knew it from a list. `null` where they were not asked, often for having named it. */
  readonly aided?: boolean | null;
}

/** What may be set for {@link brandAwareness}. */
export interface BrandAwarenessOptions {
  /** The confidence level of the intervals. Default 0.95. */
  readonly level?: number;
}

/** Those who named the brand by themselves. */
export interface UnaidedAwareness {
  /** Their share, 0 to 1; `null` where nobody was asked. */
  readonly value: number | null;
  /** How many were asked. */
  readonly n: number;
  /** How many named it. */
  readonly aware: number;
  /** Wilson interval of the share; `null` where nobody was asked. */
  readonly interval: Interval | null;
}

/** What {@link brandAwareness} answers. */
export interface BrandAwarenessResult {
  /** The share who know the brand, aided or not, 0 to 1; `null` without answers. */
  readonly value: number | null;
  /** How many people that share rests on. */
  readonly n: number;
  /** How many of them know it. */
  readonly aware: number;
  /** Wilson interval of the share; `null` without answers. */
  readonly interval: Interval | null;
  /** Those who named it without help. */
  readonly unaided: UnaidedAwareness;
  /** People who named the brand and then did not know it from the list: counted as aware. */
  readonly contradictions: number;
  /** Records without either answer: in no figure above. */
  readonly unanswered: number;
}

/** What {@link brandAwareness} holds in between. */
export interface BrandAwarenessState {
  n: number;
  aware: number;
  unaidedN: number;
  unaidedAware: number;
  contradictions: number;
  unanswered: number;
}

/**
 * Brand awareness: the share of people asked who know a brand.
 *
 * `value` is aided awareness: who named the brand by themselves or knew it from a list. `unaided` is
 * the share who named it by themselves, always the harder test. Who has named it is mostly not asked
 * again and counts as aware in both; who did not name it and was never shown the list counts only in
 * `unaided`. Ask people of the market, not customers: those know you.
 *
 * Without answers the shares and intervals are `null`.
 *
 * @function
 * @param records - `unaided` and `aided`: `true`, `false`, or `null` where not asked.
 * @param options - See {@link BrandAwarenessOptions}. Alone, they make the measure, to be composed.
 * @throws RangeError for a level not between 0 and 1; TypeError for an answer that is not true, false
 *   or null, and for an unknown option.
 * @example
 * ```ts
 * import { brandAwareness } from "customer-kpis";
 *
 * const people = [
 *   { unaided: true },
 *   { unaided: false, aided: true },
 *   { unaided: false, aided: true },
 *   { unaided: false, aided: false },
 * ];
 * const { value, interval, unaided } = brandAwareness(people);
 * value; // => 0.75
 * [interval?.lower, interval?.upper]; // ~> [0.3006, 0.9544]
 * unaided.value; // => 0.25
 * ```
 */
export const brandAwareness: Kpi<
  AwarenessAnswer,
  BrandAwarenessResult,
  BrandAwarenessState,
  [options?: BrandAwarenessOptions]
> = /* @__PURE__ */ kpi("brandAwareness", (options: BrandAwarenessOptions = {}) => {
  checkOptions("brandAwareness", options, ["level"]);
  const level = checkLevel("brandAwareness", options.level);
  return {
    init: () => ({
      n: 0,
      aware: 0,
      unaidedN: 0,
      unaidedAware: 0,
      contradictions: 0,
      unanswered: 0,
    }),
    step(state, record) {
      checkRecord("brandAwareness", record, "unaided or aided");
      if (!("unaided" in record || "aided" in record)) {
        fail("brandAwareness", "record", "an object with unaided or aided", record);
      }
      const [unaided, aided] = [read("unaided", record), read("aided", record)];
      if (unaided === null && aided === null) state.unanswered++;
      if (unaided !== null) {
        state.unaidedN++;
        if (unaided) state.unaidedAware++;
      }
      if (unaided || aided !== null) {
        state.n++;
        if (unaided || aided) state.aware++;
      }
      if (unaided && aided === false) state.contradictions++;
      return state;
    },
    merge(left, right) {
      for (const [name, count] of Object.entries(right)) {
        left[name as keyof BrandAwarenessState] += count;
      }
      return left;
    },
    finish: ({ n, aware, unaidedN, unaidedAware, contradictions, unanswered }) => ({
      value: n > 0 ? aware / n : null,
      n,
      aware,
      interval: wilson(aware, n, level),
      unaided: {
        value: unaidedN > 0 ? unaidedAware / unaidedN : null,
        n: unaidedN,
        aware: unaidedAware,
        interval: wilson(unaidedAware, unaidedN, level),
      },
      contradictions,
      unanswered,
    }),
  };
});

function read(field: "unaided" | "aided", record: AwarenessAnswer): boolean | null {
  const answer = record[field] ?? null;
  if (answer !== null && typeof answer !== "boolean") {
    fail("brandAwareness", field, "true, false or null", answer);
  }
  return answer;
}
