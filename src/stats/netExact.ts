import { logBinomial } from "./fisherExact";

/** How many answers of each kind. */
export interface Sides {
  /** Those for. */
  readonly yes: number;
  /** Those against. */
  readonly no: number;
  /** All, those in between among them. */
  readonly n: number;
}

/** Of more ways to deal the answers a sum would take long, and z is as good. */
const MOST_WAYS = 5e4;

/**
 * The exact test of two net scores, Pitman's permutation test (1937): how often chance would deal all the
 * answers to the two sides so that their scores are as far apart or farther. The logarithm of p, for both
 * tails; `null` where there are too many ways to count.
 */
export function logNetExact(one: Sides, two: Sides): number | null {
  const dealt = one.n <= two.n ? one : two;
  const all = { yes: one.yes + two.yes, no: one.no + two.no, n: one.n + two.n };
  const [mostYes, mostNo] = [Math.min(all.yes, dealt.n), Math.min(all.no, dealt.n)];
  if ((mostYes + 1) * (mostNo + 1) > MOST_WAYS) return null;
  // In whole numbers, so that what is as far apart is found to be so.
  const apart = (yes: number, no: number) =>
    Math.abs((yes - no) * all.n - (all.yes - all.no) * dealt.n);
  const own = apart(dealt.yes, dealt.no);
  const logsOf = (count: number) =>
    Float64Array.from({ length: Math.min(count, dealt.n) + 1 }, (_, k) =>
      logBinomial(k, count, dealt.n, all.n),
    );
  const between = all.n - all.yes - all.no;
  const [logYes, logNo, logBetween] = [logsOf(all.yes), logsOf(all.no), logsOf(between)];
  const logAll = logBinomial(dealt.n, all.n, dealt.n, all.n);
  let [largest, sum] = [-Infinity, 0];
  for (let yes = 0; yes <= mostYes; yes++) {
    const most = Math.min(mostNo, dealt.n - yes);
    for (let no = Math.max(0, dealt.n - yes - between); no <= most; no++) {
      if (apart(yes, no) < own) continue;
      const log = logYes[yes]! + logNo[no]! + logBetween[dealt.n - yes - no]! - logAll;
      // The sum is in units of its largest part, which may be smaller than any number.
      if (log > largest) [largest, sum] = [log, sum * Math.exp(largest - log) + 1];
      else sum += Math.exp(log - largest);
    }
  }
  return Math.min(0, largest + Math.log(sum));
}
