import { NOBODY } from "../../fold/customers";
import { type Exclusion, excludedIn, UNKNOWN_YET } from "../../record/exclusions";
import type { Key } from "../../slice";
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
  readonly excluded: readonly Exclusion[];
}

/** How many records were left out, by what is said of them in {@link REASONS}. */
export type LeftOutCounts = { readonly [Reason in keyof typeof REASONS]?: number };

/** Why records are in no figure. */
const REASONS = {
  orphans: NOBODY,
  unknown: "unknown customer",
  others: "another customer",
  afterAsOf: UNKNOWN_YET,
  duplicates: "replaced by a later record with its id",
  setAside: "ticket set aside",
} as const;

/** What was left out, by reason from A to Z. */
export function leftOut(counts: LeftOutCounts): readonly Exclusion[] {
  const known = Object.entries(counts) as [keyof typeof REASONS, number][];
  const excluded = new Map<string, number>();
  for (const [reason, count] of known) if (count > 0) excluded.set(REASONS[reason], count);
  return excludedIn(excluded);
}
