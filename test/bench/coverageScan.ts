import { type Interval, npsInterval, shareInterval } from "../../src";
import { seeded } from "../seeded";
import { randomBinomial } from "./randomBinomial";

/** How often intervals of one kind held the truth, for every truth that was tried. */
export interface Coverage {
  readonly n: number;
  readonly method: string;
  readonly coverages: readonly number[];
}

const SIZES = [10, 20, 30, 50, 100, 300, 1000];

/** Intervals of NPS, away from the corners where nearly all answers fall into one band. */
export function scanNps(samples: number, sizes: readonly number[] = SIZES): Coverage[] {
  const truths: [number, number][] = [];
  for (let p = 20; p <= 70; p += 5) {
    for (let d = 10; d <= 60; d += 10) if (p + d <= 90) truths.push([p / 100, d / 100]);
  }
  const methods = ["adjusted-wald", "wald"] as const;
  return sizes.flatMap((n) =>
    methods.map((method) => ({
      n,
      method,
      coverages: truths.map(([p, d], seed) => {
        const random = seeded(seed + n);
        const known = new Map<number, Interval>();
        return shareOf(samples, () => {
          const promoters = randomBinomial(n, p, random);
          const detractors = randomBinomial(n - promoters, d / (1 - p), random);
          const key = promoters * (n + 1) + detractors;
          const interval =
            known.get(key) ?? (npsInterval({ promoters, detractors, n }, { method }) as Interval);
          known.set(key, interval);
          return holds(interval, 100 * (p - d));
        });
      }),
    })),
  );
}

/** Intervals of shares from 10 to 90 %. */
export function scanShares(samples: number, sizes: readonly number[] = SIZES): Coverage[] {
  const truths = Array.from({ length: 33 }, (_, i) => 0.1 + i / 40);
  const methods = ["wilson", "agresti-coull", "clopper-pearson", "jeffreys", "wald"] as const;
  return sizes.flatMap((n) =>
    methods.map((method) => {
      const intervals = Array.from(
        { length: n + 1 },
        (_, yes) => shareInterval({ value: yes / n, n }, { method }) as Interval,
      );
      const coverages = truths.map((truth, seed) => {
        const random = seeded(seed + n);
        return shareOf(samples, () =>
          holds(intervals[randomBinomial(n, truth, random)] as Interval, truth),
        );
      });
      return { n, method, coverages };
    }),
  );
}

/** The mean over all truths. */
export function meanOf({ coverages }: Coverage): number {
  return coverages.reduce((sum, part) => sum + part, 0) / coverages.length;
}

function shareOf(samples: number, happens: () => boolean): number {
  let times = 0;
  for (let i = 0; i < samples; i++) if (happens()) times++;
  return times / samples;
}

function holds({ lower, upper }: Interval, truth: number): boolean {
  // A bound that is the truth but for rounding holds it.
  return lower <= truth + 1e-12 && truth - 1e-12 <= upper;
}
