import { fail } from "../../check";
import { isSomebody, keyAt, NOBODY } from "../../fold/customers";
import { snapshotsOf, THERE } from "../../loyalty/members/snapshots";
import { type Measure, type Records, runOn } from "../../measure";
import { type ExclusionCounts, exclude } from "../../record/exclusions";
import { answer, instant, key, nullable, number } from "../../record/fields";
import type { Membership } from "../../record/membership";
import { type RecordType, reading, record } from "../../record/record";
import type { Key } from "../../slice";
import type { Instant } from "../../time";

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
  readonly answers: Records<SayDoAnswer>;
  /** What they do: who is a customer, and when. */
  readonly memberships: Records<Membership>;
  /** What they are worth: the `customers` of `historicValue` or `lifetimeValue`. */
  readonly worth?: Records<SayDoWorth>;
}

const sayDoAnswer: RecordType<SayDoAnswer> = /* @__PURE__ */ record<SayDoAnswer>({
  customerId: key,
  at: instant,
  score: answer,
});

const sayDoWorth: RecordType<SayDoWorth> = /* @__PURE__ */ record<SayDoWorth>({
  customerId: key,
  value: /* @__PURE__ */ nullable(number),
});

/** Of every customer at the start, whether they are one at the end. */
export function staysOf(
  memberships: Records<Membership>,
  start: number,
  end: number,
): { stays: Map<Key, boolean>; excluded: ExclusionCounts } {
  const kept = snapshotsOf("sayDo", [start, end], "refuse", ({ customers, flags, excluded }) => {
    const stays = new Map<Key, boolean>();
    for (const [customerId, i] of customers) {
      if (flags[2 * i]! & THERE) stays.set(customerId, (flags[2 * i + 1]! & THERE) !== 0);
    }
    return { stays, excluded };
  });
  return runOn("sayDo", "memberships", memberships, kept);
}

/** What the last answer before the period of each of some customers was. */
interface Said {
  readonly said: Map<Key, { at: number; score: number }>;
  readonly excluded: ExclusionCounts;
}

/** The last answer before the period of everybody who is a customer at its start. */
export function lastAnswers(
  answers: Records<SayDoAnswer>,
  stays: ReadonlyMap<Key, boolean>,
  from: number,
  start: number,
): Said {
  const last: Measure<SayDoAnswer, Said, Said> = reading(
    "sayDo",
    sayDoAnswer,
    ["customerId", "at", "score"],
    {
      init: (): Said => ({ said: new Map(), excluded: new Map() }),
      take({ said, excluded }, { length, customerId: ids, at: moments, score: scores }) {
        for (let i = 0; i < length; i++) {
          const [customerId, at, score] = [keyAt(ids, i), moments[i]!, scores[i]!];
          if (Number.isNaN(score)) exclude(excluded, "no answer");
          else if (at >= start) exclude(excluded, "answered when the period had begun");
          else if (at < from) exclude(excluded, "answered before answersFrom");
          else if (!isSomebody(customerId)) exclude(excluded, NOBODY);
          else if (!stays.has(customerId)) exclude(excluded, "no customer at the start");
          else {
            const known = said.get(customerId);
            if (known) exclude(excluded, "followed by a later answer");
            if (!known || known.at <= at) said.set(customerId, { at, score });
          }
        }
      },
      merge: (left) => left,
      finish: (state) => state,
    },
  );
  return runOn("sayDo", "answers", answers, last);
}

/** What each customer is worth; `null` where it is not known. */
export function worthOf(worth: Records<SayDoWorth>): ReadonlyMap<Key, number | null> {
  const each: Measure<SayDoWorth, Map<Key, number | null>, Map<Key, number | null>> = reading(
    "sayDo",
    sayDoWorth,
    ["customerId", "value"],
    {
      init: () => new Map<Key, number | null>(),
      take(known, { length, customerId: ids, value: values, row }) {
        for (let i = 0; i < length; i++) {
          const customerId = keyAt(ids, i);
          if (!isSomebody(customerId)) continue;
          if (known.has(customerId)) {
            fail("sayDo", "worth", "given once for a customer", customerId, row(i));
          }
          known.set(customerId, Number.isNaN(values[i]!) ? null : values[i]!);
        }
      },
      merge: (left) => left,
      finish: (known) => known,
    },
  );
  return runOn("sayDo", "worth", worth, each);
}
