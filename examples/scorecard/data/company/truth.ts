import { isReported, LAST_DAY_END, REPORT_START } from "./calendar";

/** Which group a row is in, for each way of grouping: `{ bySegment: (order) => order.segment }`. */
type Groupings<Facts> = Readonly<Record<string, (facts: Facts) => string>>;

export interface Truth<Counts> {
  readonly year: Counts;
  readonly yearBefore: Counts;
  readonly [grouping: string]: Counts | Record<string, Counts>;
}

/** What is true of the year reported, of the one before it, and of each group in the year reported. */
export function truthOf<Facts, Counts>(
  all: readonly Facts[],
  timeOf: (facts: Facts) => number,
  groupings: Groupings<Facts>,
  count: (facts: readonly Facts[], end: number) => Counts,
): Truth<Counts> {
  const year = all.filter((facts) => isReported(timeOf(facts)));
  const yearBefore = all.filter((facts) => !isReported(timeOf(facts)));
  const truth: Record<string, Record<string, Counts>> = {};
  for (const [grouping, keyOf] of Object.entries(groupings)) {
    const counts: Record<string, Counts> = {};
    for (const [key, facts] of groups(year, keyOf)) counts[key] = count(facts, LAST_DAY_END);
    truth[grouping] = counts;
  }
  return {
    year: count(year, LAST_DAY_END),
    yearBefore: count(yearBefore, REPORT_START),
    ...truth,
  };
}

export function groups<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): Map<string, Item[]> {
  const found = new Map<string, Item[]>();
  for (const item of items) {
    const group = found.get(keyOf(item));
    if (group) group.push(item);
    else found.set(keyOf(item), [item]);
  }
  return found;
}
