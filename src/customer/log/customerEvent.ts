import type { Records } from "../../measure";
import {
  amount,
  instant,
  key,
  lasting,
  list,
  nullable,
  number,
  optional,
  text,
} from "../../record/fields";
import { type Membership, membership } from "../../record/membership";
import { type Order, order } from "../../record/order";
import { type RecordType, record } from "../../record/record";
import { type Ticket, ticket } from "../../record/ticket";
import type { Key } from "../../slice";
import type { Instant } from "../../time";

/** What all records of a customer have in common. */
export interface CustomerRecord {
  /** Whose record it is. Without one (`null` or `""`) it is an orphan: counted, in no view. */
  readonly customerId: Key;
  /** The record's own number: of two of one kind with the same one, the later in the data stays. */
  readonly id?: Key | undefined;
  /** Where it happened: `"web"`, `"shop"`, `"phone"`. */
  readonly channel?: string | null | undefined;
}

/** An order, or a refund of one (a negative amount). */
export interface CustomerOrder extends Order, CustomerRecord {
  /** What was bought, by name or number. */
  readonly products?: readonly string[] | null | undefined;
  /** The campaign that brought it. */
  readonly campaign?: string | null | undefined;
  /** When it was delivered, and so done; `null` while it is open. Left out: taken for done. */
  readonly completedAt?: Instant | null | undefined;
}

/** A customer's request for help. */
export interface CustomerTicket extends Ticket, CustomerRecord {
  readonly customerId: Key;
}

/** A customer's answer to one question of a survey. */
export interface CustomerAnswer extends CustomerRecord {
  /** When it was given. */
  readonly at: Instant;
  /** Which question: `"nps"`, `"csat"`. */
  readonly survey: string;
  /** The score; `null` where the customer was asked and did not answer. */
  readonly score: number | null;
}

/** Anything else that a customer did or was sent: a visit, a product seen, a mail opened, a call. */
export interface CustomerInteraction extends CustomerRecord {
  /** When. */
  readonly at: Instant;
  /** What: `"visit"`, `"view"`, `"call"`. */
  readonly type?: string | null | undefined;
  /** The campaign that it belongs to. */
  readonly campaign?: string | null | undefined;
  /** The product that was looked at. */
  readonly product?: string | null | undefined;
}

/** A membership, contract or subscription: one record for every unbroken stretch. */
export interface CustomerMembership extends Membership, CustomerRecord {
  /** What was subscribed to. */
  readonly plan?: string | null | undefined;
  /** Monthly recurring revenue, in the caller's currency. */
  readonly mrr?: number | null | undefined;
  /** Its currency, in every membership that is paid for or in none. Two are never added up. */
  readonly currency?: string | null | undefined;
  /** When it is going to be renewed. */
  readonly renewsAt?: Instant | null | undefined;
}

/** What all records of a customer have in common, declared. */
const common = {
  customerId: key,
  id: /* @__PURE__ */ optional(key),
  channel: /* @__PURE__ */ optional(text),
};

const texts = /* @__PURE__ */ list<string>("texts", (entry) =>
  typeof entry === "string" ? entry : undefined,
);

/** What was bought. A blank name, as splitting an empty cell leaves one, is of no product. */
const products: typeof texts = {
  ...texts,
  read: (...given) => (texts.read(...given) as string[] | undefined)?.filter(Boolean),
};

/** {@link CustomerOrder}, declared. */
export const customerOrder: RecordType<CustomerOrder> = /* @__PURE__ */ record<CustomerOrder>(
  {
    ...order.fields,
    ...common,
    products: /* @__PURE__ */ optional(products),
    campaign: /* @__PURE__ */ optional(text),
    completedAt: /* @__PURE__ */ optional(lasting),
  },
  { order: [{ first: "at", second: "completedAt", reason: "delivered before it was ordered" }] },
);

/** {@link CustomerTicket}, declared. */
export const customerTicket: RecordType<CustomerTicket> = /* @__PURE__ */ record<CustomerTicket>(
  { ...ticket.fields, ...common },
  ticket as unknown as RecordType<CustomerTicket>,
);

/** {@link CustomerAnswer}, declared. */
export const customerAnswer: RecordType<CustomerAnswer> = /* @__PURE__ */ record<CustomerAnswer>({
  ...common,
  at: instant,
  survey: text,
  score: /* @__PURE__ */ nullable(number),
});

/** {@link CustomerInteraction}, declared. */
export const customerInteraction: RecordType<CustomerInteraction> =
  /* @__PURE__ */ record<CustomerInteraction>({
    ...common,
    at: instant,
    type: /* @__PURE__ */ optional(text),
    campaign: /* @__PURE__ */ optional(text),
    product: /* @__PURE__ */ optional(text),
  });

/** {@link CustomerMembership}, declared. */
export const customerMembership: RecordType<CustomerMembership> =
  /* @__PURE__ */ record<CustomerMembership>(
    {
      ...membership.fields,
      ...common,
      plan: /* @__PURE__ */ optional(text),
      mrr: /* @__PURE__ */ optional(amount),
      currency: /* @__PURE__ */ optional(text),
      renewsAt: /* @__PURE__ */ optional(instant),
    },
    membership as unknown as RecordType<CustomerMembership>,
  );

/** One record of a customer, with its kind: what {@link customerViews} reads. */
export type CustomerEvent =
  | (CustomerOrder & { readonly kind: "order" })
  | (CustomerTicket & { readonly kind: "ticket" })
  | (CustomerAnswer & { readonly kind: "answer" })
  | (CustomerInteraction & { readonly kind: "interaction" })
  | (CustomerMembership & { readonly kind: "membership" });

/** Records by kind, each optional: what {@link customerView} reads. */
export interface CustomerRecords {
  /** Orders and refunds. */
  readonly orders?: Records<CustomerOrder> | undefined;
  /** Requests for help. */
  readonly tickets?: Records<CustomerTicket> | undefined;
  /** Answers to surveys. */
  readonly answers?: Records<CustomerAnswer> | undefined;
  /** Visits, products seen, mails, calls. */
  readonly interactions?: Records<CustomerInteraction> | undefined;
  /** Memberships, contracts, subscriptions. */
  readonly memberships?: Records<CustomerMembership> | undefined;
}
