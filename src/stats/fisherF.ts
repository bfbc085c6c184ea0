import { betaLogitQuantile, betaShare } from "./beta";

/** The chance that Fisher's F with `df1` and `df2` degrees of freedom exceeds `f`. */
export function fisherTail(f: number, df1: number, df2: number): number {
  const total = df1 * f + df2;
  return betaShare(df2 / total, (df1 * f) / total, df2 / 2, df1 / 2);
}

/** The `f` that Fisher's F exceeds with chance `p`. */
export function fisherQuantile(p: number, df1: number, df2: number): number {
  return (df2 / df1) * Math.exp(-betaLogitQuantile(p, df2 / 2, df1 / 2));
}
