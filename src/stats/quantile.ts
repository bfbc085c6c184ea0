import { quantileSorted } from "simple-statistics";

/** The median of ascending numbers, of which there is one at least. */
export function medianOf(sorted: Float64Array): number {
  // The declaration asks for number[], the function only for indices and a length.
  return quantileSorted(sorted as unknown as number[], 0.5);
}
