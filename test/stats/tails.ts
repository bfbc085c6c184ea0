import { betaShare } from "../../src/stats/beta";
import { logChiSquareTail } from "../../src/stats/chiSquare";
import { logStudentTail } from "../../src/stats/student";

// Chances themselves, where the library needs their logarithms, or quantiles, alone.

export function chiSquareTail(x: number, df: number): number {
  return Math.exp(logChiSquareTail(x, df));
}

export function studentTail(t: number, df: number): number {
  return t < 0 ? 1 - studentTail(-t, df) : Math.exp(logStudentTail(t, df));
}

export function fisherTail(f: number, df1: number, df2: number): number {
  const total = df1 * f + df2;
  return betaShare(df2 / total, (df1 * f) / total, df2 / 2, df1 / 2);
}
