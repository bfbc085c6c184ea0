import { shown } from "../cells/cell";
import { folded } from "../cells/letters";
import { InputError } from "../check";

/** The questions of surveys that can be told by their wording. */
export type Question = "recommend" | "satisfied" | "effort";

/** How the columns of a survey's questions are told, beside their wording. */
export interface Questions {
  /** The columns that may hold answers. Default all that no other field has. */
  readonly among?: (columns: readonly string[]) => readonly string[];
  /** Those that the tool itself marks as asking this. */
  readonly marked?: (question: Question, columns: readonly string[]) => readonly string[];
  /** What a column asks. Default what the rows below the header say of it, else its name. */
  readonly text?: (column: string, label: string | undefined) => string;
  /** All columns that a question's answers are parted over. Default its own alone. */
  readonly parted?: (
    column: string,
    columns: readonly string[],
    labels: Texts,
  ) => readonly string[];
}

/** A question, and how the columns of a survey's questions are found. */
export interface Asking {
  /** Which one. */
  readonly question: Question;
  /** Finds them all. */
  readonly find: typeof findQuestions;
}

/** A source, as far as it says which fields answer questions. */
interface Asked {
  readonly name: string;
  readonly fields: Readonly<Record<string, { readonly asks?: { readonly question: Question } }>>;
  readonly questions?: Questions;
}

/** A file, as far as it says what its columns ask, and what was answered. */
interface Labelled {
  readonly header: { readonly columns: readonly string[] };
  readonly said?: { readonly labels: Texts } | undefined;
  readonly rows: () => Iterable<unknown> | null;
}

/** What the columns ask, by their names. */
type Texts = ReadonlyMap<string, string>;

/** A question that is found by its wording, or by the tool's own mark. */
export function asking(question: Question): Asking {
  return { question, find: findQuestions };
}

/**
 * Adds the columns of a survey's questions to those of other fields.
 *
 * @throws InputError where a question may be in several columns, or all of them in none.
 */
function findQuestions(
  { name: source, fields, questions = {} }: Asked,
  file: Labelled,
  found: Map<string, string>,
): void {
  const { columns } = file.header;
  const {
    among,
    marked,
    text = (column, label) => label ?? column,
    parted = (column) => [column],
  } = questions;
  const labels = file.said?.labels ?? new Map();
  const survey = { source, labels };
  const asked = Object.entries(fields).flatMap(([field, { asks }]) =>
    asks ? [[field, asks.question] as const] : [],
  );
  const taken = new Set(found.values());
  const free = (among?.(columns) ?? columns).filter((column) => !taken.has(column));
  const texts = new Map(free.map((column) => [column, text(column, labels.get(column))]));
  const open = asked.filter(([field]) => !found.has(field));
  const byTool = new Set(open.flatMap(([, question]) => marked?.(question, columns) ?? []));
  const askedBy = new Map<string, string>();
  for (const [field, question] of open) {
    const own = marked?.(question, columns) ?? [];
    const byWording = free.filter(
      (column) => !byTool.has(column) && isAsking(texts.get(column)!, question),
    );
    const told = own.length > 0 ? own : byWording;
    const candidates = told.flatMap((column) => parted(column, columns, labels));
    const [column] = candidates;
    if (candidates.length > 1) throw unclear(survey, field, candidates);
    if (column === undefined) continue;
    const other = askedBy.get(column);
    if (other !== undefined) throw unclear(survey, `${other}, ${field}`, [column]);
    askedBy.set(column, field);
    found.set(field, column);
  }
  if (asked.every(([field]) => !found.has(field))) {
    throw unclear(survey, asked.map(([field]) => field).join(", "), free);
  }
  checkFrom0(source, file.rows() ?? [], found.get("recommend"));
}

/** Throws where a question from 0 to 10 was answered from 1 to 11, as survey tools number choices. */
function checkFrom0(source: string, rows: Iterable<unknown>, column?: string): void {
  const scores = Array.from(
    rows,
    (row: any) => /^\D*(\d+)\D*$/.exec(shown(column && row?.[column]))?.[1],
  );
  // A single 11 is a mistake of one row.
  if (scores.includes("0") || scores.indexOf("11") === scores.lastIndexOf("11")) return;
  const message = `recommend is in a column ${shown(column)}, which has 11 and no 0 (take 1 off, or export texts)`;
  throw new InputError(source, "recommend", message, column);
}

/** Says which columns may hold an answer, and how to say which one does. */
function unclear(
  { source, labels }: { readonly source: string; readonly labels: Texts },
  field: string,
  columns: readonly string[],
): InputError {
  const listed = columns.map((column) => {
    const text = labels.get(column);
    return text === undefined ? shown(column) : `${shown(column)} (${shown(text)})`;
  });
  const way = `say rename: { ${field.split(",")[0]}: ${JSON.stringify(columns[0] ?? "its column")} }`;
  const where = ["no column", "the column "][columns.length] ?? "any of the columns ";
  const message = `${field} may be in ${where}${listed.join(", ")} (${way})`;
  return new InputError(source, field, message, columns);
}

/** A question why somebody would is answered in words, as one for recommendations. */
function isAsking(text: string, asks: Question): boolean {
  const words = folded(text);
  return WORDING[asks].test(words) && !WHY.test(words);
}

/** In English, German, French, Spanish, Portuguese, Persian, Arabic and Russian. */
const WORDING: Readonly<Record<Question, RegExp>> = {
  recommend:
    /(?:recomm[ae]nd|recom[ei]+nd|empfehl|توصی|پیشنهاد|рекоменд)(?!ations|acio|açõ|ungen|ه?[ \u200c]?ها|ات)|empfiehl|تنصح|посовет/,
  // Whether somebody is dissatisfied has its scale the other way round.
  satisfied:
    /(?<!dis|un|in)satisf|(?<!un)zufrieden|(?<!نا|عدم |غیر )(?:رضا|راضی)|(?<!не)(?:удовлетвор|довол)/,
  effort:
    /effort|\beasy\b|how easily|aufwand|wie (?:leicht|einfach)|facile|facilité|fácil|facilidad|esfuerzo|esforço|آسان|سهول|سهل|مجهود|تلاش|легко|усили|просто/,
};

const WHY = /^(?:why|warum|pourquoi|¿?por qu[eéê]|چرا|لماذا|почему)(?!\p{L})/u;
