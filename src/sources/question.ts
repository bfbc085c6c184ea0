import { shown } from "../cells/cell";
import { folded } from "../cells/letters";
import type { Words } from "../cells/readScore";
import { YES_NO } from "../cells/yesNo";
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
  readonly told: { readonly words: Words };
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
    among = (all) => all,
    marked = () => [],
    text = (column, label) => label ?? column,
    parted = (column) => [column],
  } = questions;
  const labels: Texts = file.said?.labels ?? new Map();
  const survey = { source, labels };
  const asked = Object.keys(fields).filter((field) => fields[field]!.asks);
  const taken = new Set(found.values());
  const free = among(columns).filter((column) => !taken.has(column));
  const open = asked.filter((field) => !found.has(field));
  const own = (field: string) => marked(fields[field]!.asks!.question, columns);
  const byTool = open.flatMap(own);

  function find(isAny: boolean): boolean {
    for (const field of open) {
      const byWording = free.filter(
        (column) =>
          !byTool.includes(column) &&
          isAsking(text(column, labels.get(column)), fields[field]!.asks!.question) &&
          (isAny || !isYesOrNo(file, column)),
      );
      const told = own(field).length > 0 ? own(field) : byWording;
      const candidates = told.flatMap((column) => parted(column, columns, labels));
      const [column] = candidates;
      if (candidates.length > 1) throw unclear(survey, field, candidates);
      if (column === undefined) continue;
      const other = open.find((one) => found.get(one) === column);
      if (other) throw unclear(survey, `${other}, ${field}`, candidates);
      found.set(field, column);
    }
    return asked.some((field) => found.has(field));
  }

  // Where nothing else is asked, the rows of a yes or no say what to do.
  if (!find(false) && !find(true)) {
    throw unclear(survey, asked.join(", "), free);
  }
  const scored = found.get("recommend");
  if (scored) checkFrom0(source, file, scored);
}

/** Whether a column says yes or no, which is no score unless the caller says so. */
function isYesOrNo(file: Labelled, column: string): boolean {
  let more = 0;
  for (const cell of cellsIn(file, column)) {
    if (file.told.words.has(cell)) return false;
    // Rows below the header say something else, and so may a few people.
    if (cell) more += Object.hasOwn(YES_NO, cell) && Number.isNaN(Number(cell)) ? 2 : -1;
  }
  return more > 0;
}

/** Throws where a question from 0 to 10 was answered from 1 to 11, as survey tools number choices. */
function checkFrom0(source: string, file: Labelled, column: string): void {
  const scores = cellsIn(file, column).map((cell) => /^\D*(\d+)\D*$/.exec(cell)?.[1]);
  // A single 11 is a mistake of one row.
  if (scores.includes("0") || scores.indexOf("11") === scores.lastIndexOf("11")) return;
  const message = `recommend is in a column ${shown(column)}, which has 11 and no 0 (take 1 off, or export texts)`;
  throw new InputError(source, "recommend", message, column);
}

/** What a column says, where all rows are known. */
function cellsIn({ rows }: Labelled, column: string): string[] {
  return Array.from(rows() ?? [], (row: any) =>
    folded(shown(row?.[column] ?? "").replace(/"/g, "")),
  );
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
