import { fail } from "../check";
import type { Figure, Measure, Stretching, Summary } from "../measure";
import type { Calendar, Period } from "../time";
import { boundsOf, startOf } from "./cut";
import type { Dialect } from "./dialects";
import { cellOf, takeRows, whole } from "./rows";
import { type Owned, stretchEnds } from "./stretches";
import {
  type AskedColumn,
  type EngineRow,
  momentsOf,
  type Statement,
  source,
  type Table,
} from "./table";

/**
 * The statement that makes the engine sum up each customer first, and then count those who agree:
 * a row for each kind of customer in place of one for each record.
 *
 * Records that are no part of a customer, as they name nobody, do not count or cannot be so, come as
 * they are, and the measure deals with them as ever.
 *
 * @returns `null` where the measure has no summary, or the table has more than the summary knows of.
 */
export function summarized<Result>(
  table: Table,
  measure: Measure<never, Result>,
  columns: readonly AskedColumn[],
  span: Period | null,
): Statement<Result> | null {
  const { summary } = measure;
  if (!summary || !isEnough(summary, columns, table.dialect)) return null;
  const { quote, apart } = table.dialect;
  const names = columns.map((_, i) => quote(`k${i}`));
  const [odd, who, records] = [quote("o"), quote("w"), quote("c")];
  const writing: Writing = {
    dialect: table.dialect,
    nameOf: (field) => names[columns.findIndex((column) => column.field === field)]!,
    odd,
    boundsOf: periodsWithin(span),
  };
  const keys = columns.map((_, i) => quote(`a${i}`));
  const along = [...keys, odd];
  const list = (...parts: readonly (readonly string[])[]) => parts.flat().join(", ");

  const told = `select ${names.join(", ")}, case when ${oddity(table, summary, columns, writing)} then 1 else 0 end as ${odd} from ${source(table, columns)}`;
  const own = `case when ${odd} = 0 then ${writing.nameOf(summary.per)} end`;
  const from = `select ${list(
    names,
    [odd],
    keys.map((key, i) => `case when ${odd} = 1 then ${names[i]} end as ${key}`),
    [`${own} as ${who}`],
    apart ? [`${apart(own)} as ${quote("v")}`] : [],
  )} from (${told}) as ${quote("t")}`;
  const owners = apart ? [who, quote("v")] : [who];
  const { summed, each } = summary.stretches
    ? endsOf({ ...writing, from, owners, along }, summary.stretches)
    : figuresOf({ ...writing, from, owners, along }, summary);
  const times = `sum(case when ${odd} = 1 then ${records} else 1 end) as ${quote("n")}`;
  return {
    text: `select ${list(
      keys.map((key, i) => `${key} as ${names[i]}`),
      [odd],
      each,
      [times],
    )} from (${summed}) as ${quote("s")} group by ${list(along, each)}`,
    finish: (rows) => finish(measure, summary, columns, { rows: [...rows], writing }),
  };
}

/** A query, and the names of its figures. */
interface Summed {
  readonly summed: string;
  readonly each: readonly string[];
}

/** The figures of each customer. */
function figuresOf(owned: Owned & Writing, summary: Summary): Summed {
  const { quote } = owned.dialect;
  const parts = partsOf(summary).map(({ figures }) => written(figures, owned));
  const each = parts.map((_, i) => quote(`f${i}`));
  const figures = parts.map((text, i) => `${text} as ${each[i]}`);
  const summed = `select ${[...owned.along, ...figures].join(", ")}, count(*) as ${quote("c")} from (${owned.from}) as ${quote("p")} group by ${[...owned.along, ...owned.owners].join(", ")}`;
  return { summed, each };
}

/** The figures of the ends of each customer's stretches. */
function endsOf(owned: Owned, stretches: Stretching): Summed {
  const each = [0, 1, 2, 3].map((i) => owned.dialect.quote(`f${i}`));
  return { summed: stretchEnds(owned, stretches), each };
}

/** What the parts of a text are written with. */
interface Writing {
  readonly dialect: Dialect;
  readonly nameOf: (field: string) => string;
  /** The column that says whether a record is no part of a customer. */
  readonly odd: string;
  readonly boundsOf: (calendar: Calendar) => readonly number[];
}

/** The bounds of a calendar's periods within the span, worked out once. */
function periodsWithin(span: Period | null): (calendar: Calendar) => readonly number[] {
  const known = new Map<Calendar, readonly number[]>();
  return (calendar) => {
    if (!span) return fail("statement", "span", "given, as the measure cuts time", undefined);
    const bounds = known.get(calendar) ?? boundsOf([calendar], [], span);
    known.set(calendar, bounds);
    return bounds;
  };
}

/** More figures than that make a text that no engine likes. */
const MOST_FIGURES = 1200;

/** Whether the summary knows of all that the table has. */
function isEnough(
  { marks, figures, stretches }: Summary,
  columns: readonly AskedColumn[],
  { windows = true }: Dialect,
): boolean {
  if (stretches && !windows) return false;
  const known = [...marks, stretches?.label];
  const isKnown = columns.every(({ field, isOptional }) => !isOptional || known.includes(field));
  return isKnown && figures.length <= MOST_FIGURES;
}

/** So many figures of yes or no are sent as one whole number, a bit each. */
const BITS = 30;

/** The figures that are sent in one column, and where they belong. */
function partsOf({ figures }: Summary): { places: number[]; figures: Figure[] }[] {
  const places = [...figures.keys()];
  const flags = places.filter((i) => figures[i]!.how === "any");
  const parts = places.filter((i) => figures[i]!.how !== "any").map((i) => [i]);
  for (let i = 0; i < flags.length; i += BITS) parts.push(flags.slice(i, i + BITS));
  return parts.map((places) => ({ places, figures: places.map((i) => figures[i]!) }));
}

/** One figure, or several of yes or no in one whole number. */
function written(figures: readonly Figure[], writing: Writing): string {
  const { whole = String } = writing.dialect;
  const [first] = figures;
  if (first?.how === "any") {
    return figures
      .map((figure, i) => `max(${met(figure, "1", writing)}) * ${whole(String(2 ** i))}`)
      .join(" + ");
  }
  if (first?.how === "count") return `sum(${met(first, "1", writing)})`;
  const { how, field, calendar } = first as Extract<Figure, { calendar: Calendar }>;
  const start = startOf(writing.dialect, writing.nameOf(field), writing.boundsOf(calendar));
  const of = met(first!, start, writing, "null");
  return how === "different"
    ? `count(distinct ${of})`
    : `${how === "first" ? "min" : "max"}(${of})`;
}

/** What a record that meets the conditions adds to a figure, and what any other. */
function met({ where }: Figure, then: string, writing: Writing, otherwise = "0"): string {
  const { dialect, nameOf, odd } = writing;
  const { whole = String } = dialect;
  const conditions = where.map(({ field, is, bound }) => {
    const [column, than] = [nameOf(field), whole(String(bound))];
    return is === "before" ? `${column} < ${than}` : `(${column} >= ${than} or ${column} is null)`;
  });
  return `case when ${[`${odd} = 0`, ...conditions].join(" and ")} then ${then} else ${otherwise} end`;
}

/** Whether a record is no part of a customer. */
function oddity(
  table: Table,
  { per, order, marks }: Summary,
  columns: readonly AskedColumn[],
  { nameOf }: Writing,
): string {
  const { whole = String, text = (value: string) => `cast(${value} as varchar)` } = table.dialect;
  const { low, high } = momentsOf(table);
  const missing = columns.filter(({ isRequired, field }) => isRequired && field !== per);
  const moments = columns.filter(({ kind }) => kind === "instant");
  const numbers = columns.filter(({ kind }) => kind === "number");
  return [
    `${nameOf(per)} is null or ${text(nameOf(per))} = ''`,
    ...columns.filter(({ field }) => marks.includes(field)).map(({ field }) => nameOf(field)),
    ...missing.map(({ field }) => `${nameOf(field)} is null`),
    ...moments.map(({ field }) => {
      return `${nameOf(field)} < ${whole(String(low))} or ${nameOf(field)} > ${whole(String(high))}`;
    }),
    // Not a number is more than any of them in some engines, and not equal to itself in others.
    ...numbers.map(({ field }) => {
      return `${nameOf(field)} > ${Number.MAX_VALUE} or ${nameOf(field)} <> ${nameOf(field)}`;
    }),
    ...order.map(([first, second]) => `${nameOf(second)} < ${nameOf(first)}`),
  ].join(" or ");
}

function finish<Result>(
  measure: Measure<never, Result>,
  summary: Summary,
  columns: readonly AskedColumn[],
  { rows, writing }: { readonly rows: readonly EngineRow[]; readonly writing: Writing },
): Result {
  const isOdd = (row: EngineRow) => whole("o", cellOf(row, "o")) === 1;
  let state: unknown = takeRows(measure, measure.init(), columns, rows.filter(isOdd));
  const parts = partsOf(summary);
  for (const row of rows) {
    if (isOdd(row)) continue;
    const times = whole("n", cellOf(row, "n"));
    if (summary.stretches) {
      const [f0, f1, f2] = ["f0", "f1", "f2"].map((name) => whole(name, cellOf(row, name)));
      const label = cellOf(row, "f3") as string | null;
      state = summary.count(state, [f0!, f1!, f2!], times, label);
      continue;
    }
    const figures = new Array<number>(summary.figures.length);
    parts.forEach(({ places, figures: some }, i) => {
      const cell = whole(`f${i}`, cellOf(row, `f${i}`) ?? 0);
      if (some[0]!.how === "first" || some[0]!.how === "last") checkWithin(some[0]!, cell, writing);
      places.forEach((place, bit) => {
        figures[place] = some[0]!.how === "any" ? Math.floor(cell / 2 ** bit) % 2 : cell;
      });
    });
    state = summary.count(state, figures, times, null);
  }
  return measure.finish(state);
}

/** Throws where a period is none of the span's. */
function checkWithin(figure: Figure, start: number, { boundsOf }: Writing): void {
  const { field, calendar } = figure as Extract<Figure, { calendar: Calendar }>;
  const bounds = boundsOf(calendar);
  if (start === 0 || (start >= bounds[0]! && start < bounds.at(-1)!)) return;
  fail("statement", "span", `around all that the table has in ${field}`, new Date(start));
}
