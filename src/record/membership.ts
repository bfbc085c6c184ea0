import type { Key } from "../slice";
import { type Instant, milliseconds } from "../time";
import { amount, flag, instant, key, lasting, list, optional, text } from "./fields";
import { type ColumnsOf, type RecordType, type Rule, record } from "./record";

/** Who was a customer, and when: one record for every unbroken stretch. */
export interface Membership {
  /** The customer; the same one may have several memberships, also at once. `null` and `""`: nobody. */
  readonly customerId: Key;
  /** When it began. The customer is one after this moment. */
  readonly startedAt: Instant;
  /** When it ended; the customer is none after this moment. `null` while it lasts. */
  readonly endedAt: Instant | null;
  /** When it was decided that it ends: an end to come is known from this moment on. */
  readonly cancelledAt?: Instant | null | undefined;
  /** Whether it is a trial, in which nobody is a customer yet. */
  readonly isTrial?: boolean | null | undefined;
  /** Stretches in which it rests, and its customer is none. */
  readonly pauses?: readonly Pause[] | null | undefined;
  /** Why it ended, where known: `"price"`, `"card expired"`. */
  readonly reason?: string | null | undefined;
}

/** A stretch in which something rests. */
export interface Pause {
  /** When it began. */
  readonly start: Instant;
  /** When it ended; `null` while it lasts. */
  readonly end: Instant | null;
}

/** A membership that is paid for by the month. */
export interface Subscription extends Membership {
  /** Monthly recurring revenue, 0 or more: a year's price divided by twelve. */
  readonly mrr: number;
  /**
   * Its currency, such as `"EUR"`, in every record or in none: blank beside a known one, it might be
   * another. Two currencies are never added up.
   */
  readonly currency?: string | null | undefined;
}

/** A pause in milliseconds; without an end, until Infinity. */
export interface ReadPause {
  readonly start: number;
  readonly end: number;
}

/** Pauses of a record. */
export const pauses = /* @__PURE__ */ list<Pause>("pauses, each with start and end", readPause, {
  start: "required",
  end: "nullable",
});

/** No pause ends before it starts. */
export const PAUSES_END: Rule = {
  reads: ["pauses"],
  faultOf(columns: { readonly pauses: readonly (readonly ReadPause[] | null)[] }, i) {
    const wrong = columns.pauses[i]?.find(({ start, end }) => end < start);
    if (!wrong) return null;
    const came = new Date(wrong.end);
    const reason = "pause ended before it started";
    return { field: "pauses.end", allowed: "at or after its start", came, reason };
  },
};

/** {@link Membership}, declared. */
export const membership: RecordType<Membership> = /* @__PURE__ */ record<Membership>(
  {
    customerId: key,
    startedAt: instant,
    endedAt: lasting,
    cancelledAt: /* @__PURE__ */ optional(instant),
    isTrial: /* @__PURE__ */ optional(flag),
    pauses: /* @__PURE__ */ optional(pauses),
    reason: /* @__PURE__ */ optional(text),
  },
  {
    order: [{ first: "startedAt", second: "endedAt", reason: "ended before it started" }],
    rules: [PAUSES_END],
    leftOut: { field: "isTrial", reason: "trial" },
  },
);

/** {@link Subscription}, declared. */
export const subscription: RecordType<Subscription> = /* @__PURE__ */ record<Subscription>(
  { ...membership.fields, mrr: amount, currency: /* @__PURE__ */ optional(text) },
  membership as unknown as RecordType<Subscription>,
);

/** The fields that say who was a customer when. */
export const STRETCH = ["customerId", "startedAt", "endedAt", "pauses"] as const;

/** Stretches in which somebody was a customer, by column. */
export interface Stretches {
  /** The number of each one's customer, below 0 where it is nobody. */
  readonly who: Int32Array;
  readonly startedAt: Float64Array;
  readonly endedAt: Float64Array;
  /** The record that each one is of; `null` where that is its own position. */
  readonly of: Int32Array | null;
}

/**
 * The stretches of memberships: one each, and one more for every pause within.
 *
 * @param who - The number of each record's customer.
 */
export function stretchesOf(
  { length, startedAt, endedAt, pauses }: ColumnsOf<Pick<Membership, (typeof STRETCH)[number]>>,
  who: Int32Array,
): Stretches {
  const rests = pauses as unknown as readonly (readonly ReadPause[] | null)[];
  if (!rests.some((list) => list?.length)) return { who, startedAt, endedAt, of: null };
  const of: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let i = 0; i < length; i++) {
    let start = startedAt[i]!;
    const end = endedAt[i]!;
    const add = (until: number) => {
      of.push(i);
      starts.push(start);
      ends.push(until);
    };
    for (const rest of sorted(rests[i] ?? [])) {
      if (rest.start >= end) break;
      if (rest.start > start) add(rest.start);
      start = Math.max(start, rest.end);
    }
    if (start < end || start === startedAt[i]) add(end);
  }
  return {
    who: Int32Array.from(of, (i) => who[i]!),
    startedAt: Float64Array.from(starts),
    endedAt: Float64Array.from(ends),
    of: Int32Array.from(of),
  };
}

/** Why a stretch of a membership ended at a moment; `null` where nobody says. A pause is an end, too. */
export function reasonAt(
  ms: number,
  { endedAt, reason }: { readonly endedAt: number; readonly reason: string | null | undefined },
): string | null {
  return ms === endedAt ? reason || null : "paused";
}

function sorted(rests: readonly ReadPause[]): readonly ReadPause[] {
  return rests.toSorted((a, b) => a.start - b.start);
}

/** Reads a pause. */
function readPause(entry: unknown, kpi: string, field: string, row: unknown): Pause | undefined {
  if (typeof entry !== "object" || entry === null) return undefined;
  const { start, end = null } = entry as Pause;
  const from = milliseconds(start, kpi, `${field}.start`, row);
  const to = end === null ? Infinity : milliseconds(end, kpi, `${field}.end`, row);
  return { start: from, end: to };
}
