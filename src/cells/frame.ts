import { western } from "./letters";

/** What stands around the digits of a number. */
interface Frame {
  /** The digits and their marks, with a `-` where the number is negative. */
  readonly digits: string;
  /** The currency as it is written: `"€"`, `"USD"`; `null` where there is none. */
  readonly currency: string | null;
  /** Whether a percent sign says that it is a share. */
  readonly isShare: boolean;
}

/** Takes a number's text apart; `null` where it is not built like that. */
export type Framer = (written: string) => Frame | null;

/**
 * Takes a number's text apart: currency or percent sign on either side, the minus in front, behind
 * or as an accountant's brackets. `null` where it is not built like that.
 */
export function framer(): Framer {
  const frame = new RegExp(
    `^([+-]?)(?: ?(${NAME}) ?)?(?:(%) ?)?([+-]?)(${DIGITS})(-?)(?: ?(%))?(?: ?(${NAME}))?(-?)$`,
    "u",
  );

  const brackets = new RegExp(`^(${NAME} ?)?\\(([^()]+)\\)( ?${NAME})?$`, "u");
  let codes: ReadonlySet<string> | null = null;

  /** Not every three letters are a currency's code. */
  function isCurrency(name: string): boolean {
    if (!/^[A-Z]{3}$/.test(name)) return true;
    codes ??= new Set(Intl.supportedValuesOf("currency"));
    return codes.has(name);
  }

  return (written) => {
    const [, front = "", inside, behind = ""] = brackets.exec(written) ?? [];
    const parts = frame.exec(inside === undefined ? written : front + inside + behind);
    if (parts === null) return null;
    const [
      ,
      first = "",
      before,
      percent,
      second = "",
      digits,
      third = "",
      share,
      after,
      last = "",
    ] = parts;
    const signs = (inside === undefined ? "" : "-") + first + second + third + last;
    const currency = before ?? after ?? null;
    const isShare = (percent ?? share) !== undefined;
    const isTwice =
      (before !== undefined && after !== undefined) ||
      (percent !== undefined && share !== undefined) ||
      (isShare && currency !== null);
    if (signs.length > 1 || isTwice || (currency !== null && !isCurrency(currency))) return null;
    return { digits: signs === "-" ? `-${digits}` : (digits as string), currency, isShare };
  };
}

/** A sign (`€`, `US$`, `AU $`), a code (`USD`), or a word that people write for one. */
const NAME =
  "(?:(?:[A-Z]{1,3} ?)?\\p{Sc}|[A-Z]{3}|(?:kr|Fr|Rs|Rp|руб|р|лв)\\.?|zł|Kč|Ft|lei|ر[یي]ال|تومان|درهم|\\p{sc=Arab}{1,2}\\.\\p{sc=Arab}{1,2}\\.?)";

const DIGITS = "[.,]?\\d(?:[\\d.,' ]*\\d)?";

/**
 * A number's text with one way of writing each mark; the Arabic ones say by themselves what they mean.
 *
 * @param decimal - What to write for the Arabic decimal mark.
 */
export function unified(text: string, decimal: string): string {
  return western(text).replace(/\s/g, " ").replace(/[’٬]/g, "'").replace("٫", decimal);
}
