import { expect, test } from "vitest";
import { cholesky, inverse, solve } from "../../src/stats/cholesky";
import { type Landscape, maximize, withSlopes } from "../../src/stats/maximize";
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
  // One step in vain before the simplex, and one at least after it.
  const { iterations } = nelderMead((point) => of(point).value, [0]);
  expect(summit.iterations).toBeGreaterThan(iterations + 1);
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

/** A hill of one parameter by its height, slope and curvature. */
const hillOf =
  (value: (x: number) => number, slope: (x: number) => number, bend: (x: number) => number) =>
  ([x]: readonly number[]): Landscape => ({
    value: value(x!),
    gradient: [slope(x!)],
    hessian: [[bend(x!)]],
  });

test("a parabola is climbed in one step, and a second one finds nothing more", () => {
  // -(x - 2)^2 - 2 (y + 1)^2 + (x - 2)(y + 1): its curvature is -2, 1, 1, -4, the inverse of which has 7.
  const parabola = ([x, y]: readonly number[]): Landscape => {
    const [a, b] = [x! - 2, y! + 1];
    return {
      value: 5 - a * a - 2 * b * b + a * b,
      gradient: [-2 * a + b, -4 * b + a],
      hessian: [
        [-2, 1],
        [1, -4],
      ],
    };
  };
  const summit = maximize(parabola, [0, 0]);
  expect(summit).toMatchObject({ converged: true, iterations: 2, evaluations: 3 });
  [2, -1].forEach((place, i) => {
    expectClose(summit.point[i], place, 1e-12);
  });
  expectClose(summit.value, 5, 1e-12);
  [4 / 7, 1 / 7, 1 / 7, 2 / 7].forEach((entry, i) => {
    expectClose(summit.covariance!.flat()[i], entry, 1e-12);
  });
  // By heights alone it is the same hill.
  const byHeights = maximize((point) => ({ value: parabola(point).value }), [0, 0]);
  expect(byHeights.converged).toBe(true);
  expectClose(byHeights.point[0], 2, 1e-6);
  expectClose(byHeights.covariance![0]![1], 1 / 7, 1e-5);
  // Where the curvature alone is not given, it is measured, too.
  const flat = withSlopes((point) => ({ value: parabola(point).value, gradient: [9, 9] }), [1, 3]);
  expectClose(flat.hessian[1]![1], -4, 1e-6);
  const { gradient, hessian } = withSlopes((point) => ({ value: parabola(point).value }), [1, 3]);
  [2 + 4, -16 - 1, -2, 1, 1, -4].forEach((entry, i) => {
    expectClose([...gradient, ...hessian.flat()][i], entry, 1e-6);
  });
});

test("no step is longer than three, and one that leads too far is halved", () => {
  const far = hillOf(
    (x) => -((x - 8) ** 2),
    (x) => -2 * (x - 8),
    () => -2,
  );
  // 0, 3, 6, 8 and nothing more.
  expect(maximize(far, [0])).toMatchObject({ converged: true, iterations: 4, evaluations: 5 });
  const alongY = ([x, y]: readonly number[]): Landscape => ({
    ...far([y!]),
    gradient: [0 - 2 * x!, far([y!]).gradient![0]!],
    hessian: [
      [-2, 0],
      [0, -2],
    ],
  });
  expect(maximize(alongY, [0, 0])).toMatchObject({ converged: true, iterations: 4 });
  // Newton leads from 1.5 to -3.5, three steps of one lead to -1.5, which is as high, and half of it to 0.
  const logCosh = hillOf(
    (x) => -Math.log(Math.cosh(x)),
    (x) => -Math.tanh(x),
    (x) => -1 / Math.cosh(x) ** 2,
  );
  const summit = maximize(logCosh, [1.5]);
  expect(summit).toMatchObject({ converged: true, iterations: 2, evaluations: 4 });
  expectClose(summit.point[0], 0, 1e-12);
});

test("where the ground bends upward it goes up the slope, and a bent ridge takes no simplex", () => {
  const wave = hillOf(
    Math.cos,
    (x) => -Math.sin(x),
    (x) => -Math.cos(x),
  );
  for (const start of [2, -2]) {
    const summit = maximize(wave, [start]);
    expect(summit.converged).toBe(true);
    expectClose(summit.value, 1, 1e-12);
    expect(summit.evaluations).toBeLessThan(20);
  }
  const waves = ([x, y]: readonly number[]): Landscape => ({
    value: Math.cos(x!) + Math.cos(y!),
    gradient: [-Math.sin(x!), -Math.sin(y!)],
    hessian: [
      [-Math.cos(x!), 0],
      [0, -Math.cos(y!)],
    ],
  });
  expectClose(maximize(waves, [2, -1.8]).value, 2, 1e-12);
  expect(maximize(waves, [2, -1.8]).evaluations).toBeLessThan(20);
  const { iterations, evaluations } = maximize(ridge, [-1.2, 1]);
  expect(iterations).toBeLessThan(40);
  expect(evaluations).toBeLessThan(80);
});

test("from far away it does not look on, and from what is no number it does not move", () => {
  const endless = hillOf(
    (x) => x,
    () => 1,
    () => -1e-3,
  );
  // Three at a time to beyond 18, and not once more.
  const summit = maximize(endless, [0]);
  expect(summit).toMatchObject({ converged: false, iterations: 7, evaluations: 8, point: [21] });
  // In one direction is far enough, and two hundred steps of a twentieth are, too.
  const oneWay = ([x, y]: readonly number[]): Landscape => ({
    value: x! - y! * y!,
    gradient: [1, 0 - 2 * y!],
    hessian: [
      [-1e-3, 0],
      [0, -2],
    ],
  });
  expect(maximize(oneWay, [0, 0])).toMatchObject({ converged: false, iterations: 7 });
  const slow = hillOf(
    (x) => -Math.exp(-20 * x),
    (x) => 20 * Math.exp(-20 * x),
    (x) => -400 * Math.exp(-20 * x),
  );
  expect(maximize(slow, [0])).toMatchObject({
    converged: false,
    iterations: 200,
    evaluations: 201,
  });
  const nowhere = maximize(
    () => ({ value: Number.NaN, gradient: [1], hessian: [[Number.NaN]] }),
    [0],
  );
  expect(nowhere).toMatchObject({ converged: false, covariance: null, point: [0] });
});

test("the simplex moves as Nelder and Mead have it, by hand", () => {
  const after = (steps: number, of: (point: readonly number[]) => number, start: number[]) => {
    const { point, value, evaluations } = nelderMead(of, start, steps);
    return [...point, value, evaluations];
  };
  // 0 and 0.5; beyond it 1 is better, twice as far 1.5 better still. From there 2.5 is no better than 1.5, but
  // than 0.5: half as far, 2. Then nothing beyond 2 is better: back, 1.75, and 1.875.
  const parabola = ([x]: readonly number[]) => 0 - (x! - 2) ** 2;
  expect(after(0, parabola, [0])).toEqual([0.5, -2.25, 2]);
  expect(after(1, parabola, [0])).toEqual([1.5, -0.25, 4]);
  expect(after(2, parabola, [0])).toEqual([2, 0, 6]);
  expect(after(3, parabola, [0])).toEqual([2, 0, 8]);
  // Not as a mirror image, but in: the worst corner is 1.75 after it.
  const seen: number[] = [];
  nelderMead(
    ([x]) => {
      seen.push(x!);
      return parabola([x!]);
    },
    [0],
    4,
  );
  expect(seen).toEqual([0, 0.5, 1, 1.5, 2.5, 2, 2.5, 1.75, 2.25, 1.875]);
  // (1, 1), (1.5, 1) and (1, 1.5): the last over to (1.5, 0.5), which is neither best nor worst; then (1.5, 1)
  // over to (1, 0.5) and on to (0.75, 0.25).
  const bowl = ([x, y]: readonly number[]) => -(x! * x!) - y! * y!;
  expect(after(1, bowl, [1, 1])).toEqual([1, 1, -2, 4]);
  expect(after(2, bowl, [1, 1])).toEqual([0.75, 0.25, -0.625, 6]);
  // A spike at 0: over, in, and then all the way towards it.
  const spike = ([x]: readonly number[]) => (x === 0 ? 10 : Math.abs(x!));
  const near: number[] = [];
  nelderMead(
    ([x]) => {
      near.push(x!);
      return spike([x!]);
    },
    [0],
    2,
  );
  expect(near).toEqual([0, 0.5, -0.5, 0.25, 0.25, -0.25, 0.125, 0.125]);
});
