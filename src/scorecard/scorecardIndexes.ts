import type { Leaf } from "./leaves";
import type { MeasureResult } from "./scoreMeasure";
import type { Status } from "./status";
import { type MissingPolicy, weigh } from "./weigh";

/** The score of all measures of one sort, wherever on the card they stand. */
export interface ScorecardIndex {
  /** The weighted mean of their scores, 0 to 10; `null` where none has data. */
  readonly value: number | null;
  /** How many of them have data. */
  readonly n: number;
  /** The score's color, no better than the best measure's. */
  readonly status: Status;
  /** The share of their weights that has data, 0 to 1. */
  readonly coverage: number;
  /** Their share in the whole card, 0 to 1. */
  readonly weight: number;
}

/** Measures that differ in nature, scored apart: each counts as much as it does in the whole. */
export interface ScorecardIndexes {
  /** What customers say: `kind: "say"`. */
  readonly say: ScorecardIndex;
  /** What customers do: `kind: "do"`. */
  readonly do: ScorecardIndex;
  /** What announces what will happen: `lead: true`. */
  readonly leading: ScorecardIndex;
  /** What tells what has happened: `lead: false`. */
  readonly lagging: ScorecardIndex;
  /** What matters to the company: `interest: "company"`. */
  readonly company: ScorecardIndex;
  /** What matters to the customer: `interest: "customer"`. */
  readonly customer: ScorecardIndex;
}

/** The indexes of a card. A measure that does not say of what sort it is counts in none of them. */
export function indexesOf(leaves: readonly Leaf[], missing: MissingPolicy): ScorecardIndexes {
  const of = (isOne: (measure: MeasureResult) => boolean) =>
    indexOf(
      leaves.filter(({ measure }) => isOne(measure)),
      missing,
    );
  return {
    say: of(({ kind }) => kind === "say"),
    do: of(({ kind }) => kind === "do"),
    leading: of(({ lead }) => lead === true),
    lagging: of(({ lead }) => lead === false),
    company: of(({ interest }) => interest === "company"),
    customer: of(({ interest }) => interest === "customer"),
  };
}

function indexOf(leaves: readonly Leaf[], missing: MissingPolicy): ScorecardIndex {
  const parts = leaves.map(({ measure: { name, score, status }, share }) => {
    return { name, value: score, status, weight: share, coverage: score === null ? 0 : 1 };
  });
  const { value, status, coverage } = weigh(parts, missing);
  const weight = parts.reduce((sum, part) => sum + part.weight, 0);
  const n = parts.filter((part) => part.value !== null).length;
  return { value, n, status, coverage, weight: Math.min(1, weight) };
}
