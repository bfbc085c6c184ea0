import { by, columns, InputError, measure, nps, share } from "customer-kpis";
import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import { expectEnds } from "../golden/expectClose";
import figures from "../golden/satisfaction.json";
import { expectLaws } from "../laws";

const options = { field: "churned" } as const;
const rowsOf = (answers: readonly (boolean | number | null | undefined)[]) =>
  answers.map((churned) => ({ churned }));

test("yes is true or 1, no is false or 0, and who says nothing is counted beside", () => {
  const came = share(rowsOf([true, 1, false, 0, 0, null, undefined]), options);
  expect(came).toMatchObject({ kind: "share", value: 0.4, n: 5, count: 2, unanswered: 2 });
});

test.each(figures.shares)("$name: the interval is R's at every level", ({ yes, n, wilson }) => {
  const rows = rowsOf(Array.from({ length: n }, (_, i) => i < yes));
  for (const [level, ends] of Object.entries(wilson)) {
    expectEnds(share(rows, { ...options, level: Number(level) }).interval, ends);
  }
});

test("without records that say anything there is no share, and no interval", () => {
  const none = { value: null, n: 0, count: 0, interval: null };
  expect(share([], options)).toMatchObject({ ...none, unanswered: 0 });
  expect(share(rowsOf([null]), options)).toMatchObject({ ...none, unanswered: 1 });
});

test("it keeps the laws of a measure, rows and columns alike", () => {
  const bad = rowsOf([2, "yes" as never]);
  expectLaws(share(options), rowsOf([true, 0, null, 1, false, undefined, true]), { bad });
  const asColumns = columns({ churned: Float64Array.of(1, 0, Number.NaN, 1) });
  expect(share(asColumns, options)).toMatchObject({ n: 3, count: 2, unanswered: 1 });
});

test("all who answered are yes or no", () => {
  const answer = fc.constantFrom(true, false, 1, 0, null);
  fc.assert(
    fc.property(fc.array(answer), (answers) => {
      const { n, count, unanswered } = share(rowsOf(answers), options);
      expect(count).toBe(answers.filter((one) => one === true || one === 1).length);
      expect(n + unanswered).toBe(answers.length);
    }),
  );
});

describe("bad input", () => {
  test.each([
    ["yes", '"yes"'],
    ["1", '"1"'],
    [2, "2"],
    [0.5, "0.5"],
    [Number.NaN, "NaN"],
    [[], "Array"],
  ])("%j is neither yes nor no", (churned, shown) => {
    const rows = [{ churned: true }, { churned }] as never;
    expect(() => share(rows, options)).toThrow(
      `share: churned must be true or false, 1 or 0, or null, got ${shown} (record 1)`,
    );
  });

  test("a record without the field is no record without an answer", () => {
    expect(() => share([{ Churned: true }] as never, options)).toThrow(
      'share: churned is missing: it must be true or false, 1 or 0, or null (the record has Churned; did you mean "Churned"? Use renamed(...)) (record 0)',
    );
    expect(() => share([null] as never, options)).toThrow(InputError);
  });

  test("the field has no default", () => {
    expect(() => share([], {} as never)).toThrow("share: field is missing: it must be a text");
    expect(() => share([], { field: 3 } as never)).toThrow("share: field must be a text, got 3");
  });

  test("answers to two questions are not added up", () => {
    const [one, two] = [share({ field: "a" }), share({ field: "b" })];
    expect(() => one.merge(one.init(), two.init())).toThrow('share: state must be of a, got "b"');
    expect(() => nps().merge(nps().init(), two.init() as never)).toThrow(InputError);
  });
});

test("types: the field is one of the record's, and holds yes or no", () => {
  const rows = [{ churned: true, plan: "basic" }];
  const groups = measure(rows, by("plan", share(options)));
  expectTypeOf(groups[0]!.result.value).toEqualTypeOf<number | null>();
  const wrong = () => {
    // @ts-expect-error: no such field
    share(rows, { field: "lost" });
    // @ts-expect-error: text
    share(rows, { field: "plan" });
  };
  expect(wrong).toThrow(InputError);
});
