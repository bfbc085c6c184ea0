import { expect } from "vitest";

/** Expects a figure to agree with one computed elsewhere, by default to nine digits. */
export function expectClose(
  came: number | null | undefined,
  expected: number,
  tolerance = 1e-9,
): void {
  if (typeof came !== "number") expect.fail(`got ${came} in place of ${expected}`);
  const isClose = Math.abs(came - expected) <= tolerance * Math.abs(expected);
  if (!isClose) expect.fail(`${came} is not ${expected} to within a share of ${tolerance}`);
}

/** Expects an interval to have these ends. */
export function expectEnds(
  interval: { readonly lower: number; readonly upper: number } | null,
  [lower, upper]: readonly number[],
  tolerance?: number,
): void {
  expectClose(interval?.lower, lower!, tolerance);
  expectClose(interval?.upper, upper!, tolerance);
}
