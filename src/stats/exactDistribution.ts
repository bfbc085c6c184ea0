import { countBelow, type Distribution } from "./distribution";
import { floydRivest } from "./floydRivest";
import { highWords } from "./highWords";

/**
 * The distribution of these very numbers, all from 0, which stay as they are. Nothing is sorted:
 * the first bits of a number tell its bin, and a rank is selected within its bin alone.
 */
export function exactDistribution(numbers: Float64Array): Distribution {
  const n = numbers.length;
  const met = new Map<number, Members>();
  let bins: Bins | null = null;

  return {
    n,
    get sum() {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += numbers[i] as number;
      return sum;
    },
    rank(k) {
      bins ??= binning(numbers);
      const bin = binWith(bins.starts, k);
      let members = met.get(bin);
      if (!members) {
        const { binned, starts } = bins;
        const own = binned.subarray(starts[bin], starts[bin + 1]);
        members = { numbers: own, fences: [-1, own.length] };
        met.set(bin, members);
      }
      return select(members, k - (bins.starts[bin] as number));
    },
    countUpTo(limit) {
      let count = 0;
      for (let i = 0; i < n; i++) count += Number((numbers[i] as number) <= limit);
      return count;
    },
    stepsUpTo(limit) {
      const times = numbers.filter((number) => number <= limit).sort();
      return { times, counts: new Float64Array(times.length).fill(1) };
    },
    countsBetween(times) {
      const counts = new Float64Array(times.length + 1);
      if (times.length === 0) counts[0] = n;
      else for (let i = 0; i < n; i++) counts[countBelow(times, numbers[i] as number)]!++;
      return counts;
    },
  };
}

/** The numbers bin by bin; the first bin and the last hold all that lies beyond. */
interface Bins {
  readonly binned: Float64Array;
  /** How many numbers are in the bins before each. */
  readonly starts: Uint32Array;
}

/** The numbers of a bin. */
interface Members {
  readonly numbers: Float64Array;
  /** Positions that hold what sorting would put there, ascending, with one on either side. */
  readonly fences: number[];
}

/** At most so many bins: their counts stay in the processor's cache. */
const MOST_BINS = 8192;

/** The bits of the first word that may not matter: 512 bins for each doubling. */
const COARSEST = 11;

/** Sorts the numbers into some thousand bins by the first bits in which they differ. */
function binning(numbers: Float64Array): Bins {
  const { words, first } = highWords(numbers);
  const stride = 2 * Math.ceil(numbers.length / 1000);
  let least = 0xffffffff;
  let most = 0;
  for (let i = first; i < words.length; i += stride) {
    least = Math.min(least, words[i] as number);
    most = Math.max(most, words[i] as number);
  }
  // A few numbers next to 0 must not make all bins coarse.
  const low = Math.max(least, most - MOST_BINS * 2 ** COARSEST + 1);
  let shift = 0;
  while ((most - low) / 2 ** shift >= MOST_BINS) shift++;
  const last = (most - low) >>> shift;
  const binOf = (word: number) => {
    return word < low ? 0 : word > most ? last : (word - low) >>> shift;
  };
  const starts = new Uint32Array(last + 2);
  for (let i = first; i < words.length; i += 2) starts[binOf(words[i]!) + 1]!++;
  for (let bin = 0; bin <= last; bin++) starts[bin + 1]! += starts[bin]!;
  const next = starts.slice();
  const binned = new Float64Array(numbers.length);
  for (let i = 0; i < numbers.length; i++) {
    binned[next[binOf(words[first + 2 * i]!)]!++] = numbers[i]!;
  }
  return { binned, starts };
}

/** The last bin that begins at or before the `k`th number. */
function binWith(starts: Uint32Array, k: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] as number) <= k) low = middle;
    else high = middle;
  }
  return low;
}

/** Selects a rank, between those that were selected before. */
function select({ numbers, fences }: Members, k: number): number {
  let i = 0;
  while ((fences[i] as number) < k) i++;
  if (fences[i] !== k) {
    floydRivest(numbers, k, (fences[i - 1] as number) + 1, (fences[i] as number) - 1);
    fences.splice(i, 0, k);
  }
  return numbers[k] as number;
}
