import type { Leaf } from "./counterMeasures";
import type { MeasureResult } from "./scoreMeasure";
import { asPart, type Scored, scoreParts } from "./scoreObjective";
import type { MissingPolicy } from "./weigh";

/** The score of all measures of one sort, wherever on the card they stand. */
export interface ScorecardIndex extends Scored {
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
  const of = (name: string, isOne: (measure: MeasureResult) => boolean) => {
    const some = leaves.filter(({ measure }) => isOne(measure));
    return indexOf(name, some, missing);
  };
  return {
    say: of("What customers say", ({ kind }) => kind === "say"),
    do: of("What customers do", ({ kind }) => kind === "do"),
    leading: of("What leads", ({ lead }) => lead === true),
    lagging: of("What lags", ({ lead }) => lead === false),
    company: of("What matters to the company", ({ interest }) => interest === "company"),
    customer: of("What matters to customers", ({ interest }) => interest === "customer"),
  };
}

function indexOf(name: string, leaves: readonly Leaf[], missing: MissingPolicy): ScorecardIndex {
  const parts = leaves.map(({ measure, share }) => ({ ...asPart(measure), weight: share }));
  const weight = parts.reduce((sum, part) => sum + part.weight, 0);
  return { ...scoreParts(name, parts, missing), weight: Math.min(1, weight) };
}
