import { describe, expect, test } from "vitest";
import { movingOf } from "../src/moving";
import type { FieldRead, Moves } from "../src/reads";

const ALWAYS: Moves = { before: Infinity, within: { start: -Infinity, end: Infinity } };
const ANCHOR: FieldRead = { field: "made", kind: "instant", moves: ALWAYS };
const DONE: FieldRead = { field: "done", kind: "instant", after: "made" };

/** How records may be moved of which these are read, by field. */
function moving(...reads: readonly FieldRead[]) {
  const byField = new Map<string, FieldRead[]>();
  for (const read of reads) {
    byField.set(read.field!, [...(byField.get(read.field!) ?? []), read]);
  }
  return movingOf(byField);
}

describe("records may be moved with the moment that one field holds", () => {
  test("wherever it is, with what comes after it", () => {
    expect(moving(ANCHOR, { field: "team", kind: "key" }, DONE)).toEqual({
      field: "made",
      once: [],
      ...ALWAYS,
      after: new Map([["done", {}]]),
    });
  });

  test("also where only its period matters beside", () => {
    const month: FieldRead = { field: "made", kind: "instant", calendar: { unit: "month" } };
    expect(moving(ANCHOR, month)?.field).toBe("made");
    expect(moving(month, ANCHOR)?.after).toEqual(new Map());
  });

  test("by all that its measures say: once all has come, the earliest before, the widest within", () => {
    const one: FieldRead = {
      ...ANCHOR,
      moves: { once: "done", before: 7, within: { start: 2, end: 5 } },
    };
    const other: FieldRead = {
      ...ANCHOR,
      moves: { once: "seen", before: 9, within: { start: 3, end: 8 } },
    };
    const seen: FieldRead = { field: "seen", after: "made" };
    expect(moving(one, other, one, DONE, seen)).toEqual({
      field: "made",
      once: ["done", "seen"],
      before: 7,
      within: { start: 2, end: 8 },
      after: new Map([
        ["done", {}],
        ["seen", {}],
      ]),
    });
  });

  test("by the lengths that part it, of all measures, or by the finest of what is told", () => {
    const at = (...lengths: number[]): FieldRead => ({ ...DONE, lengths });
    const told = (bits: number): FieldRead => ({ ...DONE, bits });
    const lengthOf = (...reads: FieldRead[]) => moving(ANCHOR, ...reads)?.after.get("done");
    expect(lengthOf(at(90, 5), at(30, 5))).toEqual({ lengths: [5, 30, 90] });
    expect(lengthOf(at())).toEqual({ lengths: [] });
    expect(lengthOf(told(4), told(7), told(2))).toEqual({ bits: 7 });
    // All of it where one needs that.
    expect(lengthOf(told(4), DONE)).toEqual({});
    expect(lengthOf(told(4), at(5))).toEqual({});
    expect(lengthOf(at(5), DONE)).toEqual({});
  });

  test("with one length summed up, and no second beside it", () => {
    const told: FieldRead = { ...DONE, bits: 4 };
    const parted: FieldRead = { field: "seen", after: "made", lengths: [5] };
    const summed: FieldRead = { field: "paid", after: "made", bits: 2 };
    expect(moving(ANCHOR, told, parted)?.after).toEqual(
      new Map([
        ["done", { bits: 4 }],
        ["seen", { lengths: [5] }],
      ]),
    );
    expect(moving(ANCHOR, told, parted, summed)?.after).toEqual(
      new Map([
        ["done", {}],
        ["seen", { lengths: [5] }],
        ["paid", {}],
      ]),
    );
  });

  test.each<[string, readonly FieldRead[]]>([
    ["no field is one", [DONE]],
    ["nothing is read", []],
    ["two are", [ANCHOR, { ...ANCHOR, field: "sent" }]],
    ["one measure needs the very moment", [ANCHOR, { field: "made", kind: "instant" }]],
    ["a list holds others", [ANCHOR, { field: "replies", kind: "list" }]],
    ["one is after another", [ANCHOR, { ...DONE, after: "sent" }]],
    ["one is read after it and by itself", [ANCHOR, DONE, { field: "done", kind: "instant" }]],
    [
      "it moves once something came that is not read",
      [{ ...ANCHOR, moves: { ...ALWAYS, once: "done" } }],
    ],
    [
      "it moves once something came that is not after it",
      [
        { ...ANCHOR, moves: { ...ALWAYS, once: "done" } },
        { field: "done", kind: "instant" },
      ],
    ],
  ])("not where %s", (_why, reads) => {
    expect(moving(...reads)).toBeNull();
  });
});
