import { fail } from "../check";
import type { Key } from "../measure";

/** Throws where a list is none, or holds something that is no record. */
export function checkList<Item>(
  chart: string,
  field: string,
  list: readonly Item[],
  allowed: string,
): readonly Item[] {
  if (!Array.isArray(list)) fail(chart, field, allowed, list, TypeError);
  for (const item of list) {
    if (typeof item !== "object" || item === null) fail(chart, field, allowed, item, TypeError);
  }
  return list;
}

/** Throws where a figure is neither a finite number nor `null`. */
export function checkFigure(chart: string, field: string, figure: number | null): number | null {
  if (figure === null || Number.isFinite(figure)) return figure;
  return fail(chart, field, "a finite number or null", figure);
}

/** Throws where a figure is no finite number. */
export function checkNumber(chart: string, field: string, figure: number): number {
  return Number.isFinite(figure) ? figure : fail(chart, field, "a finite number", figure);
}

/** Throws where two groups have the same name, as both would be drawn in one place. */
export function checkKeys(chart: string, keys: readonly Key[]): string[] {
  const names = keys.map(String);
  names.forEach((name, i) => {
    if (names.indexOf(name) < i) fail(chart, "key", "of one group only", name, RangeError);
  });
  return names;
}
