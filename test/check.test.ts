import { InputError } from "customer-kpis";
import { describe, expect, test } from "vitest";
import { checkOptions, fail, show } from "../src/check";

describe("fail", () => {
  const thrown = (came: unknown): Error => {
    try {
      return fail("nps", "score", "a whole number from 0 to 10", came);
    } catch (error) {
      return error as Error;
    }
  };

  test("says which KPI, which field, what was allowed and what came", () => {
    const { message } = thrown(11);
    expect(message).toBe("nps: score must be a whole number from 0 to 10, got 11");
  });

  test("refuses a number or a date: of the right kind, but not allowed", () => {
    expect(thrown(11)).toBeInstanceOf(RangeError);
    expect(thrown(Number.NaN)).toBeInstanceOf(RangeError);
    expect(thrown(new Date(Number.NaN))).toBeInstanceOf(RangeError);
  });

  test("refuses anything else", () => {
    for (const came of ["9", true, null, undefined, 9n, {}, [9]]) {
      expect(thrown(came)).toBeInstanceOf(InputError);
    }
  });

  test("says of a missing field what the record has instead, and what is nearly it", () => {
    const record = { scor: 9, channel: "web" };
    expect(() => fail("nps", "score", "a number", undefined, record)).toThrow(
      'nps: score is missing: it must be a number (the record has scor, channel; did you mean "scor"? Use renamed(...))',
    );
  });

  test("names twelve fields of a record at most, and the way to others where a score is asked for", () => {
    const wide = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`q${i}`, 9]));
    const told = "q0, q1, q2, q3, q4, q5, q6, q7, q8, q9, q10, q11";
    expect(() => fail("nps", "score", "a number", undefined, wide)).toThrow(
      `nps: score is missing: it must be a number (the record has ${told}; use select(...))`,
    );
    expect(() => fail("sums", "amount", "a number", undefined, { cost: 1 })).toThrow(
      /\(the record has cost\)$/,
    );
    expect(() => fail("sums", "amount", "a number", undefined, {})).toThrow(
      /\(the record has nothing\)$/,
    );
  });

  test("tells the parts apart", () => {
    const { kpi, field, came, index } = thrown(11) as InputError;
    expect([kpi, field, came, index]).toEqual(["nps", "score", 11, null]);
    expect(String(thrown(11))).toMatch(/^InputError: nps: /);
  });
});

describe("show", () => {
  test("puts text in quotes, so that '9' and 9 differ", () => {
    expect(show("9")).toBe('"9"');
    expect(show(9)).toBe("9");
  });

  test("shows the beginning of a long text", () => {
    expect(show("x".repeat(60))).toBe(`"${"x".repeat(60)}"`);
    expect(show("x".repeat(61))).toBe(`"${"x".repeat(60)}…"`);
  });

  test.each([
    [null, "null"],
    [undefined, "undefined"],
    [true, "true"],
    [9n, "9n"],
    [Symbol("nine"), "Symbol(nine)"],
    [new Date(Number.NaN), "Invalid Date"],
    [Promise.resolve(9), "Promise"],
    [{ score: 9 }, "Object"],
    [[9], "Array"],
  ])("shows %s as %s", (came, shown) => {
    expect(show(came)).toBe(shown);
  });

  test("shows what cannot be made text", () => {
    expect(show(Object.create(null))).toBe("Object");
    expect(show([Symbol("nine")])).toBe("Array");
  });
});

describe("checkOptions", () => {
  const check = (options: unknown) => () =>
    checkOptions("nps", options as object, ["scale", "level"]);

  test("accepts an object with allowed options only, or with none", () => {
    expect(check({ level: 0.9 })).not.toThrow();
    expect(check({})).not.toThrow();
  });

  test("refuses a misspelt option and names those there are", () => {
    expect(check({ levle: 0.9 })).toThrow('nps: has no option "levle"; did you mean "level"?');
  });

  test("leads on from what is no option of any kind, and from what validate answers", () => {
    expect(check({ colour: 1 })).toThrow(/has no option "colour"; it has scale, level$/);
    expect(check({ records: [] })).toThrow(/it has scale, level; pass its records$/);
    expect(check({ groupBy: "x" })).toThrow(/it has scale, level; use by\(...\)$/);
  });

  test("leads from the start of a period to it, where there is one", () => {
    const ask = (name: string) => () => checkOptions("churn", { [name]: 1 }, ["period", "unit"]);
    expect(ask("start")).toThrow(/it has period, unit; use period: \{ start, end \}$/);
    expect(ask("colour")).toThrow(/it has period, unit$/);
    expect(check({ start: 1 })).toThrow(/it has scale, level$/);
  });

  test("refuses a misspelt option even where its value is undefined", () => {
    expect(check({ levle: undefined })).toThrow(InputError);
  });

  test.each([[null], [5], ["level"], [true], [[]], [() => 1]])(
    "refuses %s as options",
    (options) => {
      expect(check(options)).toThrow(InputError);
      expect(check(options)).toThrow(/^nps: options must be an object, got /);
    },
  );

  test("says of options that are not there that they are missing", () => {
    expect(check(undefined)).toThrow("nps: options is missing: it must be an object");
  });
});
