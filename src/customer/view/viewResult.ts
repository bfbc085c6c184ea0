import type { Key } from "../../measure";
import type { CustomerFuture } from "./customerFuture";
import type { CustomerPast } from "./customerPast";
import type { CustomerPresent } from "./customerPresent";

/** One customer, whole. All moments are milliseconds since 1970, all durations milliseconds. */
export interface CustomerView {
  /** The customer; `null` where there are no records of anybody. */
  readonly customerId: Key;
  /** Other identities whose records were merged into this view. */
  readonly aliases: readonly Key[];
  /** The moment of looking. */
  readonly asOf: number;
  /** What has happened. */
  readonly past: CustomerPast;
  /** How things stand. */
  readonly present: CustomerPresent;
  /** What is to be expected. */
  readonly future: CustomerFuture;
  /** Records of this customer that are in no figure above. */
  readonly excluded: ViewExclusions;
}

/** How many records were left out, and why. */
export interface ViewExclusions {
  /** Records from after `asOf`. */
  readonly afterAsOf: number;
  /** Records that a later one with the same `id` replaced. */
  readonly duplicates: number;
  /** Tickets marked as `excluded`, such as spam. */
  readonly setAside: number;
}

/** How many records were left out of all views, and why. */
export interface RecordExclusions extends ViewExclusions {
  /** Records without a customer. */
  readonly orphans: number;
  /** Records of customers who are not among the known ones. */
  readonly unknown: number;
}

/** How many records were left out of the one view that was asked for, and why. */
export interface SingleViewExclusions extends RecordExclusions {
  /** Records of other customers. */
  readonly others: number;
}
