import { fail } from "../check";
import type { Figure, Summary } from "../reads";
import { carriedBy, type Owned, type Summed } from "./owned";
import { cellOf, numberIn, whole } from "./rows";
import type { EngineRow } from "./table";

/** The figures of each customer, to be counted by all of them. */
export function figures(owned: Owned, summary: Summary): Summed {
  const { along, from, times, same } = owned;
  const parts = partsOf(summary.figures);
  const each = parts.map((_, i) => `f${i}`);
  const list = parts.map(({ figures: some }, i) => `${written(some, owned)} as ${each[i]}`);
  const label = same ? [same] : [];
  return {
    text: `select ${[...along, ...label, ...list].join(", ")}, ${times} as c from (${from}) as p group by ${carriedBy(owned)}`,
    each: [...each, ...label],
    sums: [],
    read: (row) => ({ figures: figuresIn(row, parts, owned, summary), label: labelIn(row, owned) }),
  };
}

/** What is the same in all records of a customer. */
export function labelIn(row: EngineRow, { same }: Owned): string | null {
  return same ? ((cellOf(row, same) ?? null) as string | null) : null;
}

/** Figures that are sent in one column, and where they belong. */
interface Part {
  readonly places: readonly number[];
  readonly figures: readonly Figure[];
}

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
  // A period beyond the span is nothing, and must not be mistaken for no period.
  return `${first.how === "first" ? "min" : "max"}(${met(first, "coalesce(t, -1)", owned, "null")})`;
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
function figuresIn(
  row: EngineRow,
  parts: readonly Part[],
  { boundsOf }: Owned,
  { occasions }: Summary,
): number[] {
  const found: number[] = [];
  parts.forEach(({ places, figures: [first] }, i) => {
    const came = cellOf(row, `f${i}`) ?? 0;
    const cell = first!.how === "sum" ? numberIn(came) : whole(`f${i}`, came);
    places.forEach((place, bit) => {
      found[place] = first!.how === "any" ? Math.floor(cell / 2 ** bit) % 2 : cell;
    });
    if (first!.how === "first" || first!.how === "last") {
      found[places[0]!] = startIn(boundsOf(occasions!.calendar!), cell, occasions!);
    }
  });
  return found;
}

/** When a period of the span begins; throws where it is none. */
export function startIn(
  bounds: readonly number[],
  position: number,
  { field }: { readonly field: string },
): number {
  if (position >= 0) return bounds[position]!;
  const last = new Date(bounds.at(-1)!);
  return fail("statement", "span", `around all that the table has in ${field}`, last);
}
