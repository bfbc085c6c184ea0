import type { Columns } from "./columns";
import type { Entry } from "./settler";
import type { Join } from "./spec";

/** Holds rows until those of their record are there. */
export interface Holder {
  /** Takes a row; may settle those of earlier records. */
  readonly hold: (entry: Entry) => void;
  /** Settles all that are held. */
  readonly release: () => void;
}

/** The {@link Holder} of a file; with `isWhole` rows of a record need not stand together. */
export function holder(
  { by }: Join<Columns>,
  isWhole: boolean,
  settle: (entries: readonly Entry[]) => void,
): Holder {
  const fields = [by].flat();
  const held = fields.map(() => new Map<unknown, Entry[]>());

  function put(entry: Entry, group: Entry[]): void {
    group.push(entry);
    // A row without a key is a group of its own.
    for (const [i, field] of fields.entries()) held[i]!.set(entry.cells[field] ?? entry, group);
  }

  function hold(entry: Entry): void {
    const known = fields.map((field, i) => held[i]!.get(entry.cells[field])).filter((one) => one);
    const [group = [], ...others] = new Set(known as Entry[][]);
    if (known.length === 0 && !isWhole && fields.length === 1) release();
    for (const other of others) for (const one of other) put(one, group);
    put(entry, group);
  }

  function release(): void {
    for (const group of new Set(held[0]!.values())) settle(group);
    for (const groups of held) groups.clear();
  }
  return { hold, release };
}
