import type { Field } from "../record/fields";
import { kindOf } from "../record/gather";
import type { Rule as DeclaredRule, RecordType } from "../record/record";
import { type Column, type Kind, sliceOfRows } from "../slice";
import { isRecord, nullable, optional, Problem, type Read, refused, required } from "./cell";
import type { Cells } from "./cells";
import type { Fields, Rule } from "./readRow";
import { moneyIn, notBefore, waitsFrom } from "./rules";

/** A validated record: its moments are `Date`s. */
export type Dated<Row> = {
  [Name in keyof Row]: Date extends Row[Name] ? Exclude<Row[Name], number> : Row[Name];
};

/** What a file writes of a record in a way of its own. */
export interface Written {
  /** The field with money, whose cell may name the currency. */
  readonly money?: string;
  /** Whether a later moment may be written as a wait from the first one. */
  readonly waits?: boolean;
  /** The key that names a group of records, of which `none` may be one. */
  readonly group?: string;
}

/** How the cells of a declared record are read, and what is asked of it as a whole. */
export function recordFields<Row>(
  type: RecordType<Row>,
  cells: Cells,
  { money, waits = false, group }: Written = {},
): { readonly fields: Fields<Dated<Row>>; readonly rules: readonly Rule[] } {
  const firstOf = new Map(type.order.map(({ first, second }) => [second as string, first]));
  const declared = Object.entries(type.fields) as [string, Field<unknown>][];
  const fields = declared.map(([name, field]) => {
    const isLater = waits && firstOf.has(name);
    const read = name === group ? cells.key : cellOf(field, cells, name === money, isLater);
    return [name, present(field, read)];
  });
  const rules: Rule[] = money === undefined ? [] : [moneyIn(money)];
  if (waits) for (const [later, earlier] of firstOf) rules.push(waitsFrom(earlier, later));
  for (const { first, second } of type.order) rules.push(notBefore(first, second));
  for (const rule of type.rules) rules.push(asDeclared(type, rule));
  return { fields: Object.fromEntries(fields), rules };
}

/** What a declaration says of lists, which cells of a file never hold. */
function asDeclared<Row>({ fields }: RecordType<Row>, { reads, faultOf }: DeclaredRule): Rule {
  const kinds = reads.map((name) => [name, kindOf(fields[name as keyof Row])] as const);
  return (record, wrong) => {
    if (wrong.length > 0 || !reads.some((name) => Array.isArray(record[name]))) return;
    const { read } = sliceOfRows([record]);
    const columns = Object.fromEntries(
      kinds.map(([name, kind]) => [name, read("validate", name, kind as Kind<Column>)]),
    );
    const fault = faultOf(columns, 0);
    if (fault === null) return;
    const problem = refused(fault.allowed, (fault.came as Date).toISOString());
    wrong.push({ path: fault.field.split("."), problem });
  };
}

/** The reader of one kind of field. */
function cellOf(
  field: Field<unknown>,
  cells: Cells,
  isMoney: boolean,
  isLater: boolean,
): Read<unknown> {
  const { kind, least = 0 } = field;
  switch (kind) {
    case "key":
      return cells.id;
    case "instant":
      return isLater ? cells.later : cells.moment;
    case "number":
      if (isMoney) return least < 0 ? cells.amount : cells.price;
      return least < 0 ? cells.number : cells.quantity;
    case "text":
    case "word":
      return cells.text;
    case "flag":
      return cells.yesNo;
    case "list":
      return readList(field, cells.moment);
  }
}

function present(
  { presence }: Field<unknown>,
  read: Read<unknown>,
): (value: unknown) => unknown | Problem {
  if (presence === "required") return required(read);
  return presence === "nullable" ? nullable(read) : optional(read);
}

/** A list comes as one, from JSON, where moments are texts: a cell of a file holds none. */
function readList(field: Field<unknown>, instant: Read<Date>): Read<unknown> {
  const { allowed, moments } = field;
  const readMoment = (presence: string) => (presence === "required" ? required(instant) : instant);

  function readEntry(entry: unknown, i: number): unknown {
    const wrong = (what: string, { message }: Problem) =>
      new Problem(`must be ${allowed}, but ${what} ${i} ${message}`);
    if (moments === "itself") {
      const moment = required(instant)(entry);
      return moment instanceof Problem ? wrong("entry", moment) : moment;
    }
    if (!isRecord(entry)) return wrong("entry", refused("an object", entry));
    const read = { ...entry };
    for (const [name, presence] of Object.entries(moments ?? {})) {
      const moment = readMoment(presence)(entry[name]);
      if (moment instanceof Problem) return wrong(`${name} of entry`, moment);
      read[name] = moment;
    }
    return read;
  }

  return (value) => {
    if (value === null || value === undefined || value === "") return null;
    if (!Array.isArray(value)) return refused("a list", value);
    const entries = value.map(readEntry);
    const wrong = entries.find((entry) => entry instanceof Problem);
    if (wrong !== undefined) return wrong;
    // What else an entry holds, only the declaration knows.
    const read = field.read(entries, "validate", "", () => value);
    return read === undefined ? refused(allowed, value) : entries;
  };
}
