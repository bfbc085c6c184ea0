import { shown } from "../cells/cell";
import { folded } from "../cells/letters";
import { InputError } from "../check";
import type { Question } from "./columns";

/** What the columns ask, by their names: the name itself, or all that the headers say. */
export type Texts = ReadonlyMap<string, string>;

/** The columns that ask a question, by their wording. */
export function columnsAsking(asks: Question, texts: Texts): string[] {
  return [...texts].filter(([, text]) => isAsking(text, asks)).map(([column]) => column);
}

/** The only one of the columns that may hold an answer; `null` for none. Throws where there are more. */
export function onlyColumn(
  source: string,
  field: string,
  columns: readonly string[],
  texts: Texts,
): string | null {
  if (columns.length > 1) {
    const list = listOf(columns, texts);
    const message = `${field} may be in one of the columns ${list}${say(field, columns[0]!)}`;
    throw new InputError(source, field, message, columns);
  }
  return columns[0] ?? null;
}

/** Says that a survey has none of the questions, and which columns there are. */
export function noQuestion(source: string, fields: readonly string[], texts: Texts): InputError {
  const list = listOf([...texts.keys()], texts);
  const field = fields[0] as string;
  const what = fields.join(", ");
  const message = `none of the columns is known to ask for ${what}: they are ${list}${say(field, "its column")}`;
  return new InputError(source, field, message, list);
}

function say(field: string, column: string): string {
  return ` (say rename: { ${field}: ${shown(column)} })`;
}

function listOf(columns: readonly string[], texts: Texts): string {
  const listed = columns.map((column) => {
    const text = texts.get(column) ?? column;
    return text === column ? shown(column) : `${shown(column)} (${shown(text)})`;
  });
  return listed.join(", ");
}

/** A question why somebody would is answered in words. */
function isAsking(text: string, asks: Question): boolean {
  const words = folded(text);
  return WORDING[asks].test(words) && !WHY.test(words);
}

/** In English, German, French, Spanish, Portuguese, Persian, Arabic and Russian. */
const WORDING: Readonly<Record<Question, RegExp>> = {
  recommend:
    /recommend|empfehl|empfiehl|recommand|recom[ei]+nd|توصیه|پیشنهاد|توصی|تنصح|рекоменд|посовет/,
  satisfied: /satisf|zufrieden|satisfai|satisfe|رضایت|راضی|رضا|удовлетвор|довол/,
  effort:
    /\beffort|\beasy\b|how easily|aufwand|wie (?:leicht|einfach)|facile|facilité|effort|fácil|facilidad|esfuerzo|esforço|آسان|سهول|سهل|مجهود|تلاش|легко|усили|просто/,
};

const WHY = /^(?:why|warum|pourquoi|¿?por qu[eéê]|چرا|لماذا|почему)\b|^(?:چرا|لماذا|почему)/;
