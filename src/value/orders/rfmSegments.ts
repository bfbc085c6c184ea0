import { checkOptions, fail } from "../../check";

/** A customer's scores, from 1, higher is better. */
export interface Scores {
  /** How recently. */
  readonly recency: number;
  /** How often. */
  readonly frequency: number;
  /** How much. */
  readonly monetary: number;
}

/** A segment of customers by their scores. Where a score is not named, any will do. */
export interface RfmSegment {
  /** What the segment is called. */
  readonly name: string;
  /** The lowest and the highest recency score. */
  readonly recency?: readonly [number, number];
  /** The lowest and the highest frequency score. */
  readonly frequency?: readonly [number, number];
  /** The lowest and the highest spend score. */
  readonly monetary?: readonly [number, number];
}

/** Segments, ready to be asked. */
export interface Segments {
  readonly names: readonly string[];
  readonly nameOf: (scores: Scores) => string;
}

/** What is scored. */
export const SCORES = ["recency", "frequency", "monetary"] as const;

/** The same of each of the three. */
export function eachScore<Value>(of: (name: keyof Scores) => Value): Record<keyof Scores, Value> {
  return { recency: of("recency"), frequency: of("frequency"), monetary: of("monetary") };
}

/** The given segments, or the usual ones for these highest scores. */
export function readSegments(given: readonly RfmSegment[] | undefined, top: Scores): Segments {
  const segments = given ?? usualSegments(top);
  if (!Array.isArray(segments) || segments.length === 0) {
    fail("rfm", "segments", "a list of segments", segments);
  }
  for (const [i, segment] of (segments as readonly RfmSegment[]).entries()) {
    checkOptions("rfm segments", segment, ["name", ...SCORES]);
    if (typeof segment.name !== "string") fail("rfm segments", "name", "a text", segment.name);
    for (const score of SCORES) {
      const range: unknown = segment[score];
      if (range === undefined) continue;
      const [from, to] = Array.isArray(range) && range.length === 2 ? range : [];
      const isRange = [from, to].every(Number.isInteger) && from >= 1 && to >= from;
      if (!(isRange && to <= top[score])) {
        fail("rfm segments", score, `two scores from 1 to ${top[score]}`, range);
      }
    }
    const isLast = i === segments.length - 1;
    if (isLast && SCORES.some((score) => segment[score])) {
      fail("rfm", "segments", "exhaustive: the last must name no scores", segment.name);
    }
  }
  return {
    names: Array.from(new Set(segments.map(({ name }) => name))),
    nameOf: (scores) => (segments.find((segment) => fits(segment, scores)) as RfmSegment).name,
  };
}

function fits(segment: RfmSegment, scores: Scores): boolean {
  return SCORES.every((score) => {
    const range = segment[score];
    return !range || (scores[score] >= range[0] && scores[score] <= range[1]);
  });
}

/** What is high and low, of 5: 4 and 5, 1 and 2. */
function usualSegments(top: Scores): RfmSegment[] {
  const from = (score: keyof Scores) => Math.ceil(0.7 * top[score]);
  const high = (score: keyof Scores) => [from(score), top[score]] as const;
  const low = (score: keyof Scores) => [1, top[score] + 1 - from(score)] as const;
  return [
    {
      name: "best",
      recency: high("recency"),
      frequency: high("frequency"),
      monetary: high("monetary"),
    },
    { name: "at risk", recency: low("recency"), frequency: high("frequency") },
    { name: "lost", recency: low("recency") },
    { name: "loyal", frequency: high("frequency") },
    { name: "big spenders", monetary: high("monetary") },
    { name: "new", recency: high("recency"), frequency: low("frequency") },
    { name: "others" },
  ];
}
