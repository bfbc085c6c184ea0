type Numbers = Float64Array | Int32Array | Int16Array | Int8Array;

/** How many numbers are held together: so many of them are ever empty. */
const PART = 1 << 15;

/** Numbers that come one after the other. To double an array, as it grows, would take three times its room. */
export class Growing<Kept extends Numbers> {
  length = 0;
  readonly #make: new (
    length: number,
  ) => Kept;
  readonly #parts: Kept[] = [];
  /** The part that is being filled. */
  #last: Kept;

  constructor(make: new (length: number) => Kept) {
    this.#make = make;
    this.#last = new make(0);
  }

  push(number: number): void {
    const place = this.length++ % PART;
    if (place === 0) {
      this.#last = new this.#make(PART);
      this.#parts.push(this.#last);
    }
    this.#last[place] = number;
  }

  /** The same number until there are so many. */
  fill(number: number, length: number): void {
    while (this.length < length) this.push(number);
  }

  at(i: number): number {
    return (this.#parts[Math.floor(i / PART)] as Kept)[i % PART] as number;
  }

  /** All of them in one array, of smaller ones where these do. Nothing can be added any more. */
  joined<All extends Numbers>(make: new (length: number) => All): All {
    const all = new make(this.length);
    this.#parts.forEach((part, i) => {
      const start = i * PART;
      all.set(part.subarray(0, this.length - start), start);
    });
    this.#parts.length = 0;
    return all;
  }
}
