import { fail } from "../../check";
import { isSomebody, keyAt } from "../../fold/customers";
import { listIn } from "../../fold/growing";
import type { Keys } from "../../record/fields";
import { type ReadPause, stretchesOf } from "../../record/membership";
import { type ColumnsOf, columnReader } from "../../record/record";
import { openFor, type Solving, solvingOf } from "../../record/ticket";
import type { Key, Slice } from "../../slice";
import {
  type CustomerAnswer,
  type CustomerEvent,
  type CustomerInteraction,
  type CustomerMembership,
  type CustomerOrder,
  type CustomerTicket,
  customerAnswer,
  customerInteraction,
  customerMembership,
  customerOrder,
  customerTicket,
} from "./customerEvent";

/** What every record read has: `customerId` is `null` for an orphan. */
export interface ReadRecordState {
  readonly customerId: Key;
  readonly id: Key;
  readonly channel: string | null;
  /** When it happened, or began. */
  readonly at: number;
}

/** A record read: checked, its instants in milliseconds, what it does not say `null`. */
export type ReadEventState = ReadRecordState &
  (
    | {
        readonly kind: "order";
        readonly amount: number;
        /** `null` where it has none. */
        readonly orderId: Key;
        readonly currency: string | null;
        readonly products: readonly string[];
        readonly campaign: string | null;
        /** Infinite while it is open. */
        readonly completedAt: number;
      }
    | {
        readonly kind: "ticket";
        /** Infinite while nobody has answered. */
        readonly firstRespondedAt: number;
        /** How it stood at the moment of looking; `null` where the record cannot tell. */
        readonly solving: Solving | null;
        /** How long it took to be solved for good, pauses apart; of no meaning while it is open. */
        readonly solvedIn: number;
        readonly isSetAside: boolean;
      }
    | { readonly kind: "answer"; readonly survey: string; readonly score: number | null }
    | {
        readonly kind: "interaction";
        readonly type: string | null;
        readonly campaign: string | null;
        readonly product: string | null;
      }
    | {
        readonly kind: "membership";
        /** The stretches in which it made a customer, as pairs of moments. */
        readonly stretches: readonly (readonly [start: number, end: number])[];
        /** When it ends as a whole; infinite while nobody says. */
        readonly endedAt: number;
        /** When it was decided that it ends; NaN where nobody says. */
        readonly cancelledAt: number;
        readonly reason: string | null;
        readonly plan: string | null;
        readonly mrr: number | null;
        readonly currency: string | null;
        readonly renewsAt: number | null;
      }
  );

/** The kinds of records. */
export type EventKind = CustomerEvent["kind"];

/** Reads records of one kind. Throws where one is none. */
export type EventReader = (kind: EventKind, slice: Slice) => ReadEventState[];

/** A reader of records, as of a moment. */
export function eventReader(kpi: string, asOf: number): EventReader {
  const readers = {
    order: each(columnReader(kpi, customerOrder), orderAt),
    ticket: each(columnReader(kpi, customerTicket), (columns, i) => ticketAt(columns, i, asOf)),
    answer: each(columnReader(kpi, customerAnswer), answerAt),
    interaction: each(columnReader(kpi, customerInteraction), interactionAt),
    membership: each(columnReader(kpi, customerMembership), membershipAt),
  };
  return (kind, slice) => readers[kind](slice);
}

/** Of each kind the records of a slice that are of it, in their order. Throws where one says none. */
export function byKind(kpi: string, slice: Slice): Map<EventKind, Int32Array> {
  const places = new Map<EventKind, number[]>();
  for (let i = 0; i < slice.length; i++) {
    const record = slice.row(i) as CustomerEvent | null | undefined;
    if (typeof record !== "object" || record === null) {
      const allowed = "an object with kind, customerId and what its kind has";
      fail(kpi, "record", allowed, record, record ?? null);
    }
    const { kind } = record;
    if (!KINDS.includes(kind)) fail(kpi, "kind", `one of ${KINDS.join(", ")}`, kind, record);
    listIn(places, kind).push(i);
  }
  return new Map(Array.from(places, ([kind, own]) => [kind, Int32Array.from(own)]));
}

const KINDS: readonly EventKind[] = ["order", "ticket", "answer", "interaction", "membership"];

function each<Row>(
  read: (slice: Slice) => ColumnsOf<Row>,
  at: (columns: ColumnsOf<Row>, i: number) => ReadEventState,
): (slice: Slice) => ReadEventState[] {
  return (slice) => {
    const columns = read(slice);
    return Array.from({ length: slice.length }, (_, i) => at(columns, i));
  };
}

/** A key, `null` where it names nobody. */
function somebodyAt(keys: Keys, i: number): Key {
  const key = keyAt(keys, i);
  return isSomebody(key) ? key : null;
}

/** What all kinds have. */
function commonAt(columns: ColumnsOf<CustomerInteraction>, i: number, at: number): ReadRecordState {
  return {
    customerId: somebodyAt(columns.customerId, i),
    id: somebodyAt(columns.id, i),
    channel: columns.channel[i] || null,
    at,
  };
}

function orderAt(columns: ColumnsOf<CustomerOrder>, i: number): ReadEventState {
  const at = columns.at[i]!;
  const row = columns.row(i) as CustomerOrder;
  return {
    kind: "order",
    ...commonAt(columns as never, i, at),
    amount: columns.amount[i]! + 0,
    orderId: somebodyAt(columns.orderId, i),
    currency: columns.currency[i] || null,
    products: columns.products[i] ?? NONE,
    campaign: columns.campaign[i] || null,
    // Where nobody says when it was delivered it is taken for done; `null` says that it is not.
    completedAt: row.completedAt === undefined ? at : columns.completedAt[i]!,
  };
}

const NONE: readonly string[] = [];

const ONE = new Int32Array(1);

function ticketAt(columns: ColumnsOf<CustomerTicket>, i: number, asOf: number): ReadEventState {
  const at = columns.createdAt[i]!;
  const solving = solvingOf(columns, i, asOf);
  const pauses = (columns.pauses[i] ?? []) as unknown as readonly ReadPause[];
  return {
    kind: "ticket",
    ...commonAt(columns as never, i, at),
    firstRespondedAt: columns.firstRespondedAt[i]!,
    solving,
    solvedIn: openFor(at, solving?.resolved ?? at, pauses, (from, to) => to - from),
    isSetAside: Boolean(columns.excluded[i]) && !(columns.excludedAt[i]! >= asOf),
  };
}

function answerAt(columns: ColumnsOf<CustomerAnswer>, i: number): ReadEventState {
  const score = columns.score[i]!;
  return {
    kind: "answer",
    ...commonAt(columns as never, i, columns.at[i]!),
    survey: columns.survey[i]!,
    score: Number.isNaN(score) ? null : score + 0,
  };
}

function interactionAt(columns: ColumnsOf<CustomerInteraction>, i: number): ReadEventState {
  return {
    kind: "interaction",
    ...commonAt(columns, i, columns.at[i]!),
    type: columns.type[i] || null,
    campaign: columns.campaign[i] || null,
    product: columns.product[i] || null,
  };
}

function membershipAt(columns: ColumnsOf<CustomerMembership>, i: number): ReadEventState {
  const [mrr, renewsAt] = [columns.mrr[i]!, columns.renewsAt[i]!];
  const one = {
    startedAt: columns.startedAt.subarray(i, i + 1),
    endedAt: columns.endedAt.subarray(i, i + 1),
    pauses: [columns.pauses[i]!],
    length: 1,
  };
  const { startedAt, endedAt } = stretchesOf(one as never, ONE);
  return {
    kind: "membership",
    ...commonAt(columns as never, i, columns.startedAt[i]!),
    // In a trial nobody is a customer.
    stretches: columns.isTrial[i]
      ? []
      : Array.from(startedAt, (at, k) => [at, endedAt[k]!] as const),
    endedAt: columns.endedAt[i]!,
    cancelledAt: columns.cancelledAt[i]!,
    reason: columns.reason[i] || null,
    plan: columns.plan[i] || null,
    mrr: Number.isNaN(mrr) ? null : mrr + 0,
    currency: columns.currency[i] || null,
    renewsAt: Number.isNaN(renewsAt) ? null : renewsAt,
  };
}
