import { retentionFromCounts } from "customer-kpis";
import fc from "fast-check";
import { expect, test } from "vitest";

test("customers at the end less the acquired, by customers at the start, is the rate", () => {
  expect(retentionFromCounts({ atStart: 200, atEnd: 210, acquired: 30 })).toEqual({
    value: 0.9,
    n: 200,
    kept: 180,
    warning: null,
  });
});

test("more kept than there were is said, not hidden", () => {
  const { value, warning } = retentionFromCounts({ atStart: 10, atEnd: 15, acquired: 2 });
  expect(value).toBe(1.3);
  expect(warning).toBe("more kept than there were: some of them are former customers who returned");
});

test("more acquired than there are at the end is said, not hidden", () => {
  const { value, warning } = retentionFromCounts({ atStart: 10, atEnd: 3, acquired: 5 });
  expect(value).toBe(-0.2);
  expect(warning).toBe("more acquired than there are at the end: some of them have left again");
});

test("nobody at the start has no rate", () => {
  expect(retentionFromCounts({ atStart: 0, atEnd: 5, acquired: 5 })).toEqual({
    value: null,
    n: 0,
    kept: 0,
    warning: null,
  });
});

test("nothing is warned of where the rate lies from 0 to 1, and only there", () => {
  const count = fc.nat(50);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), count, count, (atStart, atEnd, acquired) => {
      const { value, warning } = retentionFromCounts({ atStart, atEnd, acquired });
      expect(warning === null).toBe(value! >= 0 && value! <= 1);
    }),
  );
});

const good = { atStart: 100, atEnd: 109, acquired: 20 };

test.each([
  ["atStart", -1, "-1"],
  ["atEnd", 1.5, "1.5"],
  ["acquired", Number.NaN, "NaN"],
  ["acquired", Number.POSITIVE_INFINITY, "Infinity"],
])("%s of %f is refused", (field, count, shown) => {
  expect(() => retentionFromCounts({ ...good, [field]: count })).toThrow(
    `retentionFromCounts: ${field} must be a whole number at least 0, got ${shown}`,
  );
});

test("a missing count is refused", () => {
  // @ts-expect-error: no count
  expect(() => retentionFromCounts({ atStart: 100, atEnd: 109 })).toThrow(
    "retentionFromCounts: acquired is missing: it must be a whole number at least 0",
  );
});

test("text in place of a count is refused", () => {
  // @ts-expect-error: text
  expect(() => retentionFromCounts({ ...good, atEnd: "109" })).toThrow(
    'retentionFromCounts: atEnd must be a whole number at least 0, got "109"',
  );
});

test("a misspelt field is refused", () => {
  // @ts-expect-error: misspelt
  expect(() => retentionFromCounts({ ...good, aquired: 20 })).toThrow(
    'retentionFromCounts: has no option "aquired"',
  );
});

test.each([
  [undefined, "atStart is missing: it must be a whole number at least 0"],
  [null, "options must be an object, got null"],
])("%s in place of counts is refused", (counts, message) => {
  // @ts-expect-error: no counts
  expect(() => retentionFromCounts(counts)).toThrow(`retentionFromCounts: ${message}`);
});
