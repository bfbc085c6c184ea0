import type { Figure, Measure, Summary } from "../measure";
import { FIRST_DATE, FIRST_NUMBER, LAST_NUMBER } from "../time";
import type { Dialect } from "./dialects";
import { cellOf, takeRows, whole } from "./rows";
import { type AskedColumn, type EngineRow, type Statement, source, type Table } from "./table";

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
): Statement<Result> | null {
  const { summary } = measure;
  if (!summary || !isEnough(summary, columns)) return null;
  const { quote, apart } = table.dialect;
  const name = (i: number) => quote(`k${i}`);
  const nameOf = (field: string) => name(columns.findIndex((column) => column.field === field));
  const [odd, who, records] = [quote("o"), quote("w"), quote("c")];
  const keys = columns.map((_, i) => quote(`a${i}`));
  const figures = [
    ...packed(summary).map((some) => bits(table.dialect, some, nameOf, odd)),
    ...counts(summary).map((figure) => `sum(${met(table.dialect, figure, nameOf, odd)})`),
  ].map((text, i) => ({ text, name: quote(`f${i}`) }));
  const list = (...parts: readonly (readonly string[])[]) => parts.flat().join(", ");
  const names = columns.map((_, i) => name(i));

  const told = `select ${names.join(", ")}, case when ${oddity(table, summary, columns, nameOf)} then 1 else 0 end as ${odd} from ${source(table, columns)}`;
  const parted = `select ${list(
    names,
    [odd],
    keys.map((key, i) => `case when ${odd} = 1 then ${name(i)} end as ${key}`),
    [`case when ${odd} = 0 then ${nameOf(summary.per)} end as ${who}`],
  )} from (${told}) as ${quote("t")}`;
  const owners = apart ? [who, apart(who)] : [who];
  const summed = `select ${list(
    keys,
    [odd],
    figures.map(({ text, name }) => `${text} as ${name}`),
    [`count(*) as ${records}`],
  )} from (${parted}) as ${quote("p")} group by ${list(keys, [odd], owners)}`;
  const each = figures.map(({ name }) => name);
  const times = `sum(case when ${odd} = 1 then ${records} else 1 end) as ${quote("n")}`;
  return {
    text: `select ${list(
      keys.map((key, i) => `${key} as ${name(i)}`),
      [odd],
      each,
      [times],
    )} from (${summed}) as ${quote("s")} group by ${list(keys, [odd], each)}`,
    finish: (rows) => finish(measure, summary, columns, [...rows]),
  };
}

/** So many figures of yes or no are sent as one whole number, a bit each. */
const BITS = 30;

/** More than that make a text that no engine likes. */
const MOST_FIGURES = 1200;

/** Whether the summary knows of all that the table has. */
function isEnough({ marks, figures }: Summary, columns: readonly AskedColumn[]): boolean {
  const isKnown = columns.every(({ field, isOptional }) => !isOptional || marks.includes(field));
  return isKnown && figures.length <= MOST_FIGURES;
}

/** The figures of yes or no, so many at a time. */
function packed({ figures }: Summary): Figure[][] {
  const flags = figures.filter(({ how }) => how === "any");
  return Array.from({ length: Math.ceil(flags.length / BITS) }, (_, i) =>
    flags.slice(i * BITS, (i + 1) * BITS),
  );
}

function counts({ figures }: Summary): Figure[] {
  return figures.filter(({ how }) => how === "count");
}

type NameOf = (field: string) => string;

/** Whether a record meets what a figure asks, as 1 or 0. */
function met({ whole = String }: Dialect, { where }: Figure, nameOf: NameOf, odd: string): string {
  const conditions = where.map(({ field, is, moment }) => {
    const [column, bound] = [nameOf(field), whole(String(moment))];
    return is === "before"
      ? `${column} < ${bound}`
      : `(${column} >= ${bound} or ${column} is null)`;
  });
  return `case when ${[`${odd} = 0`, ...conditions].join(" and ")} then 1 else 0 end`;
}

/** Several figures of yes or no in one whole number. */
function bits(dialect: Dialect, figures: readonly Figure[], nameOf: NameOf, odd: string): string {
  const { whole = String } = dialect;
  return figures
    .map((figure, i) => `max(${met(dialect, figure, nameOf, odd)}) * ${whole(String(2 ** i))}`)
    .join(" + ");
}

/** Whether a record is no part of a customer. */
function oddity(
  { dialect, instants }: Table,
  { per, order, marks }: Summary,
  columns: readonly AskedColumn[],
  nameOf: NameOf,
): string {
  const { whole = String, text = (value: string) => `cast(${value} as varchar)` } = dialect;
  const [low, high] =
    instants === "milliseconds" ? [FIRST_NUMBER, LAST_NUMBER] : [FIRST_DATE, 8.64e15];
  const moments = columns.filter(({ kind }) => kind === "instant");
  return [
    `${nameOf(per)} is null or ${text(nameOf(per))} = ''`,
    ...columns.filter(({ field }) => marks.includes(field)).map(({ field }) => nameOf(field)),
    ...moments.map(({ field }) => {
      return `${nameOf(field)} < ${whole(String(low))} or ${nameOf(field)} > ${whole(String(high))}`;
    }),
    ...order.map(([first, second]) => {
      return `${nameOf(first)} is null or ${nameOf(second)} < ${nameOf(first)}`;
    }),
  ].join(" or ");
}

function finish<Result>(
  measure: Measure<never, Result>,
  summary: Summary,
  columns: readonly AskedColumn[],
  rows: readonly EngineRow[],
): Result {
  const isOdd = (row: EngineRow) => whole("o", cellOf(row, "o")) === 1;
  let state: unknown = takeRows(measure, measure.init(), columns, rows.filter(isOdd));
  const numbers = packed(summary);
  for (const row of rows) {
    if (isOdd(row)) continue;
    const cells = Array.from({ length: numbers.length + counts(summary).length }, (_, i) =>
      whole(`f${i}`, cellOf(row, `f${i}`)),
    );
    const flags = numbers.flatMap((some, i) =>
      some.map((_, bit) => Math.floor(cells[i]! / 2 ** bit) % 2),
    );
    let [flag, count] = [0, numbers.length];
    const figures = summary.figures.map(({ how }) =>
      how === "any" ? flags[flag++]! : cells[count++]!,
    );
    state = summary.count(state, figures, whole("n", cellOf(row, "n")));
  }
  return measure.finish(state);
}
