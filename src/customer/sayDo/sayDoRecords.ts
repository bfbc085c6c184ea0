import { fail } from "../../check";
import type { Key } from "../../measure";
import { checkKey, checkNumber, checkRecord } from "../../record/field";
import { readMembership } from "../../record/legacy";
import type { Membership } from "../../record/membership";
import { type Instant, milliseconds } from "../../time";

/** An answer with whose it is and when it was given. */
export interface SayDoAnswer {
  /** Who answered. */
  readonly customerId: Key;
  /** When. */
  readonly at: Instant;
  /** What they said; `null` or `undefined` where they left the question out. */
  readonly score: number | null | undefined;
}

/** What a customer is worth, by whatever KPI says so. */
export interface SayDoWorth {
  /** Whose worth it is. */
  readonly customerId: Key;
  /** The worth, in the caller's currency; `null` where it is not known. */
  readonly value: number | null;
}

/** What {@link sayDo} reads. */
export interface SayDoRecords {
  /** What customers say. */
  readonly answers: Iterable<SayDoAnswer>;
  /** What they do: who is a customer, and when. */
  readonly memberships: Iterable<Membership>;
  /** What they are worth: the `customers` of `historicValue` or `lifetimeValue`. */
  readonly worth?: Iterable<SayDoWorth>;
}

/** Answers that do not count. */
export interface SayDoExcluded {
  /** Given when the period had begun, or later. */
  readonly late: number;
  /** Given before `answersFrom`. */
  readonly old: number;
  /** Without a score. */
  readonly unanswered: number;
  /** Followed by a newer one of the same customer. */
  readonly replaced: number;
  /** Of somebody who was no customer at the start of the period. */
  readonly notCustomers: number;
}

/** Of every customer at the start, whether they are one at the end. */
export function staysOf(
  memberships: Iterable<Membership>,
  start: number,
  end: number,
): Map<Key, boolean> {
  const atEnd = new Set<Key>();
  const stays = new Map<Key, boolean>();
  for (const record of listed("memberships", memberships)) {
    const { customerId, startedAt, endedAt } = readMembership("sayDo", record);
    if (startedAt <= start && start < endedAt) stays.set(customerId, false);
    if (startedAt <= end && end < endedAt) atEnd.add(customerId);
  }
  for (const customerId of stays.keys()) stays.set(customerId, atEnd.has(customerId));
  return stays;
}

/** The last answer before the period of everybody who is a customer at its start. */
export function lastAnswers(
  answers: Iterable<SayDoAnswer>,
  stays: ReadonlyMap<Key, boolean>,
  from: number,
  start: number,
): {
  said: Map<Key, { at: number; score: number }>;
  excluded: SayDoExcluded;
} {
  const said = new Map<Key, { at: number; score: number }>();
  const excluded = { late: 0, old: 0, unanswered: 0, replaced: 0, notCustomers: 0 };
  for (const answer of listed("answers", answers)) {
    checkRecord("sayDo", answer, "customerId, at and score");
    const customerId = checkKey("sayDo", "customerId", answer.customerId);
    const at = milliseconds(answer.at, "sayDo", "at");
    // A misspelt field is not an answer left out.
    if (!("score" in answer)) fail("sayDo", "score", "a field of every answer", undefined);
    const score = checkNumber("sayDo", "score", answer.score);
    if (score === null) excluded.unanswered++;
    else if (at >= start) excluded.late++;
    else if (at < from) excluded.old++;
    else if (!stays.has(customerId)) excluded.notCustomers++;
    else {
      const known = said.get(customerId);
      if (known) excluded.replaced++;
      if (!known || known.at <= at) said.set(customerId, { at, score });
    }
  }
  return { said, excluded };
}

export function worthOf(worth: Iterable<SayDoWorth>): Map<Key, number | null> {
  const known = new Map<Key, number | null>();
  for (const record of listed("worth", worth)) {
    checkRecord("sayDo", record, "customerId and value");
    const customerId = checkKey("sayDo", "customerId", record.customerId);
    if (known.has(customerId)) {
      fail("sayDo", "worth", "given once for a customer", customerId);
    }
    known.set(customerId, checkNumber("sayDo", "value", record.value));
  }
  return known;
}

function listed<Record>(field: string, records: Iterable<Record>): Iterable<Record> {
  if (typeof records !== "object" || !records?.[Symbol.iterator]) {
    fail("sayDo", field, "an array or another iterable", records);
  }
  return records;
}
