import { fail } from "../check";

/** A language that is known: with another one, names would be in the machine's own. */
export function readLanguage(kpi: string, name: string, language = "en"): string {
  let known: readonly string[] = [];
  try {
    known = Intl.DateTimeFormat.supportedLocalesOf(language);
  } catch {}
  return known.length === 1
    ? language
    : fail(kpi, name, 'a language such as "es" or "fa"', language);
}
