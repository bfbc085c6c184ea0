import { colorOf, type Status, worse } from "./status";

/**
 * What is done about a part without data: its weight goes to its siblings, it counts as 0, or there
 * is no score at all.
 */
export type MissingPolicy = "redistribute" | "zero" | "refuse";

/** What one part gives to a score. */
export interface ScoreTerm {
  /** The part: a measure, an objective or a perspective. */
  readonly name: string;
  /** Its share among its siblings, for an index its share in the whole: 0 to 1. */
  readonly weight: number;
  /** Its share once those without data are dealt with: 0 to 1. */
  readonly share: number;
  /** Its score; `null` without data. */
  readonly score: number | null;
  /** `share * score`; `null` where the part does not count. */
  readonly contribution: number | null;
}

/** Something that has a score and a weight. */
export interface Part {
  readonly name: string;
  readonly value: number | null;
  readonly status: Status;
  readonly weight: number;
  readonly coverage: number;
}

/** A score made of its parts' scores. */
export interface Weighed {
  readonly value: number | null;
  readonly status: Status;
  readonly coverage: number;
  readonly terms: readonly ScoreTerm[];
}

/** The weighted mean of the parts' scores, its color, and how much of the weight has data. */
export function weigh(parts: readonly Part[], missing: MissingPolicy): Weighed {
  const withData = parts.filter(({ value, weight }) => value !== null && weight > 0);
  const coverage = ratio(
    sumOf(parts, ({ weight, coverage }) => weight * coverage),
    sumOf(parts, ({ weight }) => weight),
  );
  const isComplete = withData.length === parts.filter(({ weight }) => weight > 0).length;
  const hasScore = withData.length > 0 && (isComplete || missing !== "refuse");
  const counted = missing === "zero" ? parts : withData;
  const total = sumOf(counted, ({ weight }) => weight);

  const terms = parts.map((part) => {
    const counts = hasScore && part.weight > 0 && counted.includes(part);
    const share = counts ? part.weight / total : 0;
    return {
      name: part.name,
      weight: part.weight,
      share,
      score: part.value,
      contribution: counts ? share * (part.value ?? 0) : null,
    };
  });
  if (!hasScore) return { value: null, status: null, coverage, terms };

  // Rounding must not carry a mean beyond what it is the mean of.
  const scores = counted.filter(({ weight }) => weight > 0).map(({ value }) => value ?? 0);
  const mean = sumOf(terms, ({ contribution }) => contribution ?? 0);
  const value = Math.min(Math.max(mean, Math.min(...scores)), Math.max(...scores));
  let best: Status = "red";
  for (const { status } of withData) if (worse(status, best) === best) best = status;
  return { value, status: worse(colorOf(value), best), coverage, terms };
}

function sumOf<Item>(items: readonly Item[], numberOf: (item: Item) => number): number {
  let sum = 0;
  for (const item of items) sum += numberOf(item);
  return sum;
}

function ratio(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
