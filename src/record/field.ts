import { fail } from "../check";
import type { Key } from "../measure";

/** Throws where a record is not an object, naming the KPI that wanted to read it. */
export function checkRecord(kpi: string, record: unknown, fields: string): void {
  if (typeof record !== "object" || record === null) {
    fail(kpi, "record", `an object with ${fields}`, record ?? null, record);
  }
}

/** Throws where a value cannot be a group's key. */
export function checkKey(kpi: string, field: string, value: unknown): Key {
  const type = typeof value;
  if (value === null || type === "string" || type === "boolean") return value as Key;
  if (Number.isFinite(value)) return value as Key;
  fail(kpi, field, "a string, number, boolean or null", value);
}

/** Throws where an optional number is neither finite nor missing; `null` where it is missing. */
export function checkNumber(kpi: string, field: string, value: unknown): number | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== "number" || !Number.isFinite(value)) {
    fail(kpi, field, "a finite number or null", value);
  }
  return value;
}

/** Throws where a record has no such field: a misspelt name is not a missing value. */
export function checkField(kpi: string, record: unknown, field: string): void {
  checkRecord(kpi, record, field);
  if (!(field in (record as object))) fail(kpi, field, "a field of the record", undefined, record);
}
