/** The same text with its digits 0-9 in another script. */
export function inDigits(script: Script, text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(ZERO[script] + Number(digit)));
}

export type Script = "latin" | "persian" | "arabic";

export const SCRIPTS: Script[] = ["latin", "persian", "arabic"];

const ZERO: Readonly<Record<Script, number>> = { latin: 0x30, persian: 0x6f0, arabic: 0x660 };
