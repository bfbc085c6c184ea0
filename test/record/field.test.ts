import { InputError } from "customer-kpis";
import { describe, expect, test } from "vitest";
import { checkKey, checkNumber, checkRecord } from "../../src/record/field";

describe("checkKey", () => {
  test.each([["ann"], [""], [0], [-1.5], [true], [false], [null]])("lets %o pass", (key) => {
    expect(checkKey("by", "channel", key)).toBe(key);
  });

  test.each([[undefined], [Number.NaN], [new Date(0)], [9n], [Symbol("a")], [{}], [[]], [() => 1]])(
    "refuses %o",
    (key) => {
      expect(() => checkKey("by", "channel", key)).toThrow(
        /^by: channel (is missing: it )?must be a string, number, boolean or null/,
      );
    },
  );
});

describe("checkNumber", () => {
  test("lets finite numbers pass and makes what is missing null", () => {
    expect(checkNumber("sums", "amount", -0.5)).toBe(-0.5);
    expect(checkNumber("sums", "amount", null)).toBeNull();
    expect(checkNumber("sums", "amount", undefined)).toBeNull();
  });

  test("throws a RangeError for a number that is not finite, a TypeError for no number", () => {
    for (const came of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect(() => checkNumber("sums", "amount", came)).toThrow(InputError);
    }
    for (const came of ["5", "", true, 5n, {}, new Date(5)]) {
      expect(() => checkNumber("sums", "amount", came)).toThrow(
        /^sums: amount must be a finite number or null, got /,
      );
    }
  });
});

test("infinity is no key, as JSON makes it null", () => {
  for (const key of [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
    expect(() => checkKey("by", "size", key)).toThrow(InputError);
  }
});

describe("checkRecord", () => {
  test("lets any object pass", () => {
    for (const record of [{}, [], new Date(0), Object.create(null)]) {
      expect(() => checkRecord("sums", record, "amount")).not.toThrow();
    }
  });

  test.each([[null], [undefined], [5], ["5"], [true], [Symbol("a")]])("refuses %o", (record) => {
    expect(() => checkRecord("sums", record, "amount")).toThrow(InputError);
    expect(() => checkRecord("sums", record, "amount")).toThrow(
      "sums: record must be an object with amount, got ",
    );
  });
});
