import { fail } from "../../check";
import { number, options } from "../../options";
import type { Exclusion } from "../../record/exclusions";
import { type Landscape, maximize, type Summit, withSlopes } from "../../stats/maximize";

/** What a fit may warn of. */
export type FitWarning =
  /** There is nobody to learn from: the parameters mean nothing. */
  | "no-customers"
  /** Fewer than 500: the standard errors are wide, and may be too narrow still. */
  | "few-customers"
  /** Nobody came back, so that nothing is known of how often customers do. */
  | "no-repeaters"
  /** Fewer than 2 in 100 came back. */
  | "few-repeaters"
  /** The likelihood rises for ever or is flat: customers are too much alike for this model. */
  | "no-finite-optimum"
  /** A maximum was not reached. */
  | "not-converged"
  /** Mean spend goes with the number of purchases, which the spend model rules out. */
  | "spend-follows-frequency"
  /** The mean over all customers is infinite at these parameters. */
  | "infinite-mean";

/** What may be set for a fit. */
export interface FitOptions {
  /**
   * Pulls the logarithms of the parameters towards 0, in units of the data's own size: by `penalty`
   * times their squares a customer. Tames a fit without a finite optimum. 0 (default) to a million.
   */
  readonly penalty?: number;
}

/** Parameters with what is known of their uncertainty: a fit, or any such record. */
export interface Estimate<Parameters> {
  /** The parameters. */
  readonly parameters: Parameters;
  /** Covariance of their logarithms, in the order of `parameters`; `null` where it is not known. */
  readonly covariance?: readonly (readonly number[])[] | null;
}

/** A fitted model, as plain data. */
export interface Fit<Parameters> extends Estimate<Parameters> {
  /** The best parameters found. */
  readonly parameters: Parameters;
  /** The logarithm of the likelihood at these, without the penalty. */
  readonly logLikelihood: number;
  /** Whether these are a maximum. If not, see `warnings`. */
  readonly converged: boolean;
  /** Newton's steps taken. */
  readonly iterations: number;
  /** How often the likelihood was computed. */
  readonly evaluations: number;
  /** The steepest slope left, a customer, by the logarithms of the parameters. */
  readonly gradientNorm: number;
  /** Standard errors of the parameters, from the Hessian; `null` where it gives none. */
  readonly standardErrors: Parameters | null;
  /**
   * Covariance of the logarithms of the parameters, in the order of `parameters`; `null` where the
   * Hessian gives none.
   */
  readonly covariance: readonly (readonly number[])[] | null;
  /** How many customers the fit rests on. */
  readonly n: number;
  /** Histories that say nothing to the model, or that it has no place for: not in `n`. */
  readonly excluded: readonly Exclusion[];
  /** Akaike's information criterion, lower is better; `null` without customers. */
  readonly aic: number | null;
  /** Bayes' information criterion, lower is better; `null` without customers. */
  readonly bic: number | null;
  /** Reasons to mistrust the fit. */
  readonly warnings: readonly FitWarning[];
}

/** A likelihood to be fitted. */
export interface Likelihood<Name extends string> {
  /** The parameters' names. */
  readonly names: readonly Name[];
  /** First guesses in units of the data; those after the first only where that fails. */
  readonly starts: readonly (readonly number[])[];
  /** What each parameter of the data's units is to be multiplied with. */
  readonly units: readonly number[];
  /** What the logarithm of the likelihood loses by the data's units. */
  readonly offset: number;
  /** How many customers. */
  readonly n: number;
  /** What was left out, and why. */
  readonly excluded: readonly Exclusion[];
  /** The logarithm of the likelihood, with or without its derivatives by the parameters. */
  readonly at: (parameters: readonly number[]) => Landscape;
  /** What is wrong with the data. `"no-customers"` and `"no-repeaters"` leave nothing to fit. */
  readonly warnings: readonly FitWarning[];
}

/** Fits a likelihood by the logarithms of its parameters. */
export function fitLikelihood<Name extends string>(
  model: string,
  likelihood: Likelihood<Name>,
  given?: FitOptions,
): Fit<Record<Name, number>> {
  const { penalty } = options<FitOptions>(model)({ penalty: PENALTY }).read(given);
  const { names, units, n, offset, excluded } = likelihood;
  const warnings = Array.from(likelihood.warnings);
  const weight = penalty * n;
  const hasNothing = warnings.includes("no-customers") || warnings.includes("no-repeaters");
  const of = (logs: readonly number[]) =>
    penalized(byLogarithms(likelihood.at(logs.map(Math.exp)), logs), logs, weight);
  const starts = likelihood.starts.map((start) => start.map(Math.log));
  const summit = hasNothing ? unfitted(of, starts[0]!) : maximizeFrom(of, starts);
  const { converged } = summit;
  if (!converged && !hasNothing) {
    const isFlat = Math.max(...summit.gradient.map(Math.abs)) < 1e-6 * n;
    const isEndless = isFlat || summit.point.some((log) => Math.abs(log) > ENDLESS);
    warnings.push(isEndless ? "no-finite-optimum" : "not-converged");
  }
  const values = summit.point.map((log, i) => Math.exp(log) * units[i]!);
  const record = (list: readonly number[]) =>
    Object.fromEntries(names.map((name, i) => [name, list[i]!])) as Record<Name, number>;
  const covariance = converged ? summit.covariance : null;
  const squares = summit.point.reduce((sum, log) => sum + log * log, 0);
  const logLikelihood = summit.value + weight * squares - offset;
  return {
    parameters: record(values),
    logLikelihood,
    converged,
    iterations: summit.iterations,
    evaluations: summit.evaluations,
    gradientNorm: Math.max(...summit.gradient.map(Math.abs)) / Math.max(1, n),
    standardErrors:
      covariance && record(values.map((value, i) => value * Math.sqrt(covariance[i]![i]!))),
    covariance,
    n,
    excluded,
    aic: n > 0 ? 2 * names.length - 2 * logLikelihood : null,
    bic: n > 0 ? names.length * Math.log(n) - 2 * logLikelihood : null,
    warnings,
  };
}

/** What is wrong with so few customers. */
export function warningsOf(n: number): FitWarning[] {
  if (n === 0) return ["no-customers"];
  return n < 500 ? ["few-customers"] : [];
}

/** From far below its end on, the penalty alone decides. */
const PENALTY = /* @__PURE__ */ number({ atLeast: 0, atMost: 1e6, fallback: 0 });

/** A parameter as far from the size of the data as this is on its way to 0 or infinity. */
const ENDLESS = 9;

/** Where the first start leads to no maximum, the highest point that any leads to. */
function maximizeFrom(
  of: (point: readonly number[]) => Landscape,
  [first, ...others]: readonly (readonly number[])[],
): Summit {
  let best = maximize(of, first!);
  if (best.converged) return best;
  for (const start of others) {
    const next = maximize(of, start);
    if (next.value > best.value) best = next;
  }
  return best;
}

function unfitted(of: (point: readonly number[]) => Landscape, point: readonly number[]): Summit {
  return {
    ...withSlopes(of, point),
    point,
    converged: false,
    iterations: 0,
    evaluations: 1,
    covariance: null,
  };
}

function byLogarithms(landscape: Landscape, logs: readonly number[]): Landscape {
  const { gradient, hessian } = landscape;
  let { value } = landscape;
  if (!gradient || !hessian) return { value };
  // Where no slope can be computed, no height counts.
  if (!gradient.every(Number.isFinite)) value = Number.NaN;
  const parameters = logs.map(Math.exp);
  return {
    value,
    gradient: gradient.map((slope, i) => slope * parameters[i]!),
    hessian: hessian.map((row, i) =>
      row.map((curvature, j) => {
        const scaled = curvature * parameters[i]! * parameters[j]!;
        return i === j ? scaled + gradient[i]! * parameters[i]! : scaled;
      }),
    ),
  };
}

function penalized(of: Landscape, logs: readonly number[], weight: number): Landscape {
  if (weight === 0) return of;
  const value = of.value - weight * logs.reduce((sum, log) => sum + log * log, 0);
  if (!of.gradient || !of.hessian) return { value };
  return {
    value,
    gradient: of.gradient.map((slope, i) => slope - 2 * weight * logs[i]!),
    hessian: of.hessian.map((row, i) => row.map((c, j) => (i === j ? c - 2 * weight : c))),
  };
}

/** Throws where a parameter is not a positive number, or of no size that a fit could give it. */
export function checkParameters<Name extends string>(
  model: string,
  parameters: Readonly<Record<Name, number>>,
  names: readonly Name[],
): void {
  for (const name of names) {
    const value: unknown = parameters?.[name];
    const isNumber = typeof value === "number";
    if (isNumber && value >= SIZES.least && value <= SIZES.most) continue;
    const isPositive = isNumber && value > 0 && value < Infinity;
    const allowed = isPositive ? `from ${SIZES.least} to ${SIZES.most}` : "a finite number above 0";
    fail(model, `parameter ${name}`, allowed, value);
  }
}

/** A fit goes no farther from the size of the data than a billion times, nor do the data from 1. */
const SIZES = { least: 1e-50, most: 1e50 } as const;
