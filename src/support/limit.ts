import { duration, type Option } from "../options";

/** The longest time that keeps a promise: whole milliseconds, which 2.3 hours are not for a computer. */
export function limit(none?: 0): Option<number, number> {
  return (kpi, name, given) => Math.round(duration(none)(kpi, name, given));
}
