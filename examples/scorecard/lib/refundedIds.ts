import { type Draft, ValueDraft } from "./draft";
import type { Column } from "./table";

/** So many ids are held together. */
const BATCH = 4096;

/**
 * The ids of orders, but for those that no refund names: nobody asks for these. As a refund may come long
 * after its order, all are held until the last record, as bytes: millions of texts would fill the memory.
 */
export class RefundedIds implements Draft<{ readonly amount: number }> {
  readonly #batches: Buffer[] = [];
  #batch: string[] = [];
  readonly #refunded = new Set<string>();

  add(place: number, id: unknown, { amount }: { readonly amount: number }): void {
    if (id === null || id === undefined) return;
    while (this.#batches.length * BATCH + this.#batch.length < place) this.#write("");
    // The text "1" is not the number, and no JSON has line ends.
    const text = JSON.stringify(id);
    this.#write(text);
    if (amount < 0) this.#refunded.add(text);
  }

  #write(text: string): void {
    if (this.#batch.push(text) < BATCH) return;
    this.#batches.push(Buffer.from(this.#batch.join("\n")));
    this.#batch = [];
  }

  column(length: number): Column {
    const ids = new ValueDraft();
    for (const [k, batch] of [...this.#batches, this.#batch.join("\n")].entries()) {
      if (this.#refunded.size === 0) break;
      for (const [i, text] of batch.toString().split("\n").entries()) {
        if (this.#refunded.has(text)) ids.add(k * BATCH + i, JSON.parse(text));
      }
    }
    return ids.column(length);
  }
}
