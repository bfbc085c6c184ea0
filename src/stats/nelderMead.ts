/** The best point that {@link nelderMead} found. */
export interface Best {
  readonly point: readonly number[];
  readonly value: number;
  readonly iterations: number;
  readonly evaluations: number;
}

interface Corner {
  readonly point: readonly number[];
  readonly value: number;
}

/** Seeks a maximum by heights alone (Nelder and Mead 1965): slow, but hard to get stuck. */
export function nelderMead(
  of: (point: readonly number[]) => number,
  start: readonly number[],
  mostIterations = 400,
): Best {
  let evaluations = 0;
  const corner = (point: readonly number[]): Corner => {
    evaluations++;
    return { point, value: of(point) };
  };
  const corners = [corner(start)];
  for (let i = 0; i < start.length; i++) {
    corners.push(corner(start.map((value, j) => (i === j ? value + 0.5 : value))));
  }
  let iterations = 0;
  for (; iterations < mostIterations; iterations++) {
    corners.sort((a, b) => b.value - a.value);
    const best = corners[0]!;
    const worst = corners.at(-1)!;
    if (best.value - worst.value <= 1e-12 * Math.abs(best.value)) break;
    const others = corners.slice(0, -1);
    const center = start.map(
      (_, i) => others.reduce((sum, { point }) => sum + point[i]!, 0) / others.length,
    );
    const beyond = (factor: number) =>
      corner(center.map((middle, i) => middle + factor * (middle - worst.point[i]!)));
    let next = beyond(1);
    if (next.value > best.value) {
      const farther = beyond(2);
      if (farther.value > next.value) next = farther;
    } else if (!(next.value > others.at(-1)!.value)) {
      next = beyond(next.value > worst.value ? 0.5 : -0.5);
    }
    if (next.value > worst.value) corners[corners.length - 1] = next;
    else {
      for (let c = 1; c < corners.length; c++) {
        corners[c] = corner(corners[c]!.point.map((v, i) => (v + best.point[i]!) / 2));
      }
    }
  }
  corners.sort((a, b) => b.value - a.value);
  return { ...corners[0]!, iterations, evaluations };
}
