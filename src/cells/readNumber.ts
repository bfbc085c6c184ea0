import { type Problem, type Read, reader, refused, western } from "./cell";

/** How numbers are written. */
export interface NumberStyle {
  readonly decimal: "." | ",";
  /** The other mark, where it is known to part thousands; `null` where nobody said so. */
  readonly thousands: "." | "," | null;
}

/** Reads a finite number. */
export function readNumber(missing: ReadonlySet<string>, style: NumberStyle): Read<number> {
  const { decimal, thousands } = style;
  const other = decimal === "." ? "," : ".";
  const plain = new RegExp(
    `^[+-]?(?:\\d+(?:[${decimal}]\\d+)?|[${decimal}]\\d+)(?:e[+-]?\\d+)?$`,
    "i",
  );
  const grouped = new RegExp(
    `^[+-]?[1-9]\\d{0,2}(?:([ '${other}])\\d{3})(?:\\1\\d{3})*([${decimal}]\\d+)?$`,
  );

  function fromText(text: string): number | Problem {
    if (plain.test(text)) return finite(text.replace(",", "."), text);
    const written = unified(text, decimal);
    if (plain.test(written)) return finite(written.replace(",", "."), text);
    const [match, mark, decimals] = grouped.exec(written) ?? [];
    if (match === undefined) return refused("a number", text);
    const isLone = match.indexOf(other) === match.lastIndexOf(other);
    if (mark === other && isLone && decimals === undefined && thousands !== other) {
      return refused("a number", text, `, which may be ${ambiguous(match, other)}`);
    }
    return finite(match.replace(/[ ']/g, "").replaceAll(other, "").replace(",", "."), text);
  }

  return reader(missing, fromText, fromValue);
}

/** One way of writing each mark; the Arabic ones say by themselves what they mean. */
function unified(text: string, decimal: string): string {
  return western(text).replace(/\s/g, " ").replace(/[’٬]/g, "'").replace("٫", decimal);
}

function ambiguous(written: string, other: string): string {
  return `${written.replace(other, "")} or ${written.replace(other, ".")} (say decimal or thousands)`;
}

function finite(written: string, text: string): number | Problem {
  // Adding 0 turns -0 into 0.
  const number = Number(written) + 0;
  return Number.isFinite(number) ? number : refused("a number", text);
}

/** Databases count in bigint. */
function fromValue(value: unknown): number | Problem {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  const number = Number(typeof value === "bigint" ? value : NaN);
  return Number.isSafeInteger(number) ? number : refused("a number", value);
}
