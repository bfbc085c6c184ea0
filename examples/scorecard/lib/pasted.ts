import { Growing } from "./growing";

/** So many different rows do not come about twice in the same order. */
const STRETCH = 20;

/**
 * Counts rows that stand in a file once more, as after pasting: a stretch of rows that is the same as an earlier
 * one, or all rows of a file in which each has its like. One row alone may be meant twice, as what is bought by
 * the piece.
 */
export class Pasted {
  /** What tells each stretch from others. */
  readonly #stretches = new Growing(Float64Array);
  /** The last rows, of which each is another. */
  readonly #last: number[] = [];
  #rows = 0;
  /** In which rows that stand there twice cancel out. */
  readonly #all: [number, number] = [0, 0];

  /** Takes in a row. */
  add(row: string): void {
    const [a, b] = hashesOf(row);
    this.#rows++;
    this.#all[0] ^= a;
    this.#all[1] ^= b;
    const key = together(a, b);
    if (this.#last.includes(key)) return;
    this.#last.push(key);
    if (this.#last.length < STRETCH) return;
    this.#stretches.push(hashOf(this.#last));
    this.#last.shift();
  }

  /** How many rows stand there once more, at least. */
  count(): number {
    const stretches = this.#stretches.joined(Float64Array).sort();
    const isTwice = this.#all[0] === 0 && this.#all[1] === 0 && stretches.length > 0;
    if (isTwice) return this.#rows / 2;
    let again = 0;
    for (let i = 1; i < stretches.length; i++) if (stretches[i] === stretches[i - 1]) again++;
    return again === 0 ? 0 : again + STRETCH - 1;
  }
}

/** Two numbers, as among millions of rows one would be the same by chance. */
function hashesOf(text: string): [number, number] {
  let [a, b] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = (Math.imul(a, 31) + code) | 0;
    b = (Math.imul(b ^ code, 0x01000193) + 1) | 0;
  }
  return [a, b];
}

/** Both in one, as far as a number is exact. */
function together(a: number, b: number): number {
  return a * 2 ** 21 + (b >>> 11);
}

/** One number of several rows, in their order. */
function hashOf(rows: readonly number[]): number {
  let [a, b] = [0, 0];
  for (const row of rows) {
    a = (Math.imul(a, 0x9e3779b1) + row) | 0;
    b = (Math.imul(b, 0x85ebca6b) + Math.floor(row / 2 ** 21)) | 0;
  }
  return together(a, b);
}
