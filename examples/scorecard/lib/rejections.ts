/** What is wrong with a cell or a row, as data: each language has its own words for it. */
export type Fault =
  | { readonly kind: "blank" | "negative"; readonly field: string }
  | {
      readonly kind: "date" | "number" | "id" | "wait";
      readonly field: string;
      /** What would let it through, to be said in `settings.json`: `dayFirst: true`. */
      readonly say: string | null;
    }
  | {
      readonly kind: "scale";
      readonly field: string;
      readonly min: string;
      readonly max: string;
    }
  | { readonly kind: "order"; readonly field: string; readonly other: string }
  | { readonly kind: "fields"; readonly expected: string }
  /** A word that is none of those known. */
  | { readonly kind: "word"; readonly field: string; readonly words: string }
  /** What the library says, in English. */
  | { readonly kind: "other"; readonly message: string };

/** One row that was left out. */
interface Example {
  readonly row: number;
  /** The file that it stands in. */
  readonly file: string;
  /** What was in the field; empty where nothing was. */
  readonly came: string;
  /** What the library says of it, in English. */
  readonly said: string;
}

/** Rows left out for the same reason. */
export interface Reason {
  readonly fault: Fault;
  count: number;
  /** The first few. */
  readonly examples: Example[];
}

const EXAMPLES = 3;
const LONGEST_SHOWN = 24;

/** Rejected rows, counted by reason. A row with several things wrong counts under each of them. */
export class Rejections {
  /** How many rows were left out. */
  rows = 0;
  readonly #reasons = new Map<string, Reason>();

  /** The most frequent first. */
  get reasons(): Reason[] {
    return [...this.#reasons.values()].sort((a, b) => b.count - a.count);
  }

  /** Adds what another file lost. */
  include({ rows, reasons }: Rejections): void {
    this.rows += rows;
    for (const { fault, count, examples } of reasons) {
      const known = this.#known(fault);
      known.count += count;
      known.examples.push(...examples.slice(0, EXAMPLES - known.examples.length));
    }
  }

  #known(fault: Fault): Reason {
    const id = JSON.stringify(fault);
    const known = this.#reasons.get(id) ?? { fault, count: 0, examples: [] };
    this.#reasons.set(id, known);
    return known;
  }

  /** Counts a row of a file, by all that is wrong with it. */
  add(
    { file, row }: Pick<Example, "file" | "row">,
    faults: readonly { fault: Fault; came: unknown; said?: string }[],
  ): void {
    this.rows++;
    for (const { fault, came, said = "" } of faults) {
      const known = this.#known(fault);
      known.count++;
      if (known.examples.length === EXAMPLES) continue;
      known.examples.push({ file, row, came: shown(came), said });
    }
  }
}

/** How the library's messages begin after the name of the field. */
const MESSAGES: readonly (readonly [
  RegExp,
  (field: string, parts: string[], say: string | null) => Fault,
])[] = [
  [/^is missing/, (field) => ({ kind: "blank", field })],
  [/^must be a date/, (field, _, say) => ({ kind: "date", field, say })],
  [
    /^must be a whole number from (\S+) to ([^\s,]+)/,
    (field, [min = "", max = ""]) => ({ kind: "scale", field, min, max }),
  ],
  [/^must be 0 or more/, (field) => ({ kind: "negative", field })],
  [/^must be a number/, (field, _, say) => ({ kind: "number", field, say })],
  [/^must be a wait/, (field, _, say) => ({ kind: "wait", field, say })],
  [/^must be an id/, (field, _, say) => ({ kind: "id", field, say })],
  [/^must be one of (.+?), got /, (field, [words = ""]) => ({ kind: "word", field, words })],
  [/^must not be before (\w+)/, (field, [other = ""]) => ({ kind: "order", field, other })],
];

/** How they end where an option would let the cell through. */
const SAY = /\([^()]*\b[Ss]ay ([a-zA-Z]+(?:: [^()]*)?)\)$/;

/**
 * A message of the library taken apart: rows with the same fault share it.
 *
 * @param field - The library's name of the field.
 * @param column - What the file calls it.
 */
export function faultOf(field: string, column: string, message: string): Fault {
  const said = message.slice(field.length + 1);
  for (const [pattern, make] of MESSAGES) {
    const parts = field === "" ? null : pattern.exec(said);
    if (parts) return make(column, parts.slice(1), sayOf(message));
  }
  const withoutValue = message.replace(/,? got .*$/s, "").replace(/ \(\d{4}-\d\d-\d\dT[^)]*\)/, "");
  return { kind: "other", message: withoutValue };
}

/** The option, but for the score of a single word: each cell would have a fault of its own. */
function sayOf(message: string): string | null {
  const say = SAY.exec(message)?.[1] ?? null;
  return say?.startsWith("words:") ? "words: { … }" : say;
}

function shown(came: unknown): string {
  if (typeof came !== "string") return "";
  const text = came.trim();
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
