import { fail } from "../check";
import { type Kpi, kpi } from "../measure";
import { level, options } from "../options";
import { flag, optional } from "../record/fields";
import { type RecordType, reading, record } from "../record/record";
import { type Share, shareOf } from "../stats/share";

/** One person's answers about a brand. */
export interface AwarenessAnswer {
  /** Whether they named the brand by themselves. `null` where they were not asked. */
  readonly unaided?: boolean | null | undefined;
  /** Whether they knew it from a list. `null` where they were not asked, often for having named it. */
  readonly aided?: boolean | null | undefined;
}

/** {@link AwarenessAnswer}, declared. */
const awarenessAnswer: RecordType<AwarenessAnswer> = /* @__PURE__ */ record<AwarenessAnswer>({
  unaided: /* @__PURE__ */ optional(flag),
  aided: /* @__PURE__ */ optional(flag),
});

/** What may be set for {@link brandAwareness}. */
export interface BrandAwarenessOptions {
  /** The confidence level of the intervals. Default 0.95. */
  readonly level?: number;
}

/** What {@link brandAwareness} answers: the share who know the brand, aided or not. */
export interface BrandAwarenessResult extends Share {
  /** It is a share. */
  readonly kind: "share";
  /** The share who named it by themselves, of those who were asked to. */
  readonly unaided: Share;
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
 * @throws InputError for an answer that is not true, false or null, for a record without either, for a
 *   level not between 0 and 1 and for an unknown option.
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
> = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<BrandAwarenessOptions>("brandAwareness")({ level: level() }),
  ({ level }) =>
    reading("brandAwareness", awarenessAnswer, ["unaided", "aided"], {
      init: (): BrandAwarenessState => ({
        n: 0,
        aware: 0,
        unaidedN: 0,
        unaidedAware: 0,
        contradictions: 0,
        unanswered: 0,
      }),
      take(state, { length, unaided, aided, row }) {
        for (let i = 0; i < length; i++) {
          if (unaided[i] === null && aided[i] === null) checkAnswer(row(i));
        }
        for (let i = 0; i < length; i++) count(state, unaided[i]!, aided[i]!);
      },
      merge(left, right) {
        for (const [name, count] of Object.entries(right)) {
          left[name as keyof BrandAwarenessState] += count;
        }
        return left;
      },
      finish: ({ n, aware, unaidedN, unaidedAware, contradictions, unanswered }) => ({
        kind: "share" as const,
        ...shareOf(aware, n, level),
        unaided: shareOf(unaidedAware, unaidedN, level),
        contradictions,
        unanswered,
      }),
    }),
);

/** Throws where a record has neither field: that is a misspelt name, and not a missing answer. */
function checkAnswer(record: unknown): void {
  const isAnswer = "unaided" in (record as object) || "aided" in (record as object);
  if (!isAnswer) fail("brandAwareness", "unaided", "true, false or null", undefined, record);
}

function count(state: BrandAwarenessState, unaided: boolean | null, aided: boolean | null): void {
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
}
