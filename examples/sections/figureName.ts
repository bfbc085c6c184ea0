import type { Say } from "../languages/say";
import type { Settings } from "../lib/settings";
import type { FigureName } from "../results/figures";

/** What a figure is called, with its unit where it has one. */
export function figureName(
  name: FigureName,
  { words, count }: Say,
  { answerWithinHours, currency }: Settings,
): string {
  const { withinTarget, ...rest } = words.figures;
  if (name === "withinTarget") return withinTarget(count(answerWithinHours));
  const isMoney = name === "revenue" || name === "historicValue" || name === "lifetimeValue";
  return isMoney && currency !== undefined ? `${rest[name]} (${currency})` : rest[name];
}
