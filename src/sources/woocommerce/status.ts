/** What becomes of an order, as a word of the shop's page or of its database. */
export const STATUS = {
  completed: "completed",
  processing: "processing",
  "on hold": "on hold",
  refunded: "refunded",
  cancelled: "cancelled",
  canceled: "cancelled",
  failed: "failed",
  pending: "pending",
  "pending payment": "pending",
  draft: "pending",
  "checkout-draft": "pending",
  trash: "cancelled",
  "wc-completed": "completed",
  "wc-processing": "processing",
  "wc-on-hold": "on hold",
  "wc-refunded": "refunded",
  "wc-cancelled": "cancelled",
  "wc-failed": "failed",
  "wc-pending": "pending",
  "wc-checkout-draft": "pending",
} as const;

/** The words of {@link STATUS}, each of which means one. */
type Status = (typeof STATUS)[keyof typeof STATUS];

/** An order that is none, by WooCommerce's own reckoning. */
export const NO_ORDER = {
  cancelled: ({ status }: Row) => status === "cancelled",
  "never paid": ({ status }: Row) => status === "pending",
  failed: ({ status }: Row) => status === "failed",
};

interface Row {
  readonly status?: Status | null;
}

/** What an order that counts can be. */
export type WooCommerceStatus = Exclude<Status, keyof typeof NO_ORDER | "pending">;
