/** So many whole numbers from the least to the most that have this sum, each with how often it comes. */
export function evenly(
  n: number,
  least: number,
  most: number,
  sum: number,
): (readonly [length: number, times: number])[] {
  const [rest, left] = [sum - least - most, n - 2];
  const each = left > 0 ? Math.floor(rest / left) : 0;
  const more = rest - each * left;
  return [
    [least, 1],
    [each, left - more],
    [each + 1, more],
    [most, 1],
  ];
}
