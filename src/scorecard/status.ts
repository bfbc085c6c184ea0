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
  if (a === null || b === null) return null;
  return COLORS.indexOf(a) < COLORS.indexOf(b) ? a : b;
}

/** From worst to best. */
const COLORS = ["red", "amber", "green"];
