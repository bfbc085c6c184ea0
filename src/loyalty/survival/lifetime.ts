import { fail } from "../../check";
import {
  addValue,
  initValues,
  mergeValues,
  sortedValues,
  type ValuesState,
} from "../../fold/values";
import type { Measure } from "../../measure";
import { checkRecord } from "../../record/field";
import type { Durations } from "../../stats/survivalCurve";

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

/** What {@link survival} holds in between: 8 bytes a lifetime, 16 where it was entered late. */
export interface LifetimesState {
  readonly ended: ValuesState;
  readonly lasting: ValuesState;
  readonly entered: ValuesState;
}

/** No lifetimes. */
export function initLifetimes(): LifetimesState {
  return { ended: initValues(), lasting: initValues(), entered: initValues() };
}

/** Takes one lifetime in, or throws where it is none. */
export function addLifetime(kpi: string, state: LifetimesState, record: Lifetime): void {
  checkRecord(kpi, record, "duration and ended");
  const { duration, ended, entered } = record;
  if (typeof duration !== "number" || !(duration >= 0 && duration < Infinity)) {
    fail(kpi, "duration", "a finite number, 0 or more", duration);
  }
  if (typeof ended !== "boolean") fail(kpi, "ended", "true or false", ended);
  if (entered !== null && entered !== undefined) {
    if (typeof entered !== "number" || !(entered >= 0 && entered < duration)) {
      fail(kpi, "entered", `0 or more and below duration (${duration})`, entered);
    }
    addValue(state.entered, entered);
  }
  addValue(ended ? state.ended : state.lasting, duration);
}

/** The fold that collects lifetimes. */
export function lifetimesFold(
  kpi: string,
): Omit<Measure<Lifetime, unknown, LifetimesState>, "finish"> {
  return {
    init: initLifetimes,
    step(state, record) {
      addLifetime(kpi, state, record);
      return state;
    },
    merge(left, right) {
      mergeValues(left.ended, right.ended);
      mergeValues(left.lasting, right.lasting);
      mergeValues(left.entered, right.entered);
      return left;
    },
  };
}

/** The durations, sorted. */
export function durationsOf({ ended, lasting, entered }: LifetimesState): Durations {
  return {
    ended: sortedValues(ended),
    lasting: sortedValues(lasting),
    entered: sortedValues(entered),
  };
}
