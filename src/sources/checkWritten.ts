import { missingOf } from "../cells/missing";
import { readLanguage } from "../cells/readLanguage";
import { decimalOf } from "../cells/readNumber";
import { listOf } from "../cells/readScore";
import { UNIX_TIMES } from "../cells/unixTime";
import type { SourceOptions } from "../cells/validated";
import { fail } from "../check";
import { checkTimeZone } from "../wallClock";
import type { Written } from "./spec";

/** The decimal mark of a file, where that is said. Throws where it cannot be written as a source, or the caller, says. */
export function checkWritten(kpi: string, written: Written & SourceOptions): "." | "," | null {
  const { timeZone, unixTime, languages = [], missing } = written;
  if (timeZone != null) checkTimeZone(kpi, timeZone);
  for (const flag of ["dayFirst", "yearLast"] as const) {
    const said = written[flag];
    if (said != null && typeof said !== "boolean") fail(kpi, flag, "true or false", said);
  }
  if (unixTime != null && !UNIX_TIMES.includes(unixTime)) {
    fail(kpi, "unixTime", listOf(UNIX_TIMES), unixTime);
  }
  for (const language of [languages].flat()) readLanguage(kpi, "languages", language);
  missingOf(kpi, "missing", missing);
  return decimalOf(kpi, written);
}
