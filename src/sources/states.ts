import type { Entry } from "./entry";

/** What tells the records of a source apart. */
interface Telling {
  readonly key?: readonly string[];
}

/**
 * Says of all rows which are left out: those that say the same of a record once more, and those that tell an
 * earlier state of it. Where nothing tells which state is the latest, all count.
 */
export function states(
  entries: readonly Entry[],
  { key = ["id"] }: Telling,
  assume: (what: "id") => void,
): void {
  for (const group of together(entries, key)) compare(group);

  function compare(group: readonly Entry[]): void {
    const said = new Set<string>();
    const different = group.filter((entry) => {
      const what = JSON.stringify(entry.cells);
      const isSaid = said.has(what);
      if (isSaid && isRead(entry)) entry.reason = "repeated";
      return said.add(what) && !isSaid;
    });
    const times = different.map(({ cells }) => Number(cells["changedAt"] ?? Number.NaN));
    const last = times.reduce((a, b) => Math.max(a, b));
    const isTold = times.filter((time) => !(time < last)).length === 1;
    if (!isTold && different.filter(isRead).length > 1) assume("id");
    for (const [i, entry] of different.entries()) {
      if (isTold && times[i]! < last && isRead(entry)) entry.reason = "older state";
    }
  }
}

/** What cannot be read is rejected, whatever state it tells, and may be the latest nevertheless. */
function isRead({ wrong }: Entry): boolean {
  return wrong.length === 0;
}

/** The entries of each record that several tell of. */
function together(entries: readonly Entry[], key: readonly string[]): Iterable<Entry[]> {
  const alone = new Map<string, Entry>();
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const id = idOf(entry, key);
    if (id === null) continue;
    const first = alone.get(id);
    const group = groups.get(id);
    if (first === undefined) alone.set(id, entry);
    else if (group === undefined) groups.set(id, [first, entry]);
    else group.push(entry);
  }
  return groups.values();
}

/** What tells one record from others; `null` where nothing does. */
function idOf({ cells }: Entry, key: readonly string[]): string | null {
  let id = "";
  for (const field of key) {
    const value = cells[field];
    if (value == null) return null;
    // To make a text of a moment would take most of the time.
    id += `${value instanceof Date ? +value : value}\n`;
  }
  return id;
}
