import { fail } from "../check";
import { type Problem, type Read, reader, refused, shown } from "./cell";
import { type Framer, unified } from "./frame";
import { type Missing, sayNothing } from "./missing";

/** How numbers are written. */
export interface NumberStyle {
  /** The decimal mark; `null` where nobody said so: then a point. */
  readonly decimal: "." | "," | null;
  /** Another way to part thousands than by threes; `null` where nobody can ask for one. */
  readonly grouping: Grouping | null;
}

/** A way to part thousands. */
interface Grouping {
  /** Numbers that are parted like that. */
  readonly pattern: RegExp;
  /** Whether the file's are. */
  readonly isUsed: boolean;
  /** Ends a message where the file's are not. */
  readonly hint: string;
}

/** What may stand beside a number's digits: a currency, and where that is said a percent sign. */
export interface Beside {
  readonly frameOf: Framer;
  readonly isShare: boolean;
}

/**
 * Reads a finite number.
 *
 * @param beside - Without it nothing may stand beside the digits.
 */
export function readNumber(missing: Missing, style: NumberStyle, beside?: Beside): Read<number> {
  const { decimal, grouping } = style;
  const mark = decimal ?? ".";
  const { plain, grouped } = patternsOf(mark);
  const hasNumbers = missing.numbers.size > 0;

  function fromText(text: string): number | null | Problem {
    // A mark before the last three digits may part thousands.
    const isTwo = decimal === null && text[text.length - 4] === "." && LONE.test(text);
    const number = plain.test(text) && !isTwo ? finite(text, text) : fromOther(text);
    // "-99.0" is the -99 that means nothing.
    return hasNumbers && missing.numbers.has(number as number) ? null : number;
  }

  function fromOther(text: string): number | Problem {
    const written = unified(text, mark);
    const { digits = written, isShare = false } = beside?.frameOf(written) ?? {};
    if (isShare && !beside?.isShare) return refused(NUMBER, text, ", which is a share");
    if (decimal === null && LONE.test(digits) && !text.includes("٫")) {
      return refused(NUMBER, text, eitherOf(digits));
    }
    const others = grouping?.isUsed ? grouping.pattern : grouped;
    const isNumber = plain.test(digits) || others.test(digits);
    if (!isNumber) return refused(NUMBER, text, hintFor(digits, grouping));
    const bare = plain.test(digits)
      ? digits
      : digits.replace(mark === "." ? /[ ',]/g : /[ '.]/g, "");
    return finite(isShare ? `${bare}e-2` : bare, text);
  }

  return reader(missing, fromText, fromValue);
}

const NUMBER = "a number";

/** A number with this decimal mark, without thousands and with them. */
function patternsOf(mark: "." | ","): { readonly plain: RegExp; readonly grouped: RegExp } {
  const other = mark === "." ? "," : ".";
  return {
    plain: new RegExp(`^[+-]?(?:\\d+(?:[${mark}]\\d+)?|[${mark}]\\d+)(?:e[+-]?\\d+)?$`, "i"),
    grouped: new RegExp(
      `^[+-]?[1-9]\\d{0,2}(?:([ '${other}])\\d{3})(?:\\1\\d{3})*([${mark}]\\d+)?$`,
    ),
  };
}

/** One mark, which may part thousands or decimals. */
const LONE = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;

function eitherOf(digits: string): string {
  const [whole, broken] = [digits.replace(/[.,]/, ""), digits.replace(",", ".")];
  return `, which may be ${whole} or ${broken} (say decimal: "." or ",")`;
}

function hintFor(digits: string, grouping: Grouping | null): string {
  if (grouping?.pattern.test(digits)) return grouping.hint;
  const { plain, grouped } = patternsOf(",");
  const isMirrored = plain.test(digits) || grouped.test(digits);
  return isMirrored ? ' (say decimal: ",")' : sayNothing(digits);
}

function finite(written: string, text: string): number | Problem {
  // Adding 0 turns -0 into 0.
  const number = Number(written.replace(",", ".")) + 0;
  return Number.isFinite(number) ? number : refused(NUMBER, text);
}

/** Databases count in bigint. */
function fromValue(value: unknown): number | Problem {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  const number = Number(typeof value === "bigint" ? value : NaN);
  return Number.isSafeInteger(number) ? number : refused(NUMBER, value);
}

/** The marks that part decimals or thousands. */
export const MARKS = [".", ","] as const;

type Mark = (typeof MARKS)[number];

/** The decimal mark, where something said it; of the two marks each says the other. Throws where it is none. */
export function decimalOf(
  kpi: string,
  { decimal, thousands }: { readonly decimal?: Mark; readonly thousands?: Mark },
): Mark | null {
  const other = (mark: Mark): Mark => (mark === "." ? "," : ".");
  if (decimal != null && !MARKS.includes(decimal)) fail(kpi, "decimal", '"." or ","', decimal);
  if (thousands === undefined) return decimal ?? null;
  const said = decimal ?? other(thousands);
  if (thousands !== other(said)) {
    fail(kpi, "thousands", `${shown(other(said))} where decimal is ${shown(said)}`, thousands);
  }
  return said;
}
