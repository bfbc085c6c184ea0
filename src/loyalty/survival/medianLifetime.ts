import { type Kpi, kpi } from "../../measure";
import { type Lifetime, type LifetimesState, lifetimesFold } from "./lifetime";
import { type SurvivalOptions, type SurvivalSummary, summarizer } from "./survivalSummary";

/**
 * How long customers stay, in a few figures: when half of them have left, though most may still be
 * there.
 *
 * All that {@link survival} says, by the same rules, but the steps of its curve. With durations in
 * milliseconds these are as many as customers; in groups or for many customers leave them out.
 *
 * @function
 * @param records - Lifetimes: `duration`, `ended`, and `entered` if any; see {@link tenures}.
 * @param options - See {@link SurvivalOptions}. Alone, they make the measure, to be composed.
 * @throws RangeError and TypeError as {@link survival}.
 * @see Kaplan and Meier, "Nonparametric Estimation from Incomplete Observations", JASA 1958.
 * @example
 * ```ts
 * import { by, measure, medianLifetime } from "customer-kpis";
 *
 * const months = [
 *   { plan: "basic", duration: 2, ended: true },
 *   { plan: "basic", duration: 4, ended: true },
 *   { plan: "basic", duration: 5, ended: false },
 *   { plan: "premium", duration: 9, ended: false },
 * ];
 * measure(months, by("plan", medianLifetime())).map(({ key, result }) => [key, result.value]);
 * // => [["basic", 4], ["premium", null]]
 * ```
 */
export const medianLifetime: Kpi<
  Lifetime,
  SurvivalSummary,
  LifetimesState,
  [options?: SurvivalOptions]
> = /* @__PURE__ */ kpi("medianLifetime", (options: SurvivalOptions = {}) => {
  const summarize = summarizer("medianLifetime", options);
  return {
    ...lifetimesFold("medianLifetime"),
    finish: (state) => summarize(state).summary,
  };
});
