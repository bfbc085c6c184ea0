import { fail } from "../../check";
import type { Key } from "../../measure";
import { checkNumber, checkRecord } from "../../record/field";
import { readMembership, readOrder } from "../../record/legacy";
import { readCustomer, readProducts, readText } from "../../record/readFields";
import { type Instant, milliseconds } from "../../time";
import type {
  CustomerAnswer,
  CustomerEvent,
  CustomerInteraction,
  CustomerMembership,
  CustomerOrder,
  CustomerRecord,
  CustomerTicket,
} from "./customerEvent";

/** What every record read has: `customerId` is `null` for an orphan. */
export interface ReadRecordState {
  readonly customerId: Key;
  readonly id: string | number | null;
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
        /** Infinite while it is open. */
        readonly resolvedAt: number;
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
        readonly endedAt: number;
        readonly reason: string | null;
        readonly plan: string | null;
        readonly mrr: number | null;
        readonly renewsAt: number | null;
      }
  );

/** The kinds of records. */
export type EventKind = CustomerEvent["kind"];

type Reader<Row> = (kpi: string, record: Row) => ReadEventState;

/** Reads a record of each kind, or throws where it is none. */
export const READERS: {
  readonly order: Reader<CustomerOrder>;
  readonly ticket: Reader<CustomerTicket>;
  readonly answer: Reader<CustomerAnswer>;
  readonly interaction: Reader<CustomerInteraction>;
  readonly membership: Reader<CustomerMembership>;
} = {
  order(kpi, record) {
    const { at, amount, currency } = readOrder(kpi, own(kpi, record));
    return {
      kind: "order",
      customerId: readCustomer(kpi, record.customerId),
      id: readId(kpi, record.id),
      channel: readText(kpi, "channel", record.channel),
      at,
      amount,
      currency,
      products: readProducts(kpi, record.products),
      campaign: readText(kpi, "campaign", record.campaign),
      completedAt:
        record.completedAt === undefined
          ? at
          : readEnd(kpi, "completedAt", record.completedAt, at, "at"),
    };
  },
  ticket(kpi, record) {
    checkRecord(kpi, record, "customerId, createdAt and firstRespondedAt");
    const at = milliseconds(record.createdAt, kpi, "createdAt");
    if (record.firstRespondedAt === undefined) {
      fail(kpi, "firstRespondedAt", "a moment, or null while unanswered", undefined);
    }
    return {
      kind: "ticket",
      customerId: readCustomer(kpi, record.customerId),
      id: readId(kpi, record.id),
      channel: readText(kpi, "channel", record.channel),
      at,
      firstRespondedAt: readEnd(kpi, "firstRespondedAt", record.firstRespondedAt, at, "createdAt"),
      resolvedAt: readEnd(kpi, "resolvedAt", record.resolvedAt ?? null, at, "createdAt"),
      isSetAside: Boolean(record.excluded),
    };
  },
  answer(kpi, record) {
    checkRecord(kpi, record, "customerId, at, survey and score");
    if (typeof record.survey !== "string") fail(kpi, "survey", "a text", record.survey);
    return {
      kind: "answer",
      customerId: readCustomer(kpi, record.customerId),
      id: readId(kpi, record.id),
      channel: readText(kpi, "channel", record.channel),
      at: milliseconds(record.at, kpi, "at"),
      survey: record.survey,
      score: checkNumber(kpi, "score", record.score),
    };
  },
  interaction(kpi, record) {
    checkRecord(kpi, record, "customerId and at");
    return {
      kind: "interaction",
      customerId: readCustomer(kpi, record.customerId),
      id: readId(kpi, record.id),
      channel: readText(kpi, "channel", record.channel),
      at: milliseconds(record.at, kpi, "at"),
      type: readText(kpi, "type", record.type),
      campaign: readText(kpi, "campaign", record.campaign),
      product: readText(kpi, "product", record.product),
    };
  },
  membership(kpi, record) {
    const { startedAt, endedAt } = readMembership(kpi, own(kpi, record));
    const { renewsAt } = record;
    return {
      kind: "membership",
      customerId: readCustomer(kpi, record.customerId),
      id: readId(kpi, record.id),
      channel: readText(kpi, "channel", record.channel),
      at: startedAt,
      endedAt,
      reason: readText(kpi, "reason", record.reason),
      plan: readText(kpi, "plan", record.plan),
      mrr: checkNumber(kpi, "mrr", record.mrr),
      renewsAt:
        renewsAt === null || renewsAt === undefined
          ? null
          : milliseconds(renewsAt, kpi, "renewsAt"),
    };
  },
};

/** Reads a record by what it says of its kind. */
export function readEvent(kpi: string, record: CustomerEvent): ReadEventState {
  checkRecord(kpi, record, "kind, customerId and what its kind has");
  const { kind } = record;
  if (!Object.hasOwn(READERS, kind)) {
    fail(kpi, "kind", `one of ${Object.keys(READERS).join(", ")}`, kind);
  }
  return (READERS[kind] as Reader<CustomerEvent>)(kpi, record);
}

function readId(kpi: string, id: CustomerRecord["id"]): string | number | null {
  if (id === null || id === undefined || id === "") return null;
  if (typeof id === "string" || Number.isFinite(id)) return id;
  return fail(kpi, "id", "a text, a finite number or null", id);
}

/** The record itself, or with `null` where no customer is named: an orphan is counted, not refused. */
function own<Row extends CustomerRecord>(kpi: string, record: Row): Row {
  checkRecord(kpi, record, "customerId and what its kind has");
  return record.customerId === undefined ? { ...record, customerId: null } : record;
}

/** An end in milliseconds, infinite where there is none yet. */
function readEnd(
  kpi: string,
  field: string,
  instant: Instant | null,
  start: number,
  startField: string,
): number {
  if (instant === null) return Infinity;
  const ms = milliseconds(instant, kpi, field);
  return ms >= start ? ms : fail(kpi, field, `at or after ${startField}`, instant);
}
