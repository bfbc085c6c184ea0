import { parseArgs } from "node:util";
import type { Told } from "./settings";
import { UserError } from "./userError";

/** What was asked for on the command line. */
export interface CommandLine {
  /** The folder with the CSV files; `null` for the example's. */
  readonly folder: string | null;
  /** Codes of languages; none for all of them. */
  readonly languages: readonly string[];
  /** Whose view is shown; `null` for whoever has the most to lose. */
  readonly customer: string | null;
  /** Where the pages are written. */
  readonly out: string;
  /** Whether the parts for analysts are printed as well. */
  readonly all: boolean;
  /** What the files do not say. */
  readonly told: Told;
  readonly help: boolean;
}

export const HELP = `npm start -- [folder] [--language en] [--customer id] [--out folder] [--all]
             [--time-zone zone] [--day-first | --month-first]

Prints the scorecard of the company whose CSV files are in the folder, and writes it as pages.

folder       without one: the made-up company in examples/scorecard/data
--language   of the page: en, fa, ar, ru; more than one as en,fa; without it: all
--customer   whose view is shown; without it: whoever has the most to lose
--out        the folder to write the pages to; without it: scorecard
--all        prints everything, not only what is to be read first
--time-zone  where the clocks of the files are, as Asia/Dubai; without it: settings.json, else UTC
--day-first  5/1/2026 is the fifth of January; --month-first: the first of May`;

const OPTIONS = {
  language: { type: "string", multiple: true, default: [] as string[] },
  customer: { type: "string" },
  out: { type: "string", default: "scorecard" },
  all: { type: "boolean", default: false },
  "time-zone": { type: "string" },
  "day-first": { type: "boolean", default: false },
  "month-first": { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

/** Reads the command line. Throws where there is something on it that it does not know. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values, positionals } = parse(args);
  if (positionals.length > 1) {
    throw new UserError(`Give one folder, not ${positionals.length}: ${positionals.join(", ")}.`);
  }
  return {
    folder: positionals[0] ?? null,
    languages: [...new Set(values.language.flatMap((codes) => codes.split(",")))],
    customer: values.customer ?? null,
    out: values.out,
    all: values.all,
    told: toldBy(values),
    help: values.help,
  };
}

function toldBy(values: ReturnType<typeof parse>["values"]): Told {
  const { "time-zone": timeZone, "day-first": dayFirst, "month-first": monthFirst } = values;
  if (dayFirst && monthFirst) throw new UserError("Say --day-first or --month-first, not both.");
  return {
    ...(timeZone !== undefined && { timeZone: checkedZone(timeZone) }),
    ...((dayFirst || monthFirst) && { dayFirst }),
  };
}

/** A time zone's name, or an error that names those that end alike: `Asia/Dubai` for `Dubai`. */
function checkedZone(given: string): string {
  try {
    new Intl.DateTimeFormat("en", { timeZone: given });
    return given;
  } catch {
    const end = `/${lettersOf(given)}`;
    const meant = Intl.supportedValuesOf("timeZone").filter((zone) =>
      `/${zone.split("/").map(lettersOf).join("/")}`.endsWith(end),
    );
    const hint = given !== "" && meant.length > 0 ? ` Did you mean ${meant.join(" or ")}?` : "";
    throw new UserError(
      `--time-zone must be a place such as Europe/Berlin or Asia/Dubai, not ${JSON.stringify(given)}.${hint}`,
    );
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: OPTIONS,
    });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const [sentence] = message.split(". ");
    const said =
      code === "ERR_PARSE_ARGS_UNKNOWN_OPTION" ? `${sentence}.${hintFor(message)}` : message;
    throw new UserError(`${said}\n\n${HELP}`);
  }
}

/** The option that was meant, where one begins alike. */
function hintFor(message: string): string {
  const given = lettersOf(/'-*([^' ]*)/.exec(message)?.[1] ?? "");
  const meant = Object.keys(OPTIONS).find((name) => given && lettersOf(name).startsWith(given));
  return meant ? ` Did you mean --${meant}?` : "";
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, "");
}
