import type { Settings } from "./settings";

/** Whether a report is of twelve months. */
export function isYear({ months }: Pick<Settings, "months">): boolean {
  return months.length === 12;
}
