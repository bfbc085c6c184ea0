import { widthOf } from "./width";

/** Breaks a text at spaces so that no line is wider than `width`, but for single words that are. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  let taken = 0;
  for (const word of text.split(" ")) {
    const room = widthOf(word);
    if (line !== "" && taken + 1 + room > width) {
      lines.push(line);
      line = word;
      taken = room;
    } else {
      line = line === "" ? word : `${line} ${word}`;
      taken = line === word ? room : taken + 1 + room;
    }
  }
  return [...lines, line];
}
