import { cholesky, inverse, solve } from "./cholesky";
import { nelderMead } from "./nelderMead";

/** A function's height, slope and curvature at a point. */
export interface Landscape {
  readonly value: number;
  readonly gradient: readonly number[];
  readonly hessian: readonly (readonly number[])[];
}

/** Where a climb ended. */
export interface Summit extends Landscape {
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
 * steps again.
 *
 * It has converged where the next step is of no size, not where the slope is small: along a ridge
 * that rises for ever ever more slowly, the slope vanishes, but the steps do not.
 */
export function maximize(
  of: (point: readonly number[]) => Landscape,
  start: readonly number[],
): Summit {
  const summit = climb(of, start);
  // From half way to nowhere it is no use to go on.
  if (summit.converged || isFar(summit.point, FARTHEST / 2)) return summit;
  const simplex = nelderMead((point) => (isFar(point) ? -Infinity : of(point).value), summit.point);
  const second = climb(of, simplex.point);
  return {
    ...(second.value >= summit.value ? second : summit),
    iterations: summit.iterations + simplex.iterations + second.iterations,
    evaluations: summit.evaluations + simplex.evaluations + second.evaluations,
  };
}

function climb(of: (point: readonly number[]) => Landscape, start: readonly number[]): Summit {
  let point = start;
  let here = of(point);
  let evaluations = 1;
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
      evaluations++;
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
    evaluations,
    covariance: lower && inverse(lower),
  };
}

const LONGEST_STEP = 3;

/** Newton's step; where the function is not curved like a hill, one bent towards the slope. */
function uphill({ gradient, hessian }: Landscape): { step: number[]; isNewton: boolean } {
  const curvature = negative(hessian);
  const largest = Math.max(...curvature.map((row, i) => Math.abs(row[i]!)), 1e-300);
  for (let ridge = 0; ; ridge = ridge === 0 ? 1e-8 * largest : 10 * ridge) {
    const lower = cholesky(curvature.map((row, i) => row.map((c, j) => (i === j ? c + ridge : c))));
    if (lower) return { step: solve(lower, gradient), isNewton: ridge === 0 };
  }
}

function negative(matrix: readonly (readonly number[])[]): number[][] {
  return matrix.map((row) => row.map((value) => -value));
}

function isFar(point: readonly number[], limit = FARTHEST): boolean {
  return point.some((value) => !(Math.abs(value) <= limit));
}
