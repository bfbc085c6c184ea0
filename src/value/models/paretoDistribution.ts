import { eachPoint } from "../../stats/integrate";
import { negativeBinomial } from "./negativeBinomial";
import type { ParetoNbdParameters } from "./paretoNbd";

/** The chances of 0 to `most` purchases of a new customer: alive to the end, or stopped before. */
export function paretoDistribution(
  { r, alpha, s, beta }: ParetoNbdParameters,
  horizon: number,
  most: number,
): number[] {
  const within = (time: number) => negativeBinomial(r, time / (alpha + time), most).chances;
  const survives = (time: number) => Math.exp(-s * Math.log1p(time / beta));
  const total = within(horizon).map((chance) => chance * survives(horizon));
  // With time = smaller (exp(v) - 1), all factors are as smooth as their exponents are small.
  const smaller = Math.min(alpha, beta);
  eachPoint(Math.log1p(horizon / smaller), 10 + r + s + most, (v, weight) => {
    const time = smaller * Math.expm1(v);
    const stops = ((weight * s) / (beta + time)) * survives(time) * (smaller + time);
    within(time).forEach((chance, n) => {
      total[n]! += stops * chance;
    });
  });
  return total;
}
