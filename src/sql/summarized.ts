import type { Measure } from "../measure";
import type { Each, FieldRead, Occasions, Summary } from "../reads";
import { isKey } from "../record/fields";
import type { Period } from "../time";
import { boundsOf } from "./cut";
import type { FullDialect } from "./dialects";
import { figures } from "./figures";
import { gaps } from "./gaps";
import { occasions } from "./occasions";
import { oddity, sentOf, standInOf } from "./odd";
import { named, nested, type Owned, type Summed } from "./owned";
import { returns } from "./returns";
import { failBeyond, numberIn, readCell, rowsIn, takeRows, timesOf, whole } from "./rows";
import { steps } from "./steps";
import { stretches } from "./stretches";
import {
  type AskedColumn,
  type EngineRow,
  type FullTable,
  isText,
  type Statement,
  source,
} from "./table";

/**
 * The statement that makes the engine sum up each customer first, and then count those who agree:
 * a row for each kind of customer in place of one for each record.
 *
 * Records that are no part of a customer, as they name nobody, do not count or cannot be so, come as
 * they are, as far as that matters, and the measure deals with them as ever.
 *
 * @returns `null` where the measure has no summary, or the table has more than the summary knows of.
 */
export function summarized<Result>(
  table: FullTable,
  measure: Measure<never, Result>,
  columns: readonly AskedColumn[],
  span: Period | null,
): Statement<Result> | null {
  const { summary } = measure;
  if (!summary || summary.also || !isEnough(summary, columns, table.dialect)) return null;
  const owned = ownedBy(table, summary, columns, span);
  const summed = countedBy(owned, summary.each);
  const each = Array.from({ length: summed.kinds }, (_, i) => `f${i}`);
  if (summed.isLabelled) each.push("l");
  const list = [
    ...columns.map(({ name }, i) => `a${i} as ${name}`),
    ...owned.along.slice(columns.length),
    ...each,
    `sum(${summary.told ? "c" : `case when ${owned.odd} > 0 then c else 1 end`}) as n`,
    ...(summed.sums ?? []).map((sum, i) => `${sum} as f${summed.kinds + i}`),
  ];
  const { apart } = table.dialect;
  const labels = summed.isLabelled && apart ? [apart("l")] : [];
  const text = nested(summed.text, [
    list.join(", "),
    `group by ${[...owned.along, ...each, ...labels].join(", ")}`,
  ]);
  const read = figuresIn(summed, owned, summary);
  return {
    text,
    finish: (rows) => finish(measure, summary, columns, { rows: rowsIn(rows, []), read }),
  };
}

/** Reads the figures of a row, and its label. */
function figuresIn(
  { kinds, sums = [], periods = [], told = (numbers) => numbers }: Summed,
  { boundsOf }: Owned,
  { each }: Summary,
): Read {
  const { field, calendar } = periodsOf(each) ?? {};
  const bounds = calendar ? boundsOf(calendar) : [];
  const beyond = () => failBeyond(field!, bounds.at(-1)!);
  return (row) => {
    const numbers = Array.from({ length: kinds + sums.length }, (_, i) => {
      // What is in no period of the span is nothing.
      return numberIn(row[`f${i}`] ?? beyond());
    });
    const figures = told(numbers).map((figure, i) => {
      return periods.includes(i) ? (bounds[figure] ?? beyond()) : figure;
    });
    return { figures, label: (row["l"] ?? null) as string | null };
  };
}

/** Reads what a row says of customers. */
type Read = (row: EngineRow) => {
  readonly figures: readonly number[];
  readonly label: string | null;
};

/** The records, told whose they are. */
function ownedBy(
  table: FullTable,
  summary: Summary,
  columns: readonly AskedColumn[],
  span: Period | null,
): Owned {
  const { dialect } = table;
  const { apart } = dialect;
  const nameOf = (field: string) => columns.find((column) => column.field === field)?.name;
  const names = columns.map(({ name }) => name);
  const odd = "o";
  const same = summary.same === undefined ? undefined : nameOf(summary.same);
  const own = (name: string) => `case when ${odd} = 0 then ${name} end`;
  const keys = keysOf(summary).map((field) => nameOf(field) ?? "null");
  const owner = own(nameOf(summary.per)!);
  const sent = columns.map((column) => sentOf(dialect, summary, column, odd));
  const texts = apart ? [...columns.keys()].filter((i) => isText(columns[i]!)) : [];
  const list = [
    ...[...names, odd],
    ...sent.map((what, i) => `${what} as a${i}`),
    ...texts.map((i) => `${apart!(sent[i]!)} as d${i}`),
    ...keys.map((name, i) => `${own(name)} as b${i}`),
    `${owner} as w`,
    ...(apart ? [`${apart(owner)} as wa`] : []),
    ...(apart ? keys.map((name, i) => `${apart(own(name))} as c${i}`) : []),
    ...(same ? [`${named(dialect, own(same))} as l`] : []),
  ];
  const partsOf = (fields: readonly string[]) =>
    fields.flatMap((_, i) => (apart ? [`b${i}`, `c${i}`] : [`b${i}`]));
  const parts = partsOf(keys);
  const along = [...names.map((_, i) => `a${i}`), ...texts.map((i) => `d${i}`), odd, ...parts];
  const label = same ? ["l"] : [];
  const owners = [
    ...partsOf(keysOf({ ...summary, told: [] })),
    "w",
    ...(apart ? ["wa"] : []),
    ...label,
  ];
  const told = `${names.join(", ")}, ${oddity(table, summary, columns)} as ${odd}`;
  return {
    ...{ dialect, along, owners, odd, nameOf, times: "count(*)", same: label },
    from: nested(source(table, columns), [told], [list.join(", ")]),
    carried: [...new Set([...along, ...owners])].join(", "),
    over: `over (partition by ${owners.join(", ")}`,
    boundsOf: (calendar) => boundsOf([calendar], [], span),
  };
}

/** The fields by which customers are told apart, beside whose they are. */
function keysOf({ keys = [], isNamed, per, told = [] }: Summary): string[] {
  const fields = (reads: readonly FieldRead[]) => reads.map(({ field }) => field!);
  return [...fields(keys), ...(isNamed ? [per] : []), ...fields(told)];
}

function countedBy(owned: Owned, each: Each): Summed {
  if ("gaps" in each) return gaps(owned, each.gaps);
  if ("returns" in each) return returns(owned, each.returns);
  if ("stretches" in each) return stretches(owned, each.stretches);
  if ("steps" in each) return steps(owned, each.steps);
  return figures("occasions" in each ? occasions(owned, each.occasions) : owned, each.figures);
}

/** Whose moments are cut into which periods. */
export function periodsOf(each: Each): Pick<Occasions, "field" | "calendar"> | null {
  if ("gaps" in each) return each.gaps;
  if ("returns" in each) return each.returns;
  return "occasions" in each ? each.occasions : null;
}

/** More figures than that make a text that no engine likes. */
const MOST_FIGURES = 1200;

/** SQLite joins no more numbers than that. */
const MOST_STEPS = 500;

/** Whether the summary knows of all that the table has. */
export function isEnough(
  summary: Summary,
  columns: readonly AskedColumn[],
  { windows }: FullDialect,
): boolean {
  const { each, marks, same, ignored = [] } = summary;
  if (("stretches" in each || periodsOf(each)) && !windows) return false;
  const known = [...marks, ...ignored, ...keysOf(summary), same, alsoIn(each)];
  const isKnown = columns.every(({ field, isOptional }) => !isOptional || known.includes(field));
  return isKnown && isOfSize(each);
}

/** Another field that is looked at. */
function alsoIn(each: Each): string | undefined {
  if ("stretches" in each) return each.stretches.label;
  return "occasions" in each ? each.occasions.of : undefined;
}

/** Whether no more is asked for than engines take. */
function isOfSize(each: Each): boolean {
  if ("figures" in each) return each.figures.length <= MOST_FIGURES;
  return !("steps" in each) || each.steps.sums.length <= MOST_STEPS;
}

function finish<Result>(
  measure: Measure<never, Result>,
  summary: Summary,
  columns: readonly AskedColumn[],
  { rows, read }: { readonly rows: readonly EngineRow[]; readonly read: Read },
): Result {
  const oddityOf = (row: EngineRow) => whole("o", row["o"]);
  // A second summary is of the same records, of which the first one has those that are no part of a customer.
  const odd = summary.told ? [] : rows.filter((row) => oddityOf(row) > 0);
  const records = odd.map((row) => (oddityOf(row) === 1 ? row : filled(row, summary, columns)));
  let state: unknown = takeRows(measure, measure.init(), columns, records);
  const kept = rows.filter((row) => oddityOf(row) === 0).map((row) => ({ row, ...read(row) }));
  // In one order, as errors name what came first: what says nothing comes last.
  const orderOf = ({ label }: { label: string | null }) => label ?? "\uffff";
  kept.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const asked = keysOf(summary).map((field) => columns.find((one) => one.field === field));
  for (const { row, figures, label } of kept) {
    const keys = asked.map((column, i) => (column ? readCell(column, row[`b${i}`]) : null));
    // A group of what is no key, such as a day: for the measure to refuse.
    if (!summary.told && !keys.every(isKey)) {
      const cells = Object.fromEntries(asked.map((column, i) => [column?.name, row[`b${i}`]]));
      takeRows(measure, state, columns, [filled({ ...row, ...cells }, summary, columns)]);
    }
    state = summary.count(state, figures, timesOf(row), label, keys as never);
  }
  return measure.finish(state);
}

/** A row of a record of which little matters, with something in place of the rest. */
function filled(
  row: EngineRow,
  { per, keys = [] }: Summary,
  columns: readonly AskedColumn[],
): EngineRow {
  const cells: Record<string, unknown> = { ...row };
  // What groups it has is said of each record.
  const known = keys.map(({ field }) => field);
  if (whole("o", row["o"]) === 2) known.push(per);
  for (const column of columns) {
    if (column.isRequired && !known.includes(column.field)) {
      cells[column.name] ??= standInOf(column);
    }
  }
  return cells;
}
