import type { Figure } from "../reads";
import { asFigures, nested, type Owned, type Summed } from "./owned";

/** The figures of each customer, to be counted by all of them. */
export function figures(owned: Owned, asked: readonly Figure[]): Summed {
  const { along, same, times, carried } = owned;
  const parts = partsOf(asked);
  const columns = [...along, ...same, asFigures(parts.map((some) => written(some, owned)))];
  return {
    text: nested(owned.from, [`${columns.join(", ")}, ${times} as c`, `group by ${carried}`]),
    kinds: parts.length,
    isLabelled: same.length > 0,
    told: (numbers) =>
      parts.flatMap((some, i) =>
        some.map(({ how }, bit) =>
          how === "any" ? Math.floor(numbers[i]! / 2 ** bit) % 2 : numbers[i]!,
        ),
      ),
    periods: [...asked.keys()].filter((i) => isOfPeriod(asked[i]!)),
  };
}

function isOfPeriod({ how }: Figure): boolean {
  return how === "first" || how === "last";
}

/** So many figures of yes or no are sent as one whole number, a bit each. */
const BITS = 30;

/** Figures that are sent in one column. */
function partsOf(figures: readonly Figure[]): Figure[][] {
  const parts: Figure[][] = [];
  for (const figure of figures) {
    const last = parts.at(-1) ?? [];
    const areFlags = [figure, ...last].every(({ how }) => how === "any");
    if (areFlags && last.length > 0 && last.length < BITS) last.push(figure);
    else parts.push([figure]);
  }
  return parts;
}

/** One figure, or several of yes or no in one whole number. */
function written(figures: readonly Figure[], owned: Owned): string {
  const first = figures[0]!;
  const of = (then: string, otherwise?: string) => met(first, then, owned, otherwise);
  if (first.how === "any") {
    const { number } = owned.dialect;
    return figures.map((one, i) => `max(${met(one, "1", owned)}) * ${number(2 ** i)}`).join(" + ");
  }
  if (first.how === "count") return `sum(${of("1")})`;
  if (first.how === "sum") return `sum(${of(`coalesce(${owned.nameOf(first.field) ?? 0}, 0)`)})`;
  if (first.how === "earliest") return `min(${of(owned.nameOf(first.field)!, "null")})`;
  // A period beyond the span is nothing, and must not be mistaken for no period.
  return `coalesce(${first.how === "first" ? "min" : "max"}(${of("coalesce(t, -1)", "null")}), 0)`;
}

/** What a record that meets the conditions adds to a figure, and what any other. */
function met({ where }: Figure, then: string, owned: Owned, otherwise = "0"): string {
  const { dialect, nameOf, odd } = owned;
  const conditions = where.map(({ field, is, bound }) => {
    const [column, than] = [nameOf(field), dialect.number(bound)];
    if (bound === Infinity) return `${column} is not null`;
    return is === "before" ? `${column} < ${than}` : `(${column} >= ${than} or ${column} is null)`;
  });
  return `case when ${[`${odd} = 0`, ...conditions].join(" and ")} then ${then} else ${otherwise} end`;
}
