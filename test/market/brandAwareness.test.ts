import { type AwarenessAnswer, brandAwareness, by, measure } from "customer-kpis";
import fc from "fast-check";
import { expect, test } from "vitest";
import { expectEnds } from "../golden/expectClose";
import { expectLaws } from "../laws";

const people: AwarenessAnswer[] = [
  { unaided: true, aided: null },
  { unaided: true },
  { unaided: false, aided: true },
  { unaided: false, aided: false },
  { unaided: false },
  { unaided: true, aided: false },
  { unaided: null, aided: true },
  { aided: false },
  { unaided: null, aided: null },
];

test("is a measure", () => {
  expectLaws(brandAwareness(), people);
});

test("aided are those who named or knew the brand, unaided those who named it", () => {
  // Aided rests on all but the fifth, who was not shown the list, and the last: 5 of 7.
  // Unaided on the first six: 3 of 6.
  const result = brandAwareness(people);
  expect(result).toMatchObject({ value: 5 / 7, n: 7, count: 5, contradictions: 1, unanswered: 1 });
  expect(result.unaided).toMatchObject({ value: 0.5, n: 6, count: 3 });
});

test("both shares have Wilson's interval", () => {
  const five = [true, true, true, true, false].map((aided) => ({ aided, unaided: aided }));
  const { interval, unaided } = brandAwareness(five);
  expectEnds(interval, [0.375535, 0.963776], 1e-5);
  expectEnds(unaided.interval, [0.375535, 0.963776], 1e-5);
  const none = brandAwareness(Array(10).fill({ unaided: false, aided: false }));
  expectEnds(none.interval, [0, 0.277533], 1e-5);
  const narrow = brandAwareness(five, { level: 0.5 }).interval!;
  expect([narrow.level, narrow.lower > 0.375535]).toEqual([0.5, true]);
});

test("without answers there is no share", () => {
  const empty = { value: null, n: 0, count: 0, interval: null };
  const nobody = { kind: "share", ...empty, unaided: empty, contradictions: 0, unanswered: 0 };
  expect(brandAwareness([])).toEqual(nobody);
  expect(brandAwareness([{ aided: null }])).toEqual({ ...nobody, unanswered: 1 });
});

test("by region", () => {
  const rows = [
    { region: "north", unaided: true },
    { region: "south", unaided: false, aided: false },
  ];
  const regions = measure(rows, by("region", brandAwareness()));
  expect(regions.map(({ result }) => result.value)).toEqual([1, 0]);
});

test("where all were asked both, aided is never below unaided", () => {
  const person = fc.record({ unaided: fc.boolean(), aided: fc.boolean() });
  fc.assert(
    fc.property(fc.array(person, { minLength: 1 }), (rows) => {
      const { value, unaided } = brandAwareness(rows);
      expect(value).toBeGreaterThanOrEqual(unaided.value!);
    }),
  );
});

test.each([
  [{ unaided: 1 }, "unaided must be true or false, got 1"],
  [{ aided: "yes" }, 'aided must be true or false, got "yes"'],
  [
    { known: true },
    "unaided is missing: it must be true, false or null (the record has known) (record 0)",
  ],
  [true, "record must be an object with unaided, got true"],
])("refuses %j", (record, says) => {
  expect(() => brandAwareness([record as never])).toThrow(`brandAwareness: ${says}`);
});

test("refuses a level that is none and misspelt options", () => {
  expect(() => brandAwareness([], { level: 0 })).toThrow(
    "brandAwareness: level must be a finite number above 0 and below 1, got 0",
  );
  expect(() => brandAwareness([], { brand: "x" } as never)).toThrow(
    'brandAwareness: has no option "brand"; it has level',
  );
});
