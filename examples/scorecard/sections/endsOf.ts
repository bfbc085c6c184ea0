/**
 * The lowest and the highest of some points. A month of which a file does not tell all is neither, where two others
 * are there.
 */
export function endsOf<Point extends { readonly isPart?: boolean | undefined }>(
  points: readonly Point[],
  valueAt: (point: Point) => number,
): { readonly low: Point; readonly high: Point } {
  const whole = points.filter(({ isPart }) => !isPart);
  const told = whole.length < 2 ? points : whole;
  return {
    low: told.reduce((a, b) => (valueAt(b) < valueAt(a) ? b : a)),
    high: told.reduce((a, b) => (valueAt(b) > valueAt(a) ? b : a)),
  };
}
