/** Round numbers from below `low` to above `high`, about `count` of them. */
export function roundTicks(low: number, high: number, count = 5): number[] {
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (size < 1e-300) return [0, 1];
  // One value, but for rounding: an axis from 0.
  if (high - low < 1e-9 * size) return roundTicks(Math.min(low, 0), Math.max(high, 0), count);
  const step = roundStep((high - low) / count);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  // 3 * 0.1 is not 0.3: the digits that a tick does not have are cut off.
  return Array.from({ length: last - first + 1 }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
}

/** The smallest of 1, 2, 5 and their tenfolds that is not below a number. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return (
    power * (([1, 2, 5] as const).find((factor) => factor * power >= least * (1 - 1e-9)) ?? 10)
  );
}
