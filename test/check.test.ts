import { InputError } from "customer-kpis";
import { describe, expect, test } from "vitest";
import { checkOptions, fail, show } from "../src/check";

describe("fail", () => {
  const thrown = (came: unknown, Fault?: ErrorConstructor): Error => {
    try {
      return fail("nps", "score", "a whole number from 0 to 10", came, Fault);
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
      expect(thrown(came)).toBeInstanceOf(TypeError);
    }
  });

  test("throws what it is told to throw", () => {
    expect(thrown("fortnight", RangeError)).toBeInstanceOf(RangeError);
    expect(thrown(5, TypeError)).toBeInstanceOf(TypeError);
  });
});

describe("show", () => {
  test("puts text in quotes, so that '9' and 9 differ", () => {
    expect(show("9")).toBe('"9"');
    expect(show(9)).toBe("9");
  });

  test.each([
    [null, "null"],
    [undefined, "undefined"],
    [true, "true"],
    [9n, "9"],
    [Symbol("nine"), "Symbol(nine)"],
    [new Date(Number.NaN), "Invalid Date"],
    [Promise.resolve(9), "[object Promise]"],
    [{ score: 9 }, "[object Object]"],
    [[9], "[object Array]"],
  ])("shows %s as %s", (came, shown) => {
    expect(show(came)).toBe(shown);
  });

  test("shows what cannot be made text", () => {
    expect(show(Object.create(null))).toBe("[object Object]");
    expect(show([Symbol("nine")])).toBe("[object Array]");
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
    expect(check({ levle: 0.9 })).toThrow(
      new TypeError('nps: option must be one of scale, level, got "levle"'),
    );
  });

  test("refuses a misspelt option even where its value is undefined", () => {
    expect(check({ levle: undefined })).toThrow(InputError);
  });

  test.each([[null], [undefined], [5], ["level"], [true]])("refuses %s as options", (options) => {
    expect(check(options)).toThrow(InputError);
    expect(check(options)).toThrow(/^nps: options must be an object, got /);
  });
});
