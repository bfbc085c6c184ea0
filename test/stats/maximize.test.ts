import { expect, test } from "vitest";
import { cholesky, inverse, solve } from "../../src/stats/cholesky";
import { type Landscape, maximize } from "../../src/stats/maximize";
import { nelderMead } from "../../src/stats/nelderMead";
import { expectClose } from "../golden/expectClose";

/** Rosenbrock's valley turned upside down: its top is 0 at (1, 1). */
function ridge([x, y]: readonly number[]): Landscape {
  const [a, b] = [1 - x!, y! - x! * x!];
  return {
    value: -(a * a) - 100 * b * b,
    gradient: [2 * a + 400 * x! * b, -200 * b],
    hessian: [
      [-2 + 400 * b - 800 * x! * x!, 400 * x!],
      [400 * x!, -200],
    ],
  };
}

test("it climbs along a bent ridge to its top", () => {
  const summit = maximize(ridge, [-1.2, 1]);
  expect(summit.converged).toBe(true);
  expectClose(summit.point[0], 1);
  expectClose(summit.point[1], 1);
  // The inverse of the Hessian at (1, 1), 802, -400, -400, 200, by hand.
  expectClose(summit.covariance![0]![0]!, 200 / 400, 1e-6);
  expectClose(summit.covariance![1]![1]!, 802 / 400, 1e-6);
});

test("what rises for ever has no top", () => {
  // 1 - exp(-x): slope and curvature vanish, but Newton's steps do not.
  const of = ([x]: readonly number[]): Landscape => ({
    value: -Math.exp(-x!),
    gradient: [Math.exp(-x!)],
    hessian: [[-Math.exp(-x!)]],
  });
  const summit = maximize(of, [0]);
  expect(summit.converged).toBe(false);
  expect(summit.point[0]).toBeGreaterThan(9);
});

test("a plain has no top, and no covariance", () => {
  const summit = maximize(() => ({ value: 0, gradient: [0], hessian: [[0]] }), [0]);
  expect(summit).toMatchObject({ converged: false, covariance: null });
});

test("where slopes mislead, heights lead on", () => {
  // Far from the top the slopes given point down, so that no Newton step rises.
  const of = ([x]: readonly number[]): Landscape => {
    const sign = Math.abs(x! - 2) > 0.5 ? -1 : 1;
    return { value: -((x! - 2) ** 2), gradient: [-2 * sign * (x! - 2)], hessian: [[-2]] };
  };
  const summit = maximize(of, [0]);
  expect(summit.converged).toBe(true);
  expectClose(summit.point[0], 2);
});

test("Nelder-Mead finds the top by heights alone", () => {
  const best = nelderMead((point) => ridge(point).value, [-1.2, 1]);
  expectClose(best.point[0], 1, 1e-4);
  expectClose(best.point[1], 1, 1e-4);
  expect(best.evaluations).toBeGreaterThan(best.iterations);
});

test("Nelder-Mead doubles its steps on the way to a far hill, and halves them on it", () => {
  // 200 steps of a half would lead there.
  const hill = ([x, y]: readonly number[]) => 5 - (x! - 100) ** 2 - 4 * (y! + 50) ** 2;
  const best = nelderMead(hill, [0, 0]);
  expectClose(best.point[0], 100, 1e-6);
  expectClose(best.point[1], -50, 1e-6);
  expectClose(best.value, 5, 1e-11);
  expect(best.iterations).toBeGreaterThan(20);
  expect(best.iterations).toBeLessThan(110);
  // So far as it may go, and no farther.
  const few = nelderMead(hill, [0, 0], 7);
  expect(few.iterations).toBe(7);
  expect(few.value).toBeGreaterThan(hill([0, 0]));
});

test("the highest of all points seen is the answer, where each step is one down", () => {
  // A spike at the start, and a hill that rises away from it.
  const spike = ([x]: readonly number[]) => (x === 0 ? 10 : Math.min(9, Math.abs(x!)));
  expect(nelderMead(spike, [0], 30)).toMatchObject({ point: [0], value: 10 });
});

test("Nelder-Mead draws in where nothing else helps", () => {
  const best = nelderMead(([x, y]) => (x === 0 && y === 0 ? 1 : -Math.abs(x! + y!)), [0, 0], 50);
  expect(best.value).toBe(1);
});

test("a matrix's triangle solves its equations and gives its inverse", () => {
  const lower = cholesky([
    [4, 2],
    [2, 3],
  ])!;
  // 4 x + 2 y = 8 and 2 x + 3 y = 8, by hand: x = 1, y = 2.
  expect(solve(lower, [8, 8]).map((part) => part.toFixed(12))).toEqual([
    "1.000000000000",
    "2.000000000000",
  ]);
  expectClose(inverse(lower)[0]![0]!, 3 / 8);
  expect(
    cholesky([
      [1, 2],
      [2, 1],
    ]),
  ).toBe(null);
});
