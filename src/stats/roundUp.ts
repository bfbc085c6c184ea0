/** The next whole number: where rounding alone has put a number above one, that is it. */
export function roundUp(number: number): number {
  return Math.ceil(number - 1e-12 * Math.abs(number));
}
