import { expect } from "vitest";
import { Problem, type Read } from "../../src/cells/cell";

/** What a cell says; fails where it cannot be read. */
export function readOf<Value>(read: Read<Value>, cell: unknown): Value | null {
  const got = read(cell);
  if (got instanceof Problem) expect.fail(`${String(cell)}: ${got.message}`);
  return got;
}

/** Why a cell cannot be read; fails where it can. */
export function problemOf(read: Read<unknown>, cell: unknown): string {
  const got = read(cell);
  return got instanceof Problem ? got.message : expect.fail(`${String(cell)} was read as ${got}`);
}
