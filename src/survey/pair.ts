import { fail } from "../check";

/** One customer's answers in two waves. */
export interface Pair {
  /** The earlier answer; `null` for none. */
  readonly before: number | null | undefined;
  /** The later answer; `null` for none. */
  readonly after: number | null | undefined;
}

/** The pairs of which both answers are there, checked. */
export function wholePairs(
  kpi: string,
  pairs: Iterable<Pair>,
  allowed: string,
  isAllowed: (answer: number) => boolean,
): { before: number; after: number }[] {
  if (typeof pairs !== "object" || !pairs?.[Symbol.iterator]) {
    fail(kpi, "pairs", "an array or another iterable", pairs, TypeError);
  }
  const whole: { before: number; after: number }[] = [];
  for (const pair of pairs) {
    if (typeof pair !== "object" || pair === null) {
      fail(kpi, "pair", "an object with before and after", pair, TypeError);
    }
    const { before, after } = pair;
    for (const [field, answer] of [
      ["before", before],
      ["after", after],
    ] as const) {
      const isMissing = answer === null || answer === undefined;
      if (!isMissing && !(typeof answer === "number" && isAllowed(answer))) {
        fail(kpi, field, allowed, answer);
      }
    }
    if (typeof before === "number" && typeof after === "number") whole.push({ before, after });
  }
  return whole;
}
