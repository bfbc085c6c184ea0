import { UserError } from "../lib/userError";
import { ar } from "./ar";
import { en } from "./en";
import { fa } from "./fa";
import type { Language } from "./language";
import { ru } from "./ru";

export const LANGUAGES: readonly Language[] = [en, fa, ar, ru];

/** The language of a code. Throws where there is none, and says which there are. */
export function languageOf(code: string): Language {
  const language = LANGUAGES.find((one) => one.code === code);
  if (language) return language;
  const known = LANGUAGES.map(({ code, name }) => `${code} (${name})`).join(", ");
  throw new UserError(`There is no language "${code}". There are: ${known}.`);
}
