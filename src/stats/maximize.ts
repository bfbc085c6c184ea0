import { cholesky, inverse, solve } from "./cholesky";
import { nelderMead } from "./nelderMead";

/** A function's height at a point; its slope and curvature, where these are known. */
export interface Landscape {
  /** The height. */
  readonly value: number;
  /** The derivatives; left out, they are taken from heights around, as is the curvature. */
  readonly gradient?: readonly number[];
  /** The second derivatives. */
  readonly hessian?: readonly (readonly number[])[];
}

/** A landscape with all its derivatives. */
export type Slopes = Required<Landscape>;

/** Where a climb ended. */
export interface Summit extends Slopes {
  readonly point: readonly number[];
  /** Whether it is a maximum; not so where the function rises for ever or is flat. */
  readonly converged: boolean;
  readonly iterations: number;
  readonly evaluations: number;
  /** The inverse of the negative Hessian; `null` where there is none. */
  readonly covariance: readonly (readonly number[])[] | null;
}

/** How far from the start a maximum is sought: a factor of 65 million for parameters in logarithms. */
const FARTHEST = 18;
const MOST_ITERATIONS = 200;

/**
 * Climbs to a maximum by damped Newton steps; where these get stuck, by Nelder-Mead and Newton's
 * steps again. Where the function gives heights alone, slope and curvature are taken from heights
 * around.
 *
 * It has converged where the next step is of no size, not where the slope is small: along a ridge
 * that rises for ever ever more slowly, the slope vanishes, but the steps do not.
 */
export function maximize(
  of: (point: readonly number[]) => Landscape,
  start: readonly number[],
): Summit {
  let evaluations = 0;
  const ask = (point: readonly number[]): Landscape => {
    evaluations++;
    return of(point);
  };
  const slopesAt = (point: readonly number[]) => withSlopes(ask, point);
  const first = climb(slopesAt, start);
  // From half way to nowhere it is no use to go on.
  if (first.converged || isFar(first.point, FARTHEST / 2)) return { ...first, evaluations };
  const simplex = nelderMead((point) => (isFar(point) ? -Infinity : ask(point).value), first.point);
  const second = climb(slopesAt, simplex.point);
  const better = second.value >= first.value ? second : first;
  const iterations = first.iterations + simplex.iterations + second.iterations;
  return { ...better, iterations, evaluations };
}

function climb(
  of: (point: readonly number[]) => Slopes,
  start: readonly number[],
): Omit<Summit, "evaluations"> {
  let point = start;
  let here = of(point);
  let iterations = 0;
  let converged = false;
  while (!converged && iterations < MOST_ITERATIONS && !isFar(point)) {
    iterations++;
    const { step, isNewton } = uphill(here);
    const size = Math.max(...step.map(Math.abs));
    // So close, rounding hides the gain in height, and Newton's step is right without being checked.
    const isClose = isNewton && size < 1e-5;
    const rise = step.reduce((sum, part, i) => sum + part * here.gradient[i]!, 0);
    let length = Math.min(1, LONGEST_STEP / size);
    let next = here;
    let nextPoint = point;
    for (let halving = 0; halving < 40; halving++, length /= 2) {
      nextPoint = point.map((value, i) => value + length * step[i]!);
      next = of(nextPoint);
      if (isClose || next.value >= here.value + 1e-4 * length * rise) break;
    }
    if (!isClose && !(next.value > here.value)) break;
    point = nextPoint;
    here = next;
    converged = isNewton && size < 1e-8;
  }
  const lower = cholesky(negative(here.hessian));
  return {
    ...here,
    point,
    converged: converged && lower !== null,
    iterations,
    covariance: lower && inverse(lower),
  };
}

const LONGEST_STEP = 3;

/** Newton's step; where the function is not curved like a hill, one bent towards the slope. */
function uphill({ gradient, hessian }: Slopes): { step: number[]; isNewton: boolean } {
  const curvature = negative(hessian);
  const largest = Math.max(...curvature.map((row, i) => Math.abs(row[i]!)), 1e-300);
  for (let ridge = 0; ridge < Infinity; ridge = ridge === 0 ? 1e-8 * largest : 10 * ridge) {
    const lower = cholesky(curvature.map((row, i) => row.map((c, j) => (i === j ? c + ridge : c))));
    if (lower) return { step: solve(lower, gradient), isNewton: ridge === 0 };
  }
  // What is no number has no slope either.
  return { step: gradient.map(() => 0), isNewton: false };
}

/** How far around a point slopes are measured: rounding and the third derivative weigh the same. */
const NUDGE = 1e-4;

/** The landscape at a point, its slope and curvature by central differences where it has none. */
export function withSlopes(
  of: (point: readonly number[]) => Landscape,
  point: readonly number[],
): Slopes {
  const { value, gradient, hessian } = of(point);
  if (gradient && hessian) return { value, gradient, hessian };
  /** The height after a nudge along one axis and another. */
  const near = (i: number, byI: number, j: number, byJ: number): number =>
    of(point.map((at, k) => at + NUDGE * ((k === i ? byI : 0) + (k === j ? byJ : 0)))).value;
  const up = point.map((_, i) => near(i, 1, i, 0));
  const down = point.map((_, i) => near(i, -1, i, 0));
  const bends = point.map((_, i) => point.map(() => (up[i]! - 2 * value + down[i]!) / NUDGE ** 2));
  for (let i = 0; i < point.length; i++) {
    for (let j = 0; j < i; j++) {
      const twist = near(i, 1, j, 1) - near(i, 1, j, -1) - near(i, -1, j, 1) + near(i, -1, j, -1);
      bends[i]![j] = bends[j]![i] = twist / (4 * NUDGE ** 2);
    }
  }
  return {
    value,
    gradient: point.map((_, i) => (up[i]! - down[i]!) / (2 * NUDGE)),
    hessian: bends,
  };
}

function negative(matrix: readonly (readonly number[])[]): number[][] {
  return matrix.map((row) => row.map((value) => -value));
}

function isFar(point: readonly number[], limit = FARTHEST): boolean {
  return point.some((value) => !(Math.abs(value) <= limit));
}
