import type { Say } from "../languages/say";

/** What a dimension of SERVQUAL is called. */
export function dimensionName(name: string, { words }: Say): string {
  return words.dimensions[name as keyof typeof words.dimensions] ?? name;
}
