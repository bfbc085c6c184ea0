import { InputError } from "customer-kpis";
import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import * as z from "zod";
import {
  type Answer,
  answerSchema,
  orderSchema,
  type Rejected,
  type RowSource,
  type StandardSchema,
  ticketSchema,
  type Validated,
  validate,
  validateAsync,
} from "../../src/schema";

/** A schema of no library: takes even numbers. */
const even: StandardSchema<number> = {
  "~standard": {
    version: 1,
    vendor: "test",
    validate: (value) =>
      typeof value === "number" && value % 2 === 0
        ? { value }
        : { issues: [{ message: "must be even" }, { message: "Odd!", path: [] }] },
  },
};

/** What there is where there are no rows. */
const NOTHING = { records: [], rejected: [], leftOut: [], joined: 0, assumed: [] };

describe("sorts rows", () => {
  test("into records, and rejected rows with number, reasons and input", () => {
    const rows = [{ score: "10" }, { score: "ten", at: "soon" }, { score: "" }, "score"];
    const { records, rejected } = validate(answerSchema, rows);
    expect(records).toEqual([{ score: 10 }, { score: null }]);
    expect(rejected).toEqual([
      {
        row: 2,
        issues: [
          {
            field: "score",
            message: 'score must be a number, got "ten" (say words: { "ten": its score })',
          },
          {
            field: "at",
            message:
              'at must be a date such as 2026-03-01 or 2026-03-01T09:30+03:30, got "soon" (none? Say missing: ["soon"])',
          },
        ],
        input: { score: "ten", at: "soon" },
      },
      {
        row: 4,
        issues: [{ field: "", message: 'row must be an object with named fields, got "score"' }],
        input: "score",
      },
    ]);
    expect(rejected[0]?.input).toBe(rows[1]);
  });

  test("of which there are none", () => {
    expect(validate(answerSchema, [])).toEqual(NOTHING);
    expect(validate(answerSchema, new Set())).toEqual(NOTHING);
    expect(validate(answerSchema, [], { rename: { score: "Score" } }).records).toEqual([]);
  });

  test("of any iterable, read once", () => {
    let reads = 0;
    function* rows() {
      reads++;
      yield { score: 1 };
      yield { score: "x" };
    }
    const { records, rejected } = validate(answerSchema, rows());
    expect([records.length, rejected.length, reads]).toEqual([1, 1, 1]);
  });

  test("without changing one", () => {
    const row = Object.freeze({ Score: " 9 ", extra: Object.freeze([1]) });
    const rows = Object.freeze([row]);
    validate(answerSchema, rows, { rename: { score: "Score" } });
    expect(rows).toEqual([{ Score: " 9 ", extra: [1] }]);
  });

  test("each either into one or into the other, in order", () => {
    const cell = fc.oneof(fc.string(), fc.double(), fc.constant(null), fc.date(), fc.object());
    const row = fc.oneof(fc.record({ score: cell, at: cell }, { requiredKeys: [] }), cell);
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const { records, rejected } = validate(answerSchema, rows);
        expect(records.length + rejected.length).toBe(rows.length);
        const numbers = rejected.map((one) => one.row);
        expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
        for (const { row, issues, input } of rejected) {
          expect(input).toBe(rows[row - 1]);
          expect(issues.length).toBeGreaterThan(0);
        }
        for (const { score } of records)
          expect(score === null || Number.isFinite(score)).toBe(true);
      }),
    );
  });

  test("a hundred thousand as well", () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => ({
      customerId: `c${i % 1000}`,
      at: `2026-03-${String((i % 31) + 1).padStart(2, "0")}`,
      amount: i % 10 === 0 ? "free" : String(i),
    }));
    const { records, rejected } = validate(orderSchema, rows);
    expect([records.length, rejected.length]).toEqual([90_000, 10_000]);
    expect(rejected.at(-1)?.row).toBe(99_991);
    expect(records.at(-1)?.amount).toBe(99_999);
  });
});

describe("any Standard Schema", () => {
  test("will do", () => {
    const { records, rejected } = validate(even, [2, 3, 4]);
    expectTypeOf(records).toEqualTypeOf<number[]>();
    expect(records).toEqual([2, 4]);
    expect(rejected[0]?.issues).toEqual([
      { field: "", message: "row must be even" },
      { field: "", message: "row: Odd!" },
    ]);
  });

  test("may be a function, as arktype's are", () => {
    const schema = Object.assign(() => true, even);
    expect(validate(schema, [2]).records).toEqual([2]);
  });

  test("may name the place in parts or in segments, and the field in the message", () => {
    // Some libraries' paths are arrays whose `map` makes something else.
    class Path extends Array<PropertyKey | { key: PropertyKey }> {}
    const path = Path.from(["items", { key: 0 }, "price"]) as Path;
    const says = (message: string): StandardSchema<never> => ({
      "~standard": {
        version: 1,
        vendor: "test",
        validate: () => ({ issues: [{ message, path }] }),
      },
    });
    const messageOf = (message: string) => validate(says(message), [1]).rejected[0]?.issues;
    const field = "items[0].price";
    expect(messageOf("is missing")).toEqual([{ field, message: "items[0].price is missing" }]);
    expect(messageOf("Required")).toEqual([{ field, message: "items[0].price: Required" }]);
    expect(messageOf("items[0].price must be 1")).toEqual([
      { field, message: "items[0].price must be 1" },
    ]);
  });

  test("of zod has its output inferred", () => {
    const schema = z.object({ score: z.coerce.number() });
    const { records } = validate(schema, [{ score: "1" }]);
    expectTypeOf(records).toEqualTypeOf<{ score: number }[]>();
    expect(records).toEqual([{ score: 1 }]);
    const rows = [{ score: 1 }];
    expectTypeOf(validate(answerSchema, rows)).toEqualTypeOf<
      Validated<Answer, { score: number }>
    >();
    expectTypeOf<Validated<Answer>["rejected"]>().toEqualTypeOf<Rejected<unknown>[]>();
  });

  test("that answers later is refused, and its rejection handled", () => {
    const later = z.object({ score: z.number().refine(async () => true) });
    expect(() => validate(later, [{ score: 1 }])).toThrow(/^validate: schema must answer at once/);
    const never: StandardSchema<number> = {
      "~standard": { version: 1, vendor: "test", validate: () => Promise.reject(new Error("no")) },
    };
    expect(() => validate(never, [1])).toThrow(InputError);
  });

  test.each([undefined, null, {}, "answerSchema", { parse: () => 1 }, { "~standard": {} }])(
    "is not %j",
    (schema) => {
      expect(() => validate(schema as never, [])).toThrow(
        /^validate: schema (must be|is missing: it must be) a source, or a Standard Schema/,
      );
    },
  );
});

/** A schema that takes all rows, and keeps them as they are shown to it. */
function seeing(rows: unknown[]): StandardSchema<unknown> {
  const validate = (value: unknown) => ({ value: rows.push(value) });
  return { "~standard": { version: 1, vendor: "test", validate } };
}

test("a schema sees a row's columns by their clean names, and no others", () => {
  const rows: unknown[] = [];
  validate(seeing(rows), [{ " How  likely? ": 1 }, { b: 2, " b": 3 }, { d: 4 }]);
  expect(rows).toStrictEqual([
    { " How  likely? ": 1, "How likely?": 1 },
    { b: 2, " b": 3 },
    { d: 4 },
  ]);
});

test("a reason is told of its place", () => {
  const says = (message: string, path: PropertyKey[]): StandardSchema<never> => ({
    "~standard": {
      version: 1,
      vendor: "test",
      validate: () => ({ issues: [{ message, path }] }),
    },
  });
  const messageOf = (message: string, path: PropertyKey[]) =>
    validate(says(message, path), [1]).rejected[0]?.issues[0]?.message;
  expect(messageOf("must be 1", [0, "price"])).toBe("[0].price must be 1");
  expect(messageOf("The price must be 1", ["price"])).toBe("price: The price must be 1");
});

test.each([
  [0, 0, 0],
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
  // As many of one kind as of another are something still.
  [1, 1, 0],
  [1, 0, 1],
  [0, 1, 1],
])(
  "rows that wait for others come at the end: %i, %i rejected, %i left out",
  async (n, bad, out) => {
    const sorter: RowSource<number>["sorter"] = () => ({
      take: () => {},
      finish(into) {
        const row = { row: 1, input: null };
        for (let i = 0; i < n; i++) into.records.push(i);
        for (let i = 0; i < bad; i++) into.rejected.push({ ...row, issues: [] });
        for (let i = 0; i < out; i++) into.leftOut.push({ ...row, reason: "footer" });
      },
    });
    const parts = [];
    for await (const part of validateAsync({ name: "waits", sorter }, [[1], [2]])) parts.push(part);
    // One of each batch.
    const [, , last, ...more] = parts.map(({ records, rejected, leftOut }) => [
      records.length,
      rejected.length,
      leftOut.length,
    ]);
    expect(last).toEqual(n + bad + out > 0 ? [n, bad, out] : undefined);
    expect(more).toEqual([]);
  },
);

test.each([
  ["schema", () => validate(5 as never, [])],
  ["schema", () => validate({ name: "none", sorter: () => null } as never, [])],
  ["schema", () => validate({ name: "none", sorter: () => ({}) } as never, [])],
  [
    "schema",
    () =>
      validate(
        z.object({}).refine(async () => true),
        [{}],
      ),
  ],
  ["rows", () => validate(even, "2,4" as never)],
  ["rows", () => validate(even, 5 as never)],
  ["rename", () => validate(even, [], { rename: 5 as never })],
  ["rename", () => validate(even, [], { rename: JSON.parse('{ "__proto__": "a" }') })],
  ["rename.score", () => validate(even, [], { rename: { score: 5 as never } })],
  ["rename.score", () => validate(even, [{ a: 1 }], { rename: { score: "b" } })],
  ["rename.score", () => validate(even, [{ B: 1, " b": 2 }], { rename: { score: "b" } })],
])("an error names %s", (field, call) => {
  const error = thrownBy(call);
  expect(error).toMatchObject({ kpi: "validate", field });
  expect(error.message).toMatch(new RegExp(`^validate: ${field} .+ [^ ]+`));
});

function thrownBy(call: () => unknown): InputError {
  try {
    call();
  } catch (error) {
    if (error instanceof InputError) return error;
  }
  return expect.fail("no InputError");
}

describe("rows that cannot be read", () => {
  test.each([undefined, null, 1, {}, Promise.resolve([])])("%s", (rows) => {
    expect(() => validate(answerSchema, rows as never)).toThrow(
      /^validate: rows (must be|is missing: it must be) an array or another iterable of rows/,
    );
  });

  test("text is no rows", () => {
    expect(() => validate(answerSchema, "score\n9" as never)).toThrow(
      "validate: rows must be an iterable of rows, got text (parse the CSV first)",
    );
  });

  test("a misspelt option", () => {
    const options = { renames: {} } as object;
    expect(() => validate(answerSchema, [], options)).toThrow(/"renames"/);
  });
});

describe("a header", () => {
  test.each(["\ufeffscore", " score ", "\u00a0score", "\u200fscore"])(
    "%j is the column score",
    (header) => {
      const rows = [{ [header]: "9" }, { [header]: "x" }];
      const { records, rejected } = validate(answerSchema, rows);
      expect(records).toEqual([{ score: 9 }]);
      expect(rejected[0]?.input).toBe(rows[1]);
      expect(Object.keys(rows[0] as object)).toEqual([header]);
    },
  );

  test("may be in letters of either kind", () => {
    const schema = z.object({ "مشتری ما": z.string(), "Caf\u00e9 1": z.string() });
    const row = { "مشتري\u00a0ما": "a", "Cafe\u0301 ۱": "b" };
    expect(validate(schema, [row]).records).toEqual([{ "مشتری ما": "a", "Caf\u00e9 1": "b" }]);
  });

  test("is found where the first rows have no such cell, as blank ones of a spreadsheet", () => {
    const ticket = { createdAt: "2026-03-01", firstRespondedAt: "2026-03-01" };
    const rows = [ticket, { ...ticket, "excluded ": "spam" }, { ...ticket, "team\u00a0": "a" }];
    expect(validate(ticketSchema, rows).records).toMatchObject([
      {},
      { excluded: "spam" },
      { team: "a" },
    ]);
    const columns =
      'but the columns are "createdAt", "firstRespondedAt", "excluded ", "team\u00a0"';
    const rename = { customerId: "client" };
    expect(() => validate(ticketSchema, rows, { rename })).toThrow(columns);
  });

  test("hides no column that is written just so", () => {
    const schema = z.object({ score: z.string() });
    expect(validate(schema, [{ "\ufeffscore": "a", score: "b" }]).records).toEqual([
      { score: "b" },
    ]);
    const polluting = JSON.parse('{ "\\ufeff__proto__": { "polluted": true }, "score": "b" }');
    expect(validate(schema, [polluting]).records).toEqual([{ score: "b" }]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe("rename", () => {
  const rows = [
    { "How likely?": "9", score: "ignored", When: "2026-03-01" },
    { "How likely?": "x", score: "ignored", When: "" },
  ];

  test("takes a field from its column, and the row as input stays as it came", () => {
    const rename = { score: "How likely?", at: "When" };
    const { records, rejected } = validate(answerSchema, rows, { rename });
    expect(records).toEqual([{ score: 9, at: new Date("2026-03-01") }]);
    expect(rejected[0]?.issues[0]?.message).toMatch('score must be a number, got "x"');
    expect(rejected[0]?.input).toBe(rows[1]);
  });

  test("leaves other columns where they are, also the renamed one", () => {
    const schema = z.object({ id: z.string(), customerId: z.string(), team: z.string() });
    const rename = { customerId: "id" };
    expect(validate(schema, [{ id: "ann", team: "a" }], { rename }).records).toEqual([
      { id: "ann", customerId: "ann", team: "a" },
    ]);
  });

  test("can swap columns", () => {
    const schema = z.object({ a: z.number(), b: z.number() });
    const swapped = validate(schema, [{ a: 1, b: 2 }], { rename: { a: "b", b: "a" } });
    expect(swapped.records).toEqual([{ a: 2, b: 1 }]);
  });

  test("of a column that no row has is an error that lists those there are", () => {
    expect(() => validate(answerSchema, rows, { rename: { score: "Likely" } })).toThrow(
      'validate: rename.score names the column "Likely", but the columns are "How likely?", "score", "When"',
    );
    expect(() => validate(answerSchema, [{}], { rename: { score: "Likely" } })).toThrow(
      'validate: rename.score names the column "Likely", but the columns are none',
    );
  });

  test("of a column that only some rows have reads it as missing in the others", () => {
    const some = [null, { Id: 1 }, { Id: 2, Score: "9" }];
    const { records, rejected } = validate(answerSchema, some, { rename: { score: "Score" } });
    expect(records).toEqual([{ score: 9 }]);
    expect(rejected.map(({ row }) => row)).toEqual([1, 2]);
  });

  test.each([
    ["how  LIKELY?", "How likely?"],
    ["How\u00a0likely?", "How likely?"],
    ["\ufeffHow likely?", "How likely?"],
    ["How likely?", "\ufeffHow likely?"],
    ["Cafe\u0301", "Caf\u00e9"],
    ["امتياز", "امتیاز"],
    ["امتیاز ۱", "امتياز 1"],
  ])("finds %j where the header is %j", (named, header) => {
    const rename = { score: named };
    const { records } = validate(answerSchema, [{ [header]: "9" }, {}, { [header]: "3" }], {
      rename,
    });
    expect(records).toEqual([{ score: 9 }, { score: 3 }]);
  });

  test("takes the column that is written just so, and none where two look the same", () => {
    const twins = { Score: "1", score: "2", "SCORE ": "3" };
    expect(validate(answerSchema, [twins], { rename: { score: "Score" } }).records).toEqual([
      { score: 1 },
    ]);
    expect(() => validate(answerSchema, [twins], { rename: { score: "sCore" } })).toThrow(
      'validate: rename.score must be one of the columns "Score", "score" and "SCORE ", got "sCore"',
    );
  });

  test("leaves a row that is no object alone", () => {
    const { rejected } = validate(answerSchema, [["a"], { s: 1 }], { rename: { score: "s" } });
    expect(rejected[0]?.issues[0]?.message).toMatch("row must be an object with named fields");
  });

  test("finds no column in a prototype", () => {
    const rename = { score: "toString" };
    expect(() => validate(answerSchema, [{ score: 1 }], { rename })).toThrow(InputError);
  });

  test("pollutes nothing", () => {
    const row = JSON.parse('{ "__proto__": { "polluted": true }, "Score": "9" }');
    const { records } = validate(answerSchema, [row], { rename: { score: "Score" } });
    expect(records).toEqual([{ score: 9 }]);
    const rename = JSON.parse('{ "__proto__": "Score" }');
    expect(() => validate(answerSchema, [row], { rename })).toThrow(/__proto__/);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test.each([
    [null, "rename must be an object of column names by field, got null"],
    ["Score", 'rename must be an object of column names by field, got "Score"'],
    [{ score: 1 }, "rename.score must be a column's name, got 1"],
    [
      JSON.parse('{ "__proto__": "Score" }'),
      'rename must be free of a field __proto__, got "__proto__"',
    ],
  ])("is not %j", (rename, message) => {
    const options = { rename } as object;
    expect(() => validate(answerSchema, [{ score: 1 }], options)).toThrow(`validate: ${message}`);
  });
});
