import { by, columns, measure, nps, sums, where } from "customer-kpis";
import { describe, expect, test } from "vitest";

const channel = { codes: Int8Array.of(0, 1, -1), values: ["email", "phone"] };
const answers = columns({ score: Uint8Array.of(10, 3, 9), channel, hours: [1.5, null, 2] });

describe("columns", () => {
  test("are rows to whoever iterates them", () => {
    expect(answers.length).toBe(3);
    expect([...answers]).toEqual([
      { score: 10, channel: "email", hours: 1.5 },
      { score: 3, channel: "phone", hours: null },
      { score: 9, channel: null, hours: 2 },
    ]);
    expect([...columns({ hours: Float64Array.of(1.5, Number.NaN) })]).toEqual([
      { hours: 1.5 },
      { hours: null },
    ]);
    expect([...columns({})]).toEqual([]);
  });

  test("may hold a dictionary that has its parts from a class, of few and of many values", () => {
    class Coded {
      readonly #codes: Int8Array;
      readonly #values: readonly string[];
      constructor(codes: Int8Array, values: readonly string[]) {
        this.#codes = codes;
        this.#values = values;
      }
      get codes() {
        return this.#codes;
      }
      get values() {
        return this.#values;
      }
    }
    for (const words of [
      ["email", "phone"],
      ["email", "phone", "web", "app", "shop"],
    ]) {
      const coded = columns({
        score: Int8Array.of(10, 3, 10),
        channel: new Coded(Int8Array.of(0, 1, 0), words),
      });
      const groups = measure(coded, by("channel", nps()));
      expect(groups.map(({ key, result }) => [key, result.value])).toEqual([
        ["email", 100],
        ["phone", -100],
      ]);
    }
  });

  test("may hold scores as a dictionary: what no value stands for is no answer", () => {
    const score = { codes: Int8Array.of(0, 0, 1, -1), values: [10, 2] };
    expect(nps(columns({ score }) as never)).toMatchObject({ n: 3, unanswered: 1, promoters: 2 });
  });

  test("are read in slices, each from where it starts", () => {
    // 0 + 1 + ... + 2999 is 3000 * 2999 / 2; every third of them from 0 on adds up to 3 * 999 * 1000 / 2.
    const amount = Float64Array.from({ length: 3000 }, (_, i) => i);
    const third = { codes: Uint8Array.from(amount, (i) => i % 3), values: ["a", "b", "c"] };
    const all = columns({ amount, third });
    expect(measure(all, sums("amount")).sum).toBe(4_498_500);
    expect(measure(all, where({ third: "a" }, sums("amount"))).sum).toBe(1_498_500);
  });

  test("a record in a message is the caller's, also where others are left out before it", () => {
    const odd = columns({ score: [10, 3, 11], channel: ["email", "phone", "phone"] });
    const wrong = "nps: score must be a whole number from 0 to 10, got 11 (record 2)";
    expect(() => nps(odd as never)).toThrow(wrong);
    expect(() => measure(odd, where({ channel: "phone" }, nps()))).toThrow(wrong);
    expect(() => measure(odd, by("channel", nps()))).toThrow(wrong);
  });

  test("that are not there are named, and those that are", () => {
    expect(() => measure(answers as never, by("chanel", nps()))).toThrow(
      'by: columns must be with a column "chanel"; did you mean "channel"?, got "score, channel, hours"',
    );
  });

  test.each([
    [null, "columns: columns must be an object with a column for each field, got null"],
    ["score", "columns: columns must be an object with a column for each field"],
    [{ score: [9], at: [] }, "columns: at must be of 1 records, as score, got 0"],
    [{ score: 9 }, "columns: score must be an array, a typed array or {"],
    [{ score: null }, "columns: score must be an array, a typed array or {"],
    [{ score: new DataView(new ArrayBuffer(8)) }, "columns: score must be an array, a typed"],
    [{ score: { length: 2 } }, "columns: score must be an array, a typed array or {"],
    [{ score: { codes: [0], values: [9] } }, "columns: score must be an array, a typed array or {"],
    [{ score: { codes: Uint8Array.of(0), values: 9 } }, "columns: score must be an array, a typed"],
  ])("refuses %o", (given, message) => {
    expect(() => columns(given as never)).toThrow(message);
  });
});
