import { fail } from "../../check";
import {
  addValue,
  initValues,
  mergeValues,
  scaleValues,
  sortedValues,
  stepsOfValues,
  type ValuesState,
} from "../../fold/values";
import type { Measure } from "../../measure";
import { amount, flag, optional } from "../../record/fields";
import { type RecordType, reading, record } from "../../record/record";
import type { CountedDurations, Durations } from "../../stats/survivalCurve";

/** How long a customer stayed, or has stayed so far. */
export interface Lifetime {
  /** How long, in any unit: 0 or more. */
  readonly duration: number;
  /** Whether it is over: `false` where the customer is still there, or was when last seen. */
  readonly ended: boolean;
  /**
   * How long the customer had been there when records begin, in the same unit. Leave it out for who is
   * watched from the beginning.
   */
  readonly entered?: number | null | undefined;
}

/** {@link Lifetime}, declared. */
export const lifetime: RecordType<Lifetime> = /* @__PURE__ */ record<Lifetime>({
  duration: amount,
  ended: flag,
  entered: /* @__PURE__ */ optional(amount),
});

/** What `survival` holds in between: 8 bytes a lifetime, 16 where it was entered late. */
export interface LifetimesState {
  readonly ended: ValuesState;
  readonly lasting: ValuesState;
  readonly entered: ValuesState;
}

/** No lifetimes. */
export function initLifetimes(): LifetimesState {
  return { ended: initValues(), lasting: initValues(), entered: initValues() };
}

/** The measure that collects lifetimes. */
export function lifetimesOf<Result>(
  kpi: string,
  finish: (state: LifetimesState) => Result,
): Measure<Lifetime, Result, LifetimesState> {
  return reading(kpi, lifetime, ["duration", "ended", "entered"], {
    init: initLifetimes,
    take(state, { length, duration, ended, entered, row }) {
      for (let i = 0; i < length; i++) {
        if (entered[i]! >= duration[i]!) {
          const allowed = `0 or more and below duration (${duration[i]})`;
          fail(kpi, "entered", allowed, entered[i], row(i));
        }
      }
      for (let i = 0; i < length; i++) {
        // Not -0.
        addValue(ended[i] ? state.ended : state.lasting, duration[i]! + 0);
        if (entered[i]! >= 0) addValue(state.entered, entered[i]! + 0);
      }
    },
    merge(left, right) {
      mergeValues(left.ended, right.ended);
      mergeValues(left.lasting, right.lasting);
      mergeValues(left.entered, right.entered);
      return left;
    },
    scale(state, times) {
      for (const some of [state.ended, state.lasting, state.entered]) scaleValues(some, times);
    },
    finish,
  });
}

/** The durations, sorted, and how often each came. */
export function stepsOf({ ended, lasting, entered }: LifetimesState): CountedDurations {
  return {
    ended: stepsOfValues(ended),
    lasting: stepsOfValues(lasting),
    entered: stepsOfValues(entered),
  };
}

/** The durations, sorted, each as often as it came. */
export function durationsOf({ ended, lasting, entered }: LifetimesState): Durations {
  return {
    ended: sortedValues(ended),
    lasting: sortedValues(lasting),
    entered: sortedValues(entered),
  };
}
