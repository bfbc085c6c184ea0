/** A seeded source of random numbers: the same seed gives the same company, on any machine. */
export interface Random {
  /** From 0 up to, but not including, 1. */
  next(): number;
  /** A whole number from 0 up to, but not including, `limit`. */
  below(limit: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** From the normal distribution, mean 0 and standard deviation 1. */
  normal(): number;
  /** The waiting time to the next event where they come every `mean` on average. */
  wait(mean: number): number;
  /** One of the values, each as likely as its weight says. */
  pick<Value extends string>(weights: Readonly<Record<Value, number>>): Value;
}

/** Mulberry32, a small generator with 32 bits of state. */
export function seeded(seed: number): Random {
  let state = seed;

  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  // Math.log and Math.cos may differ in the last digit between machines; sums of uniforms do not.
  function normal(): number {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += next();
    return sum;
  }

  // Bernoulli trials of a hundredth of the mean each: an exponential wait without a logarithm.
  function wait(mean: number): number {
    let steps = next();
    while (next() >= 0.01) steps++;
    return (steps * mean) / 100;
  }

  function pick<Value extends string>(weights: Readonly<Record<Value, number>>): Value {
    const entries = Object.entries(weights) as [Value, number][];
    let total = 0;
    for (const [, weight] of entries) total += weight;
    let left = next() * total;
    for (const [value, weight] of entries) {
      left -= weight;
      if (left < 0) return value;
    }
    return (entries.at(-1) as [Value, number])[0];
  }

  return {
    next,
    below: (limit) => Math.floor(next() * limit),
    chance: (probability) => next() < probability,
    normal,
    wait,
    pick,
  };
}
