import { bgNbd, gammaGamma, mbgNbd, paretoNbd, sbg } from "customer-kpis";
import { expect, test, vi } from "vitest";
import { seeded } from "../../seeded";

/** Draws from distributions: gamma by Marsaglia and Tsang (2000), beta as a share of two gammas. */
function draws(seed: number) {
  const uniform = seeded(seed);
  const exponential = (rate: number) => -Math.log(1 - uniform()) / rate;
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  function gamma(shape: number, rate: number): number {
    if (shape < 1) return gamma(shape + 1, rate) * uniform() ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const x = normal();
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(1 - uniform()) < (x * x) / 2 + d - d * v + d * Math.log(v)) {
        return (d * v) / rate;
      }
    }
  }
  function beta(a: number, b: number): number {
    const x = gamma(a, 1);
    return x / (x + gamma(b, 1));
  }
  return { uniform, exponential, gamma, beta };
}

/** A customer's history, where `stops` tells after each purchase whether it was the last. */
function buy(
  rate: number,
  age: number,
  exponential: (rate: number) => number,
  stops: () => boolean,
  until = age,
) {
  let [frequency, recency] = [0, 0];
  for (let t = exponential(rate); t <= until; t += exponential(rate)) {
    frequency++;
    recency = t;
    if (stops()) break;
  }
  return { frequency, recency, age };
}

/** How many of the parameters lie within three standard errors of the truth. */
function expectRecovered(
  fit: { parameters: object; standardErrors: object | null; converged: boolean },
  truth: object,
): void {
  expect(fit.converged).toBe(true);
  for (const [name, value] of Object.entries(truth)) {
    const error = (fit.standardErrors as Record<string, number>)[name]!;
    const distance = Math.abs((fit.parameters as Record<string, number>)[name]! - value) / error;
    expect(distance, name).toBeLessThan(3);
  }
}

// Ten thousand customers take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const CUSTOMERS = 10_000;

test.each([
  [1, { r: 0.25, alpha: 4.5, a: 0.8, b: 2.5 }],
  [2, { r: 1.2, alpha: 10, a: 0.5, b: 3 }],
  [3, { r: 0.6, alpha: 2, a: 1.5, b: 6 }],
])("BG/NBD and MBG/NBD find the truth behind simulated customers, %i", (seed, truth) => {
  const { uniform, exponential, gamma, beta } = draws(seed);
  const [plain, modified] = [0, 1].map((extra) =>
    Array.from({ length: CUSTOMERS }, () => {
      const rate = gamma(truth.r, truth.alpha);
      const p = beta(truth.a, truth.b);
      const age = 27 + 25 * uniform();
      const isGone = extra === 1 && uniform() < p;
      return buy(rate, age, exponential, () => uniform() < p, isGone ? 0 : age);
    }),
  );
  expectRecovered(bgNbd.fit(plain!), truth);
  expectRecovered(mbgNbd.fit(modified!), truth);
});

test.each([
  [4, { r: 0.55, alpha: 10, s: 0.6, beta: 12 }],
  [5, { r: 1.5, alpha: 8, s: 1.2, beta: 20 }],
  [6, { r: 0.8, alpha: 3, s: 0.4, beta: 5 }],
])("Pareto/NBD finds the truth behind simulated customers, %i", (seed, truth) => {
  const { uniform, exponential, gamma } = draws(seed);
  const histories = Array.from({ length: CUSTOMERS }, () => {
    const rate = gamma(truth.r, truth.alpha);
    const life = exponential(gamma(truth.s, truth.beta));
    const age = 27 + 25 * uniform();
    return buy(rate, age, exponential, () => false, Math.min(age, life));
  });
  expectRecovered(paretoNbd.fit(histories), truth);
});

test.each([
  [7, { p: 6, q: 4, v: 15 }],
  [8, { p: 2, q: 3, v: 100 }],
  [9, { p: 10, q: 6, v: 1 }],
])("Gamma-Gamma finds the truth behind simulated customers, %i", (seed, truth) => {
  const { uniform, gamma } = draws(seed);
  const histories = Array.from({ length: CUSTOMERS }, () => {
    const rate = gamma(truth.q, truth.v);
    const frequency = 1 + Math.floor(6 * uniform());
    return { frequency, monetary: gamma(truth.p * frequency, rate * frequency) };
  });
  expectRecovered(gammaGamma.fit(histories), truth);
});

test.each([
  [10, { alpha: 0.7, beta: 3.8 }],
  [11, { alpha: 2, beta: 10 }],
  [13, { alpha: 0.5, beta: 1 }],
])("sBG finds the truth behind simulated subscribers, %i", (seed, truth) => {
  const { uniform, beta } = draws(seed);
  const survivors = [CUSTOMERS, 0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < CUSTOMERS; i++) {
    const leaves = beta(truth.alpha, truth.beta);
    for (let t = 1; t < survivors.length && uniform() >= leaves; t++) survivors[t]!++;
  }
  expectRecovered(sbg.fit(survivors), truth);
});
