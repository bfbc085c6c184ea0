import { Problem, type Row } from "../cells/cell";
import type { Wrong } from "../cells/readRow";

/** Unread answers, and the path of each. */
export interface Values {
  readonly values: readonly unknown[];
  readonly pathOf: (i: number) => readonly PropertyKey[];
}

/** A questionnaire whose cells are found, but not yet read. */
export interface Questionnaire {
  readonly expectations: Values;
  readonly perceptions: Values;
  readonly weights: readonly {
    readonly name: string;
    readonly value: unknown;
    readonly path: string[];
  }[];
  readonly problems: readonly Wrong[];
}

/** Finds E1, E2, ..., P1, P2, ... and W_... in rows. Rows with the same columns share the search. */
export function servqualColumns(): (row: Row) => Questionnaire {
  let known = layoutOf([]);

  return (row) => {
    const columns = Object.keys(row);
    if (!isSame(columns, known.columns)) known = layoutOf(columns);
    const { expectations, perceptions, weights, problems } = known;
    return {
      expectations: valuesOf(row, expectations),
      perceptions: valuesOf(row, perceptions),
      weights: weights.map(({ name, column }) => ({ name, value: row[column], path: [column] })),
      problems,
    };
  };
}

/** Where a row with these columns has what. */
interface Layout {
  readonly columns: readonly string[];
  readonly expectations: readonly string[];
  readonly perceptions: readonly string[];
  readonly weights: readonly { readonly name: string; readonly column: string }[];
  readonly problems: readonly Wrong[];
}

function layoutOf(columns: readonly string[]): Layout {
  const items = { E: new Map<number, string>(), P: new Map<number, string>() };
  const weights: { name: string; column: string }[] = [];
  const problems: Wrong[] = [];
  for (const column of columns) {
    const [, name] = /^w_(.+)$/i.exec(column) ?? [];
    if (name !== undefined) weights.push({ name, column });
    const [, letter, number] = /^([ep])0*([1-9]\d{0,2})$/i.exec(column) ?? [];
    if (letter === undefined) continue;
    const found = items[letter.toUpperCase() as "E" | "P"];
    const twin = found.get(Number(number));
    if (twin === undefined) found.set(Number(number), column);
    else problems.push({ path: [column], problem: new Problem(`is the same item as ${twin}`) });
  }
  const last = Math.max(0, ...items.E.keys(), ...items.P.keys());
  if (last === 0) problems.push({ path: [], problem: NO_ITEMS });
  for (const letter of ["E", "P"] as const) {
    let item = 1;
    while (items[letter].has(item)) item++;
    if (item > last) continue;
    const witness = items[letter].get(last) ?? items[letter === "E" ? "P" : "E"].get(last);
    const problem = new Problem(`is missing, though there is ${witness}`);
    problems.push({ path: [`${letter}${item}`], problem });
  }
  return {
    columns,
    expectations: inOrder(items.E),
    perceptions: inOrder(items.P),
    weights,
    problems,
  };
}

const NO_ITEMS = new Problem(
  "must have columns E1, E2, ... and P1, P2, ..., or arrays expectations and perceptions",
);

function inOrder(items: ReadonlyMap<number, string>): string[] {
  return [...items].sort(([a], [b]) => a - b).map(([, column]) => column);
}

function valuesOf(row: Row, columns: readonly string[]): Values {
  return {
    values: columns.map((column) => row[column]),
    pathOf: (i) => [columns[i] as string],
  };
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((column, i) => column === b[i]);
}
