/** Functions that do the same job; every one must return something, so that none is optimized away. */
export interface Race {
  readonly title: string;
  /** The yardstick: what all others are a multiple of. */
  readonly base: string;
  readonly runners: Readonly<Record<string, () => unknown>>;
}

/** A runner's median time, and how often it fits into the yardstick's. */
export interface Finish {
  readonly name: string;
  readonly milliseconds: number;
  readonly ratio: number;
}

const WARM_UP = 4;

/**
 * Runs all runners in turns, to and fro, so that a slow moment of the machine hits each alike. Under
 * `--expose-gc` what one leaves behind is not collected while the next one runs.
 */
export async function race(
  { base, runners }: Race,
  rounds = 15,
  warmUp = WARM_UP,
): Promise<Finish[]> {
  const times = new Map(Object.keys(runners).map((name): [string, number[]] => [name, []]));
  for (let round = 0; round < warmUp + rounds; round++) {
    const turn = Object.entries(runners);
    for (const [name, run] of round % 2 ? turn.reverse() : turn) {
      globalThis.gc?.();
      const start = performance.now();
      if ((await run()) === undefined) throw new Error(`${name} returns nothing`);
      if (round >= warmUp) times.get(name)?.push(performance.now() - start);
    }
  }
  const medians = Array.from(times, ([name, list]): [string, number] => [name, median(list)]);
  const yardstick = new Map(medians).get(base) ?? Number.NaN;
  return medians.map(([name, milliseconds]) => ({
    name,
    milliseconds,
    ratio: milliseconds / yardstick,
  }));
}

function median(list: number[]): number {
  const sorted = list.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}
