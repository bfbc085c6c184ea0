/** How good a score is; `null` where there is none. */
export type Status = "green" | "amber" | "red" | null;

/** From which score on a measure is amber, and green: a scale of 0 to 10 in three equal parts. */
const AMBER = 10 / 3;
const GREEN = 20 / 3;

/** The color of a score. One that rounding has put just below a bound is on it. */
export function colorOf(score: number | null): Status {
  if (score === null) return null;
  if (score >= GREEN - 1e-9) return "green";
  return score >= AMBER - 1e-9 ? "amber" : "red";
}

/** The worse of two colors; `null` where there is none. */
export function worse(a: Status, b: Status): Status {
  return COLORS.indexOf(a) < COLORS.indexOf(b) ? a : b;
}

/** None, and from the worst to the best. */
const COLORS: readonly Status[] = [null, "red", "amber", "green"];

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
  const weighty = parts.filter(({ weight }) => weight > 0);
  const withData = weighty.filter(({ value }) => value !== null);
  const hasScore =
    withData.length > 0 && (missing !== "refuse" || withData.length === weighty.length);
  const counted = new Set(!hasScore ? [] : missing === "zero" ? weighty : withData);
  const total = sumOf(counted, ({ weight }) => weight);

  const terms = parts.map((part): ScoreTerm => {
    const { name, weight, value: score } = part;
    if (!counted.has(part)) return { name, weight, share: 0, score, contribution: null };
    const share = weight / total;
    return { name, weight, share, score, contribution: share * (score ?? 0) };
  });
  const allWeight = sumOf(weighty, ({ weight }) => weight);
  const covered = sumOf(weighty, ({ weight, coverage }) => weight * coverage);
  const coverage = allWeight > 0 ? covered / allWeight : 0;
  if (!hasScore) return { value: null, status: null, coverage, terms };

  // Rounding must not carry a mean beyond what it is the mean of.
  const scores = Array.from(counted, ({ value }) => value ?? 0);
  const mean = sumOf(terms, ({ contribution }) => contribution ?? 0);
  const value = Math.min(Math.max(mean, Math.min(...scores)), Math.max(...scores));
  let best: Status = "red";
  for (const { status } of withData) if (worse(status, best) === best) best = status;
  return { value, status: worse(colorOf(value), best), coverage, terms };
}

function sumOf<Item>(items: Iterable<Item>, numberOf: (item: Item) => number): number {
  let sum = 0;
  for (const item of items) sum += numberOf(item);
  return sum;
}
