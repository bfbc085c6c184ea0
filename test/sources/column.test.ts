import { column, googleForms, source, validate, zendesk } from "customer-kpis/sources";
import { describe, expect, test } from "vitest";

/** What a file of one column, `X`, says in its only cell: the value, or what is wrong with it. */
function read(of: unknown, cell: unknown, written: object = {}, options: object = {}): unknown {
  const one = source({ name: "one", fields: { x: of as any }, written });
  const { records, rejected } = validate(one, [{ X: cell }], options);
  return records.length > 0 ? records[0]!.x : rejected[0]!.issues[0]!.message;
}

const DATE = "x must be a date such as 2026-03-01 or 2026-03-01T09:30+03:30, got";

test("money is no share", () => {
  expect(read(column.money("X"), "12%")).toBe(
    'x must be a number, got "12%", which is a share (column "X")',
  );
});

test("money of three digits behind the tool's point is in doubt where its currency has two", () => {
  const written = { decimal: "." };
  const paid = column.money("X");
  const said = /^x must be a number, got "4.900 EUR", which may be 4900 or 4.900 \(say decimal/;
  expect(read(paid, "4.900 EUR", written)).toMatch(said);
  expect(read(paid, "4.900 EUR", written, { decimal: "." })).toBe(4.9);
  // Dinars of Kuwait have three; and a comma parts thousands of all.
  expect(read(paid, "4.900 KWD", written)).toBe(4.9);
  expect(read(paid, "4,900 EUR", written)).toBe(4900);
  expect(read(paid, "4.90 EUR", written)).toBe(4.9);
});

test.each([
  ["amount", -1e300, null],
  ["amount", Infinity, "amount must be a finite number, got Infinity"],
  ["amount", -Infinity, "amount must be a finite number, got -Infinity"],
  ["amount", NaN, "amount must be a finite number, got NaN"],
  ["mrr", 0, null],
  ["mrr", -5, "mrr must be 0 or more, got -5"],
  ["mrr", Infinity, "mrr must be a finite number, got Infinity"],
  ["mrr", NaN, "mrr must be a finite number, got NaN"],
])("%s of %s in a record that a source makes itself", (field, number, message) => {
  const fields = { id: column.key("Id") };
  const own = source({ name: "own", fields, record: ({ id }) => ({ id, [field]: number }) });
  const { records, rejected } = validate(own, [{ Id: "1" }]);
  expect(records).toEqual(message === null ? [{ id: "1", [field]: number }] : []);
  expect(rejected.map(({ issues }) => issues[0]?.message)).toEqual(
    message === null ? [] : [message],
  );
});

describe("a score", () => {
  test("of recommending is from 0 to 10, and on the survey's own scale else", () => {
    const row = {
      Timestamp: "2026-01-05",
      "How satisfied are you?": "87",
      "How easy was it?": "11",
    };
    const { records } = validate(googleForms.responses, [row]);
    expect(records[0]).toMatchObject({ satisfied: 87, effort: 11 });
    const likely = { Timestamp: "2026-01-05", "Would you recommend us?": "11" };
    expect(validate(googleForms.responses, [likely]).rejected).toHaveLength(1);
  });

  test("of a word is a number, whoever says it", () => {
    const words = { Good: "x" } as never;
    const asked = [{ Timestamp: "2026-01-05", "How satisfied are you?": "5" }];
    const message = 'validate: words.Good must be a finite number or null, got "x"';
    expect(() => validate(googleForms.responses, asked, { words })).toThrow(message);
    const ticket = {
      Id: "1",
      "Requester id": "9",
      "Created at": "2026-01-05 09:12",
      "First reply time in minutes": "20",
      "Full resolution time in minutes": "90",
      Status: "Solved",
      Tags: "",
      "Satisfaction Score": "Good",
    };
    expect(() => validate(zendesk.tickets, [ticket], { words })).toThrow(message);
  });

  test("is asked of a word only where all words stand for scores", () => {
    const scores = column.words("X", { good: 1, none: null });
    expect(read(scores, "odd")).toBe(
      'x must be one of "good", "none", got "odd" (or say words: { "odd": its score }) (column "X")',
    );
    for (const number of [7, 7n]) {
      expect(read(scores, number)).toMatch(/\(or say words: \{ "7": its score \}\)/);
      expect(read(scores, number, {}, { words: { "7": 1 } })).toBe(1);
    }
    expect(read(scores, Object.create(null))).toBe(
      'x must be one of "good", "none", got an object (column "X")',
    );
    const mixed = column.words("X", { good: 1, none: "n/a" });
    expect(read(mixed, "odd")).toBe('x must be one of "good", "none", got "odd" (column "X")');
  });
});

describe("a moment that is none", () => {
  test("hears of a spreadsheet where that wrote it, and of nothing else", () => {
    const iso = column.isoInstant("X");
    const sheet = '"13/01/2026 9:12" (saved by a spreadsheet? Take the export)';
    expect(read(iso, "13/01/2026 9:12")).toBe(`${DATE} ${sheet} (column "X")`);
    expect(read(iso, "am 5.1.2026")).toBe(`${DATE} "am 5.1.2026" (column "X")`);
    const unix = column.unixInstant("X");
    expect(read(unix, "13/01/2026 9:12")).toBe(`${DATE} "13/01/2026 9:12" (column "X")`);
  });

  test("is told in the words of the language that understood most of it, in whatever order", () => {
    for (const languages of [
      ["en", "de", "es"],
      ["es", "de", "en"],
    ]) {
      expect(read(column.instant("X"), "31 de febrero de 2026", { languages })).toBe(
        `${DATE} "31 de febrero de 2026", which no calendar or clock shows (column "X")`,
      );
    }
  });
});

test("a short date has its year last only where the tool writes it so", () => {
  const [day, written] = [column.instant("X"), "Jan-05-26"];
  expect(read(day, written, { yearLast: true })).toEqual(new Date("2026-01-05"));
  expect(() => read(day, written)).toThrow(/^one: dayFirst must be true or false/);
});

test.each([
  ["123,456", 123_456],
  ["1,234.5", 1234.5],
  ["0", 0],
  [12, 12],
])("a plain number may be %j", (cell, number) => {
  expect(read(column.plainNumber("X"), cell)).toBe(number);
});

test.each(["12x", "1.5.2", "-1", "x12"])("a plain number is not %j", (cell) => {
  expect(read(column.plainNumber("X"), cell)).toBe(
    `x must be a number from 0 on, got "${cell}" (column "X")`,
  );
});

test.each([
  [true, "true"],
  [[12], "an array"],
  [Object.create(null), "an object"],
])("a plain number is no other thing", (cell, said) => {
  expect(read(column.plainNumber("X"), cell)).toBe(
    `x must be a number from 0 on, got ${said} (column "X")`,
  );
});

test("a column says whether it must say something, may be blank or may not be there", () => {
  const text = column.text("X");
  expect(text.presence).toBe("required");
  expect(column.orNull(text).presence).toBe("nullable");
  expect(column.optional(text).presence).toBe("optional");
});
