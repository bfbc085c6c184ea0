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
  // Nearly all stay alone: only those that do not are a list.
  const firsts = new Map<string, Entry>();
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const id = idOf(entry, key);
    if (id === null) continue;
    const first = firsts.get(id);
    if (first === undefined) firsts.set(id, entry);
    else {
      const group = groups.get(id) ?? [first];
      group.push(entry);
      groups.set(id, group);
    }
  }
  for (const group of groups.values()) compare(group);

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

/** What tells a record from others; `null` where a part of that is missing. */
function idOf({ cells }: Entry, key: readonly string[]): string | null {
  const values = key.map((field) => cells[field] ?? null);
  return values.includes(null) ? null : values.join("\n");
}

/** What cannot be read is rejected, whatever state it tells, and may be the latest nevertheless. */
function isRead({ wrong }: Entry): boolean {
  return wrong.length === 0;
}
