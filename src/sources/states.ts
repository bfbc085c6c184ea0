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
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const values = key.map((field) => entry.cells[field] ?? null);
    if (values.includes(null)) continue;
    const id = values.join("\n");
    const group = groups.get(id);
    // Nearly all stay alone: an array that is pushed to has room for many.
    if (group === undefined) groups.set(id, [entry]);
    else group.push(entry);
  }
  for (const group of groups.values()) {
    if (group.length > 1) compare(group);
  }

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
