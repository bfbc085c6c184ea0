/**
 * Moves what belongs at position `k` of the ascending numbers there, all that is less before it and
 * the rest behind it, between the positions `left` and `right` (Floyd and Rivest 1975).
 */
export function floydRivest(numbers: Float64Array, k: number, left: number, right: number): void {
  while (right > left) {
    // In a long stretch, a sample tells between which two numbers the wanted one lies.
    if (right - left > 600) {
      const n = right - left + 1;
      const i = k - left + 1;
      const log = Math.log(n);
      const size = 0.5 * Math.exp((2 * log) / 3);
      const spread = 0.5 * Math.sqrt((log * size * (n - size)) / n) * Math.sign(i - n / 2);
      const from = Math.max(left, Math.floor(k - (i * size) / n + spread));
      const to = Math.min(right, Math.floor(k + ((n - i) * size) / n + spread));
      floydRivest(numbers, k, from, to);
    }
    const pivot = numbers[k] as number;
    let i = left;
    let j = right;
    swap(numbers, left, k);
    if ((numbers[right] as number) > pivot) swap(numbers, left, right);
    while (i < j) {
      swap(numbers, i, j);
      i++;
      j--;
      while ((numbers[i] as number) < pivot) i++;
      while ((numbers[j] as number) > pivot) j--;
    }
    if (numbers[left] === pivot) swap(numbers, left, j);
    else swap(numbers, ++j, right);
    if (j <= k) left = j + 1;
    if (k <= j) right = j - 1;
  }
}

function swap(numbers: Float64Array, i: number, j: number): void {
  const number = numbers[i] as number;
  numbers[i] = numbers[j] as number;
  numbers[j] = number;
}
