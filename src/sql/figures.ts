import { fail } from "../check";
import type { Figure, Summary } from "../reads";
import type { Calendar } from "../time";
import { startOf } from "./cut";
import type { Owned, Summed } from "./owned";
import { cellOf, numberIn, whole } from "./rows";
import type { EngineRow } from "./table";

/** The figures of each customer, to be counted by all of them. */
export function figures(owned: Owned, summary: Summary): Summed {
  const { along, owners, from } = owned;
  const parts = partsOf(summary.figures);
  const each = parts.map((_, i) => `f${i}`);
  const list = parts.map(({ figures: some }, i) => `${written(some, owned)} as ${each[i]}`);
  return {
    text: `select ${[...along, ...list].join(", ")}, count(*) as c from (${from}) as p group by ${[...new Set([...along, ...owners])].join(", ")}`,
    each,
    sums: [],
    read: (row) => ({ figures: figuresIn(row, parts, owned), label: null }),
  };
}

/** Figures that are sent in one column, and where they belong. */
interface Part {
  readonly places: readonly number[];
  readonly figures: readonly Figure[];
}

/** A figure that is found in a calendar. */
type Found = Extract<Figure, { calendar: Calendar }>;

/** So many figures of yes or no are sent as one whole number, a bit each. */
const BITS = 30;

function partsOf(figures: readonly Figure[]): Part[] {
  const places = [...figures.keys()];
  const flags = places.filter((i) => figures[i]!.how === "any");
  const parts = places.filter((i) => figures[i]!.how !== "any").map((i) => [i]);
  for (let i = 0; i < flags.length; i += BITS) parts.push(flags.slice(i, i + BITS));
  return parts.map((places) => ({ places, figures: places.map((i) => figures[i]!) }));
}

/** One figure, or several of yes or no in one whole number. */
function written(figures: readonly Figure[], owned: Owned): string {
  const { whole = String } = owned.dialect;
  const first = figures[0]!;
  if (first.how === "any") {
    return figures
      .map((figure, i) => `max(${met(figure, "1", owned)}) * ${whole(String(2 ** i))}`)
      .join(" + ");
  }
  if (first.how === "count") return `sum(${met(first, "1", owned)})`;
  if (first.how === "sum") return `sum(${met(first, owned.nameOf(first.field)!, owned)})`;
  const { how, field, calendar } = first as Found;
  const start = startOf(owned.dialect, owned.nameOf(field)!, owned.boundsOf(calendar));
  const of = met(first, start, owned, "null");
  return how === "different"
    ? `count(distinct ${of})`
    : `${how === "first" ? "min" : "max"}(${of})`;
}

/** What a record that meets the conditions adds to a figure, and what any other. */
function met({ where }: Figure, then: string, owned: Owned, otherwise = "0"): string {
  const { dialect, nameOf, odd } = owned;
  const { whole = String } = dialect;
  const conditions = where.map(({ field, is, bound }) => {
    const [column, than] = [nameOf(field), whole(String(bound))];
    return is === "before" ? `${column} < ${than}` : `(${column} >= ${than} or ${column} is null)`;
  });
  return `case when ${[`${odd} = 0`, ...conditions].join(" and ")} then ${then} else ${otherwise} end`;
}

/** A customer's figures. */
function figuresIn(row: EngineRow, parts: readonly Part[], owned: Owned): number[] {
  const found: number[] = [];
  parts.forEach(({ places, figures: [first] }, i) => {
    const came = cellOf(row, `f${i}`) ?? 0;
    const cell = first!.how === "sum" ? numberIn(came) : whole(`f${i}`, came);
    if (first!.how === "first" || first!.how === "last") checkWithin(first as Found, cell, owned);
    places.forEach((place, bit) => {
      found[place] = first!.how === "any" ? Math.floor(cell / 2 ** bit) % 2 : cell;
    });
  });
  return found;
}

/** Throws where a period is none of the span's. */
function checkWithin({ field, calendar }: Found, start: number, { boundsOf }: Owned): void {
  const bounds = boundsOf(calendar);
  if (start === 0 || (start >= bounds[0]! && start < bounds.at(-1)!)) return;
  fail("statement", "span", `around all that the table has in ${field}`, new Date(start));
}
