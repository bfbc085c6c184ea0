/** Eigenvalues and eigenvectors of a symmetric matrix; `vectors[i][k]` is the k-th vector's i-th. */
export interface Eigen {
  /** The eigenvalues, in no order. */
  readonly values: readonly number[];
  /** The eigenvectors, each in a column. */
  readonly vectors: readonly (readonly number[])[];
}

/**
 * By Householder's reflections to three diagonals, and implicit QL steps from there (Martin, Reinsch
 * and Wilkinson 1968): as many steps as the cube of the rows.
 */
export function eigenOf(symmetric: readonly (readonly number[])[]): Eigen {
  // In rows of its own, the k-th of `rows` being the k-th column of the reflections.
  const rows = symmetric.map((row) => Float64Array.from(row));
  const { diagonal, beside } = threeDiagonals(rows);
  for (let k = 0; k < rows.length; k++) separate(diagonal, beside, rows, k);
  return {
    values: Array.from(diagonal),
    vectors: rows.map((_, i) => rows.map((vector) => vector[i]!)),
  };
}

/** Turns the matrix into three diagonals, and itself into the product of the reflections. */
function threeDiagonals(a: Float64Array[]): { diagonal: Float64Array; beside: Float64Array } {
  const size = a.length;
  const diagonal = new Float64Array(size);
  const beside = new Float64Array(size);
  const reflections: { u: Float64Array; half: number }[] = [];
  for (let k = 0; k < size - 1; k++) {
    diagonal[k] = a[k]![k]!;
    const u = new Float64Array(size);
    let square = 0;
    for (let i = k + 1; i < size; i++) {
      u[i] = a[i]![k]!;
      square += u[i]! * u[i]!;
    }
    // What is smaller has no square with all its digits.
    const length = square > 1e-280 ? Math.sqrt(square) : 0;
    if (length === 0) u.fill(0);
    const turned = u[k + 1]! > 0 ? -length : length;
    beside[k] = turned;
    u[k + 1]! -= turned;
    let half = 0;
    for (let i = k + 1; i < size; i++) half += (u[i]! * u[i]!) / 2;
    reflections.push({ u, half });
    if (half > 0) reflect(a, u, half, k + 1);
  }
  if (size > 0) diagonal[size - 1] = a[size - 1]![size - 1]!;
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) a[i]![j] = i === j ? 1 : 0;
  for (const { u, half } of reflections.reverse()) {
    if (half === 0) continue;
    // Each row, a column of the product, loses its part along `u` twice.
    for (const row of a) {
      let along = 0;
      for (let i = 0; i < size; i++) along += u[i]! * row[i]!;
      along /= half;
      for (let i = 0; i < size; i++) row[i]! -= along * u[i]!;
    }
  }
  return { diagonal, beside };
}

/** The matrix seen in the mirror that `u` stands upright on, from row `first` on. */
function reflect(a: Float64Array[], u: Float64Array, half: number, first: number): void {
  const size = a.length;
  const p = new Float64Array(size);
  let shift = 0;
  for (let i = first; i < size; i++) {
    const row = a[i]!;
    let sum = 0;
    for (let j = first; j < size; j++) sum += row[j]! * u[j]!;
    p[i] = sum / half;
    shift += (u[i]! * p[i]!) / (2 * half);
  }
  for (let i = first; i < size; i++) p[i]! -= shift * u[i]!;
  for (let i = first; i < size; i++) {
    const row = a[i]!;
    for (let j = first; j < size; j++) row[j]! -= u[i]! * p[j]! + p[i]! * u[j]!;
  }
}

/** More are never needed: two or three bring an eigenvalue to all its digits. */
const MOST_STEPS = 60;

/** Turns until the `k`-th eigenvalue stands alone; `vectors` are turned along. */
function separate(
  diagonal: Float64Array,
  beside: Float64Array,
  vectors: Float64Array[],
  k: number,
): void {
  const size = diagonal.length;
  for (let step = 0; step < MOST_STEPS; step++) {
    let end = k;
    while (end < size - 1) {
      const large = Math.abs(diagonal[end]!) + Math.abs(diagonal[end + 1]!);
      if (Math.abs(beside[end]!) <= Number.EPSILON * large) break;
      end++;
    }
    if (end === k) return;
    const slope = (diagonal[k + 1]! - diagonal[k]!) / (2 * beside[k]!);
    const root = Math.hypot(slope, 1);
    let g = diagonal[end]! - diagonal[k]! + beside[k]! / (slope + (slope < 0 ? -root : root));
    let [sine, cosine, moved] = [1, 1, 0];
    for (let i = end - 1; i >= k; i--) {
      const f = sine * beside[i]!;
      const b = cosine * beside[i]!;
      const length = Math.hypot(f, g);
      beside[i + 1] = length;
      if (length === 0) {
        // It stands alone already, further on.
        diagonal[i + 1]! -= moved;
        [moved, g] = [0, beside[k]!];
        break;
      }
      [sine, cosine] = [f / length, g / length];
      const rest = diagonal[i + 1]! - moved;
      const turned = (diagonal[i]! - rest) * sine + 2 * cosine * b;
      moved = sine * turned;
      diagonal[i + 1] = rest + moved;
      g = cosine * turned - b;
      turn(vectors[i]!, vectors[i + 1]!, cosine, sine);
    }
    diagonal[k]! -= moved;
    beside[k] = g;
    beside[end] = 0;
  }
}

/** Turns two vectors in their plane. */
function turn(one: Float64Array, other: Float64Array, cosine: number, sine: number): void {
  for (let i = 0; i < one.length; i++) {
    const [x, y] = [one[i]!, other[i]!];
    other[i] = sine * x + cosine * y;
    one[i] = cosine * x - sine * y;
  }
}
