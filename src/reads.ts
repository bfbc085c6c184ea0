import type { Key } from "./slice";
import type { Calendar } from "./time";

/** What a measure tells apart of all the records of a customer, as figures. */
export interface Summary<in out State = any> {
  /** The field that says whose record it is. Nobody's are none of anybody's. */
  readonly per: string;
  /** What is told of each customer. */
  readonly each: Each;
  /** From which moment on a record does not count, whoever's it is. */
  readonly known?: { readonly field: string; readonly before: number };
  /** The field that must hold the same in all records: it is the label. */
  readonly same?: string;
  /** What some numbers are from and up to: any other is wrong. */
  readonly limits?: readonly (readonly [field: string, least: number, most: number])[];
  /** The number of which 0 says that a record does not count, whatever else it holds. */
  readonly nothing?: string;
  /** Fields that it reads where they are there, but which change nothing. */
  readonly ignored?: readonly string[];
  /** Whether of a record of nobody nothing else matters than that. */
  readonly isNobodyAlike?: boolean;
  /** Pairs of moments of which the second must not come first; such records are no part of a figure. */
  readonly order: readonly (readonly [first: string, second: string])[];
  /** The flags that say that a record does not count; such records are no part of a figure. */
  readonly marks: readonly string[];
  /** Fields in which records must be alike to be of one customer: of groups of customers. */
  readonly keys?: readonly FieldRead[];
  /** Whether customers must be told by name, which is the next of their keys. */
  readonly isNamed?: boolean;
  /** Fields of which the values are apart as well, and the last of the keys: records are counted, not customers. */
  readonly told?: readonly FieldRead[];
  /** A second summary of the same customers, which adds to the state of the first. */
  readonly also?: Summary<State>;
  /** Takes in so many customers of the same figures, or so many ends; with their label and their keys. */
  readonly count: (
    state: State,
    figures: readonly number[],
    customers: number,
    label: string | null,
    keys: readonly Key[],
  ) => State;
}

/** What is told of each customer: one of these. */
export type Each =
  | { readonly figures: readonly Figure[] }
  /** Figures of what customers did period by period, in place of their records. */
  | { readonly figures: readonly Figure[]; readonly occasions: Occasions }
  | { readonly steps: Steps }
  /** The ends of unbroken stretches are counted, in place of customers. */
  | { readonly stretches: Stretching }
  /** Customers are counted in each of the intervals in which they come back. */
  | { readonly returns: Returning }
  /** Purchases within a stretch of time are counted, in place of customers. */
  | { readonly gaps: Gaps };

/**
 * What happened to a customer's sum from one moment to the next.
 *
 * Counted are the customers of each step: the figures are the number of the moment, that of the step, the
 * sum that was, and what came to it. A step is the first that fits of 0, nothing still, of who was there
 * before; 1, nothing yet; 2, something again; 3, something for the first time; 4, nothing any more; 5, the
 * same; 6, more; 7, less.
 */
export interface Steps {
  /** The sum at each moment, one after the other. */
  readonly sums: readonly Figure[];
  /** The moments, ascending. */
  readonly moments: readonly number[];
  /** When there was something first: of who comes back it was before the moment. */
  readonly begun: Figure;
  /** The share of a sum below which it has not changed. */
  readonly leastChange: number;
}

/** The steps of {@link Steps}. */
export const STEP = {
  notBack: 0,
  notYet: 1,
  returned: 2,
  begun: 3,
  lost: 4,
  same: 5,
  more: 6,
  less: 7,
} as const;

/**
 * What is told of a customer's unbroken stretches: records that touch or overlap are one.
 *
 * By `cuts`, each has two ends, which are counted apart, so that there are no more kinds than there are
 * parts of time. The figures are whether it is the end (1) or the beginning (0); the cut that it comes at
 * or after, or what is less than the first cut; and what holds: of a beginning 1 where it is the
 * customer's first, of an end the sum of 1 where it began in the same part of time, 2 where the customer
 * is there again at the next cut, 4 where none of their stretches begins in it later, and 8 where they
 * were there at the cut itself.
 *
 * As far as they were `watched`, the figures are the whole days until the end or until `asOf`, whether it
 * ended before (1 or 0), and the whole days until `since`; below 0 where it began later.
 *
 * By neither, they are when it begins and when it ends, which is infinite while it lasts.
 */
export interface Stretching {
  /** The field with the beginning. */
  readonly from: string;
  /** The field with the end, which is `null` while a stretch lasts. */
  readonly to: string;
  /** The field that says why it ended: of several records that end a stretch, the least. */
  readonly label: string;
  /** The moments that part time, ascending. */
  readonly cuts?: readonly number[];
  /** The time that is watched, where the figures are days. */
  readonly watched?: Watched;
}

/**
 * How customers are followed from a start on: the first of their records, or the first in each period.
 *
 * The figures are when the period of the start begins; the column, which is the interval counted from
 * the start, or the number of the bracket, or -1; and the sum of what holds of the customer there: 1 where
 * it is the start (in brackets that is said at -1), 2 where it is also their very first, 4 where so many
 * records as it takes are in it, and 8, where that is asked for, that so many were in the column before
 * as well. Where a return counts for what came before, 4 is said of the last column from which on there
 * are so many. Where intervals are not periods, the last that has begun `before` a moment and the last
 * that was over.
 */
export interface Returning {
  /** The field with the moment. */
  readonly field: string;
  /** The periods in which customers start. */
  readonly calendar: Calendar;
  /** How long an interval is that runs from the start itself; `null`: they are those periods. */
  readonly every: number | null;
  /** The moment that is looked back from. */
  readonly before: number;
  /** Whether customers start anew in each period. */
  readonly isRecurring: boolean;
  /** Whether those count only who were there in the interval before. */
  readonly isToPrevious: boolean;
  /** Whether a return counts for all intervals before. */
  readonly isOrLater: boolean;
  /** The first and the last interval of each bracket; `null`: each interval is a column. */
  readonly brackets: readonly { readonly offset: number; readonly through: number }[] | null;
  /** How many records it takes. */
  readonly minimum: number;
  /** Whether it is not customers that are told, but in which interval each record is: the first two figures. */
  readonly isByRecord?: boolean;
}

/**
 * How long after one purchase of a customer the next one comes, within a stretch of time.
 *
 * The figures are whether it is a purchase (1), a refund (0) or not within the stretch (2); the
 * milliseconds since the one before, -1 where there is none; of these how many purchases of the customer
 * there are, and whether one came before the stretch (1 or 0); else 0. Then of all that are counted the
 * number of records, and what they brought.
 */
export interface Gaps extends Occasions {
  readonly amount: string;
  readonly within: { readonly start: number; readonly end: number };
}

/** The time that is watched: before `asOf`, and from `since` on. */
export interface Watched {
  /** What comes at it or later is not known. */
  readonly asOf: number;
  /** `null`: from the beginning. */
  readonly since: number | null;
}

/** A figure of a customer, of those of their records that meet all conditions. */
export type Figure = {
  /**
   * What a record must meet: less than a bound, or that and more. What lasts is more than any; less than
   * infinite is what is known.
   */
  readonly where: readonly {
    readonly field: string;
    readonly is: "before" | "from";
    readonly bound: number;
  }[];
} & (
  | {
      /** How many they are; or 1 where there is one, else 0. */
      readonly how: "count" | "any";
    }
  | {
      /** The sum of one of their fields. */
      readonly how: "sum";
      readonly field: string;
    }
  | {
      /** The earliest of one of their moments. */
      readonly how: "earliest";
      readonly field: string;
    }
  | {
      /** When the first or the last of the periods begins, of `occasions`; 0 without any. */
      readonly how: "first" | "last";
    }
);

/**
 * What a customer did in a period is one record of these fields: the period, where there is an amount
 * also `"amount"`, the sum; `"bought"`, 1 for purchases and 0 for refunds, which are apart; and `"nth"`, the
 * number of periods with purchases so far.
 */
export interface Occasions {
  /** The field with the moment. */
  readonly field: string;
  /** The periods; left out: every moment is one. */
  readonly calendar?: Calendar | undefined;
  /** The field with what a record brought, which below 0 is a refund. */
  readonly amount?: string;
  /** The field by which a refund names the purchase that it belongs to. */
  readonly of?: string;
  /** A stretch of time: what comes before, within and after it is apart. */
  readonly within?: { readonly start: number; readonly end: number };
}

/** What a measure tells apart: a field, or the period that its moment lies in. */
export interface FieldRead {
  /** The field; `null` for the record itself, or its `score`. */
  readonly field: string | null;
  /** What it holds, where the measure knows: a moment, a number, a key. */
  readonly kind?: string;
  /** Whether records may be without it. */
  readonly isOptional?: boolean;
  /** Whether it must hold something. */
  readonly isRequired?: boolean;
  /** Where only the calendar period of the moment matters: the calendar. */
  readonly calendar?: Calendar;
  /** Moments that part it: before one is another thing than from it on. Alone, nothing else matters. */
  readonly cuts?: readonly number[];
  /** Where a record may be moved in time between the `cuts` of this moment: when, and what goes with it. */
  readonly moves?: Moves;
  /** Where only how long after another moment it comes matters: that moment's field, which `moves`. */
  readonly after?: string;
  /** Where such a length is but compared: the lengths from which on it is another thing, ascending. */
  readonly lengths?: readonly number[];
  /**
   * Where such lengths count alike that agree in so many bits after the first one: all but their sum,
   * the shortest and the longest.
   */
  readonly bits?: number;
}

/** When a record may be moved in time, with all its moments `after` the one that this is said of. */
export interface Moves {
  /** Where this has come; left out: whether or not. */
  readonly once?: string;
  /** Where all of them come before this moment. May be infinite, as may be the next two. */
  readonly before: number;
  /** Of what is not within this stretch, nothing matters but that. */
  readonly within: { readonly start: number; readonly end: number };
}
