/**
 * The Kaplan-Meier median: the time by which half of all have ended, where some are only known to
 * have lasted so long and may last on. `null` where fewer than half have ended yet.
 *
 * Where exactly half are left for a while, it is the middle of that while, as R has it: up to when
 * the next one ended, or the last one was seen.
 *
 * @param ended - Durations of those that ended, ascending.
 * @param lasting - Durations so far of those that last, ascending.
 */
export function censoredMedian(
  ended: ArrayLike<number>,
  lasting: ArrayLike<number>,
): number | null {
  let atRisk = ended.length + lasting.length;
  let left = 1;
  let halfAt: number | null = null;
  for (let i = 0, j = 0; i < ended.length; ) {
    const time = ended[i] as number;
    if (halfAt !== null) return (halfAt + time) / 2;
    // Who was last seen before this moment can no longer end at it.
    for (; j < lasting.length && (lasting[j] as number) < time; j++) atRisk--;
    let ends = 0;
    for (; i < ended.length && ended[i] === time; i++) ends++;
    left *= 1 - ends / atRisk;
    atRisk -= ends;
    // Rounding adds up over a million steps; R allows for more yet.
    if (Math.abs(left - 0.5) < 1e-9) halfAt = time;
    else if (left < 0.5) return time;
  }
  if (halfAt === null) return null;
  // Half are left, and none of them has ended: they all last.
  return (halfAt + Math.max(halfAt, lasting[lasting.length - 1]!)) / 2;
}
