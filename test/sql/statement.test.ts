import {
  by,
  churn,
  cohorts,
  combine,
  InputError,
  type Measure,
  nps,
  npsReasons,
  over,
  purchaseHistories,
  purchasePatterns,
  repeatPurchase,
  retention,
  revenueRetention,
  servqual,
  sums,
  where,
} from "customer-kpis";
import * as sql from "customer-kpis/sql";
import { ask, type Dialect, duckdb, statement } from "customer-kpis/sql";
import type { FieldRead } from "customer-kpis/states";
import { describe, expect, test } from "vitest";
import { completed } from "../../src/sql/dialects";

const DIALECTS = Object.entries(sql).filter(
  (entry): entry is [string, Dialect] => typeof entry[1] === "object",
);
const YEAR = { start: new Date("2026-01-01"), end: new Date("2027-01-01") };

test("there is a dialect for each engine", () => {
  expect(DIALECTS.map(([name]) => name).sort()).toEqual([
    "bigquery",
    "clickhouse",
    "databricks",
    "duckdb",
    "mysql",
    "postgres",
    "redshift",
    "snowflake",
    "sqlite",
    "trino",
  ]);
});

describe.each(DIALECTS)("%s", (_, dialect) => {
  test.each(['a"b', "a`b", "a\\b", "a'b", "a; drop table x --", 'a\\"`b'])(
    "no name can end its quotes: %s",
    (name) => {
      const quoted = dialect.quote(name);
      const mark = quoted[0] as string;
      expect(quoted.at(-1)).toBe(mark);
      // Within the quotes the mark stands doubled or behind a backslash that is none of a pair.
      const inner = quoted.slice(1, -1);
      const escapes = dialect.quote("\\").length === 4;
      const rest = escapes ? inner.replace(/\\./g, "") : inner.replaceAll(mark + mark, "");
      expect(rest).not.toContain(mark);
    },
  );

  test("a query has a name, as some engines want one, and a table keeps its own", async () => {
    for (const from of ["(select 1 as score, 2 as at)", " (select 1 as score, 2 as at)\n"]) {
      const texts: string[] = [];
      const run = async (text: string) => {
        texts.push(text);
        return [];
      };
      await ask(run, { dialect, from }, over("day", nps()) as Measure<never, unknown>);
      expect(texts).toHaveLength(2);
      for (const text of texts) expect(text).toContain(`from ${from} as r`);
    }
    for (const from of ["answers", "(select 1 as score) as own", "read_csv('answers.csv')"]) {
      expect(statement({ dialect, from }, nps()).text).not.toContain(`${from} as`);
    }
  });

  test("no alias is called as a column, which ClickHouse would take for the alias", async () => {
    const columns = { channel: "K0", at: { sql: "k1 + kk1" } };
    const texts: string[] = [];
    const run = async (text: string) => {
      texts.push(text);
      return [];
    };
    const of = over("day", by("channel", nps())) as Measure<never, unknown>;
    await ask(run, { dialect, from: "answers", columns, instants: "milliseconds" }, of);
    expect(texts).toHaveLength(2);
    expect(texts[0]).toBe("select min(k1 + kk1) as kkk0a, max(k1 + kk1) as kkk0z from answers");
    const { quote } = dialect;
    expect(texts[1]).toContain(
      `select k1 + kk1 as kkk0, ${quote("K0")} as kkk1, ${quote("score")} as kkk2 from answers`,
    );
    const aliasOf = (channel: string, score: string) => {
      const columns = { channel: { sql: channel }, score: { sql: score } };
      return statement({ dialect, from: "answers", columns }, by("channel", nps())).text;
    };
    expect(aliasOf("K0", "x")).toContain("select K0 as kk0, x as kk1 from");
    expect(aliasOf("x", "k1")).toContain("select x as kk0, k1 as kk1 from");
    expect(aliasOf("x", "ak1")).toContain("select x as k0, ak1 as k1 from");
  });

  test("what is of a type of the engine's own is a text before it is looked at", () => {
    const table = { dialect, from: "t", columns: { currency: "currency", reason: "reason" } };
    for (const of of [churn({ period: YEAR }), revenueRetention({ period: YEAR })]) {
      const { text } = statement(table, of as Measure<never, unknown>);
      expect(text).toMatch(/nullif\((cast|toString)\(/);
      expect(text).not.toMatch(/nullif\((k\d|case)/);
    }
  });

  test("a year of days in a zone with two changes of the clock is at most 2 kB", () => {
    const days = over({ unit: "day", timeZone: "Europe/Berlin" }, nps());
    const { text } = statement({ dialect, from: "answers" }, days, { span: YEAR });
    expect(text.length).toBeLessThanOrEqual(2048);
    expect(text).not.toMatch(/[?$:]\d|undefined|NaN/);
  });
});

// As their manuals have it: whole milliseconds, a text, whole numbers of 64 bits and their remainder.
const ORDERED: Readonly<Record<string, string>> = {
  postgres: 'c collate "C"',
  mysql: "convert(c using utf8mb4) collate utf8mb4_bin",
};
const STANDARD = ["cast(c as varchar)", "5", "(a % b)"] as const;
test.each([
  ["duckdb", "epoch_ms(c)", ...STANDARD],
  ["postgres", "cast(floor(round(date_part('epoch', c) * 1000000) / 1000) as bigint)", ...STANDARD],
  [
    "clickhouse",
    "toUnixTimestamp64Milli(toDateTime64(c, 3, 'UTC'))",
    "toString(c)",
    "toInt64(5)",
    "(a % b)",
  ],
  ["bigquery", "unix_millis(c)", "cast(c as string)", "5", "mod(a, b)"],
  ["snowflake", "date_part(epoch_millisecond, c)", ...STANDARD],
  ["redshift", "datediff(millisecond, timestamp '1970-01-01', c)", ...STANDARD],
  ["databricks", "unix_millis(c)", "cast(c as string)", "5", "(a % b)"],
  ["trino", "cast(floor(round(to_unixtime(c) * 1000000) / 1000) as bigint)", ...STANDARD],
  ["sqlite", "c", "cast(c as text)", "5", "(a % b)"],
  [
    "mysql",
    "cast(floor(timestampdiff(microsecond, '1970-01-01', c) / 1000) as signed)",
    "cast(c as char)",
    "5",
    "(a % b)",
  ],
])("what differs between engines: %s", (name, moment, text, number, remainder) => {
  const dialect = completed(DIALECTS.find(([one]) => one === name)![1]);
  expect(dialect.milliseconds("c")).toBe(moment);
  expect(dialect.text("c")).toBe(text);
  expect(dialect.number(5)).toBe(number);
  expect(dialect.remainder("a", "b")).toBe(remainder);
  expect(dialect.fence).toBe(name === "postgres" ? "offset 0" : undefined);
  expect(dialect.ordered("c")).toBe(ORDERED[name] ?? "c");
  expect(dialect.windows).toBe(true);
  const isBackslashed = ["bigquery", "clickhouse"].includes(name);
  const isTicked = isBackslashed || ["databricks", "mysql"].includes(name);
  const ticked = isBackslashed ? '`a"b\\`c\\\\`' : '`a"b``c\\`';
  expect(dialect.quote('a"b`c\\')).toBe(isTicked ? ticked : '"a""b`c\\"');
});

test("MySQL is told what it would take for equal: texts by their bytes, all else as it is", () => {
  const textOf = (of: Measure<any, unknown>, columns?: Record<string, string>) => {
    const table = { dialect: sql.mysql, from: "t", columns };
    return statement(table, of as Measure<never, unknown>, { span: YEAR }).text;
  };
  const grouped = textOf(over("month", by("channel", npsReasons())));
  expect(grouped).toMatch(/group by k0, k1, cast\(k1 as binary\), k2, k3, cast\(k3 as binary\)$/);
  const summed = textOf(by("shop", purchaseHistories({ until: YEAR.end })), { orderId: "orderId" });
  // Whose record it is, of which shop, and of which order.
  expect(summed).toContain("cast(case when o = 0 then k1 end as binary) as wa");
  expect(summed).toContain("cast(case when o = 0 then k0 end as binary) as c0");
  expect(summed).toMatch(/partition by [^)]*y, cast\(y as binary\)/);
  // A blank customer's group, and a currency.
  expect(summed).toContain("cast(case when o > 0 then k0 end as binary) as d0");
  const labelled = textOf(revenueRetention({ period: YEAR }), { currency: "currency" });
  expect(labelled).toContain(
    "convert(nullif(cast(case when o = 0 then k4 end as char), '') using utf8mb4) collate utf8mb4_bin as l",
  );
  expect(labelled).toMatch(/group by [^()]*, l, cast\(l as binary\)$/);
  const ended = textOf(churn({ period: YEAR }), { reason: "reason" });
  // Each once, and what is no text only as it is.
  expect(ended).toMatch(/select a0, a1, a2, a3, d0, d3, o, y, c, w, wa, j,/);
  const shops = textOf(by("shop", churn({ period: YEAR })));
  expect(shops).toMatch(/select a0, a1, a2, a3, d0, d1, o, b0, c0, y, c, w, wa, j,/);
  const flagged = textOf(churn({ period: YEAR }), { isTrial: "isTrial" });
  expect(flagged).toContain("as d0");
  expect(flagged).not.toMatch(/as d[123]\b/);
  expect(ended).toContain(
    "convert(nullif(cast(k3 as char), '') using utf8mb4) collate utf8mb4_bin end as r",
  );
});

describe("whatever order an engine's rows have", () => {
  const ordersOf = <Row>(rows: readonly Row[]) => [
    rows,
    rows.toReversed(),
    [...rows.slice(3), ...rows.slice(0, 3)],
  ];

  test("groups come by their keys: nothing, no and yes, numbers, texts", () => {
    const { finish } = statement({ dialect: duckdb, from: "answers" }, by("channel", nps()));
    const keys = [null, false, true, 2, 9, 10, "10", "B", "a", "b"];
    const rows = [...keys, undefined].map((k0) => ({ k0, k1: 10, n: 1 }));
    for (const given of ordersOf(rows)) {
      const groups = finish(given);
      expect(groups.map(({ key }) => key)).toEqual(keys);
      // What a client leaves out is nothing, too.
      expect(groups.map(({ result }) => result.n)).toEqual([2, ...Array(9).fill(1)]);
    }
  });

  test("an error names what comes first", () => {
    const { finish } = statement({ dialect: duckdb, from: "answers" }, over("day", nps()), {
      span: YEAR,
    });
    const days = [5, 6].map((day) => Date.UTC(2026, 0, day));
    const rows = days.flatMap((k0) => [14, 13, 12, 11].map((k1) => ({ k0, k1, n: 1 })));
    for (const given of ordersOf(rows)) {
      expect(() => finish(given)).toThrow("nps: score must be a whole number from 0 to 10, got 11");
    }
  });
});

test("a number may come as a text with blanks, and blanks alone are none", () => {
  const { finish } = statement({ dialect: duckdb, from: "answers" }, nps());
  expect(finish([{ k0: " 10 ", n: 1 }]).promoters).toBe(1);
  for (const blank of ["", "  "]) {
    expect(() => finish([{ k0: blank, n: 1 }])).toThrow(`from 0 to 10, got "${blank}"`);
  }
});

test("milliseconds that can only be another unit are refused in the measure's words", () => {
  const of = over("day", nps());
  const { finish } = statement({ dialect: sql.sqlite, from: "answers" }, of, { span: YEAR });
  const read = (k0: number) => () => finish([{ k0, k1: 9, n: 1 }]);
  expect(read(1.7672544e15)).toThrow("this may be microseconds: divide by 1,000");
  expect(read(1.7672544e9)).toThrow("this may be seconds: multiply by 1,000");
  expect(read(1.7672544e12)().map(({ key }) => key)).toEqual(["2026-01-01"]);
});

/** A measure that counts records, and says that it reads these. */
function counting(reads: readonly FieldRead[]): Measure<never, number, number> {
  return {
    init: () => 0,
    step: (n) => n + 1,
    repeat: (n, _, times) => n + times,
    merge: (left, right) => left + right,
    finish: (n) => n,
    reads,
  };
}

describe("a field that is read in several ways", () => {
  const at = { field: "at", kind: "instant" } as const;
  const cut = { ...at, cuts: [Date.UTC(2026, 5, 1)] };
  const monthly = { ...at, calendar: { unit: "month" } } as const;
  const textOf = (...reads: FieldRead[]) =>
    statement({ dialect: sql.sqlite, from: "t" }, counting(reads), { span: YEAR }).text;

  test("is cut where no reading needs more, and comes as it is where one does", () => {
    const plain =
      'select k0, count(*) as n from (select k0 from (select "at" as k0 from t ) as v0 )';
    expect(textOf(cut)).toContain(`case when k0 < ${Date.UTC(2026, 5, 1)} then`);
    expect(textOf(monthly)).toContain(`k0 >= ${YEAR.start.getTime()} and`);
    const both = textOf(cut, monthly);
    expect(both).toContain(`k0 >= ${YEAR.start.getTime()} and`);
    expect(both).toContain(`case when k0 < ${Date.UTC(2026, 5, 1)} then`);
    for (const text of [textOf(at), textOf(at, cut), textOf(cut, at), textOf(monthly, at)]) {
      expect(text).toContain(plain);
    }
    // Where nothing is cut into periods no span is asked for.
    const table = { dialect: sql.sqlite, from: "t" };
    expect(statement(table, counting([monthly, at])).text).toContain(plain);
  });

  test("is what any reading says of it, beside that it is a key", () => {
    const { finish } = statement({ dialect: duckdb, from: "t" }, by("score", nps()));
    // As engines write what is of more digits than a number.
    expect(finish([{ k0: "10", n: 2 }]).map(({ key, result }) => [key, result.n])).toEqual([
      [10, 2],
    ]);
  });
});

test("customers are counted by a currency only where the table has one", () => {
  const table = { dialect: duckdb, from: "t" };
  const of = revenueRetention({ period: YEAR }) as Measure<never, unknown>;
  expect(statement(table, of).text).toMatch(/group by a0, a1, a2, a3, o, f0, f1$/);
  const { text } = statement({ ...table, columns: { currency: "currency" } }, of);
  expect(text).toMatch(/group by a0, a1, a2, a3, a4, o, f0, f1, l$/);
});

test("a column that sums of customers know nothing of is not passed over", () => {
  const table = { dialect: duckdb, from: "t" };
  const of = retention({ period: YEAR }) as Measure<never, unknown>;
  expect(statement(table, of).text).toContain(" as o from");
  const { text } = statement({ ...table, columns: { pauses: "pauses" } }, of);
  expect(text).toMatch(/"pauses" as k3 from t .*group by k0, k1, k2, k3$/);
});

test("moments are timestamps unless it is said, where the engine has any, and begin where dates do", () => {
  const of = retention({ period: YEAR }) as Measure<never, unknown>;
  const textOf = (dialect: Dialect, instants?: "milliseconds") =>
    statement({ dialect, from: "t", instants }, of).text;
  // Dates from 1900 on; numbers from 10 ** 11 ms on, which is 1973.
  const dates = `< ${Date.UTC(1900, 0)} or`;
  const numbers = "< 100000000000 or";
  expect(textOf(duckdb)).toContain('epoch_ms("startedAt") as k1');
  expect(textOf(duckdb)).toContain(dates);
  for (const text of [textOf(duckdb, "milliseconds"), textOf(sql.sqlite)]) {
    expect(text).toContain('"startedAt" as k1');
    expect(text).toContain(numbers);
  }
});

test("counts may come as number, bigint or text, and aliases in capitals", () => {
  const { finish } = statement({ dialect: duckdb, from: "answers" }, by("channel", nps()));
  const same = [2, 2n, "2"].map((n) => finish([{ K0: "web", K1: 10, N: n }])[0]?.result.n);
  expect(same).toEqual([2, 2, 2]);
  expect(() => finish([{ k0: "web", k1: 10, n: "many" }])).toThrow(
    "statement: n must be a whole number",
  );
  expect(() => finish([{ k0: "web", k1: 10, n: 2n ** 60n }])).toThrow("below 2^53");
});

test("rows without a column of the statement's name say what they have instead", () => {
  const { finish } = statement({ dialect: duckdb, from: "answers" }, nps());
  expect(() => finish([{ score: 10, n: 2 }])).toThrow(
    'statement: rows must be with a column k0, got "score, n"',
  );
  expect(() => finish([{}])).toThrow('statement: rows must be with a column k0, got ""');
});

test("rows of shards, one after the other, are the whole", () => {
  const { finish } = statement({ dialect: duckdb, from: "answers" }, nps());
  expect(
    finish([
      { k0: 10, n: 2 },
      { k0: 3, n: 1 },
      { k0: 10, n: 5 },
    ]),
  ).toEqual(nps([...Array(7).fill(10), 3]));
});

test.each<[string, Measure<any, unknown>]>([
  ["where", where(() => true, nps())],
  ["by a function", by(() => 1, nps())],
  ["servqual", servqual({ instrument: "1991" }) as Measure<any, unknown>],
])("%s cannot go, and the message says what to do instead", (_, of) => {
  const ask = () => statement({ dialect: duckdb, from: "answers" }, of as Measure<never, unknown>);
  expect(ask).toThrow(InputError);
  expect(ask).toThrow(expect.objectContaining({ kpi: "statement", field: "measure" }));
  expect(ask).toThrow(/into `from`, or measure in memory/);
});

test("refuses what is no table, and periods without a span", () => {
  const table = { dialect: duckdb, from: "answers" };
  const at = (given: unknown) => () => statement(given as typeof table, nps());
  expect(at(null)).toThrow("statement: table must be an object with dialect and from, got null");
  expect(at({ from: "answers" })).toThrow("statement: table.dialect is missing");
  expect(at({ ...table, from: " " })).toThrow("statement: table.from must be a table's name");
  expect(at({ ...table, instants: "text" })).toThrow(
    'statement: table.instants must be "timestamp" or',
  );
  expect(() => statement(table, over("day", nps()))).toThrow("statement: span is missing");
  expect(() => statement(table, nps(), { spam: YEAR } as never)).toThrow(
    'statement: has no option "spam"; did you mean "span"?',
  );
  expect(() => statement(table, null as never)).toThrow("statement: measure must be a measure");
});

test("what is no list of rows is refused in words: a client's whole result, or rows of another text", async () => {
  const table = { dialect: duckdb, from: "answers" };
  const asked = (came: unknown, of: Measure<never, unknown> = nps()) =>
    ask(async () => came as never, table, of);
  const whole = { rows: [{ k0: 10, n: 1 }] };
  await expect(asked(whole)).rejects.toThrow(
    "statement: rows must be an array or another iterable",
  );
  const byMonth = over("month", nps()) as Measure<never, unknown>;
  await expect(asked(whole, byMonth)).rejects.toThrow("ask: rows must be an array or another iter");
  await expect(asked([{ score: 10, count: 1 }])).rejects.toThrow(
    'statement: rows must be with a column k0, got "score, count"',
  );
});

test("what asks is a function", async () => {
  await expect(ask(null as never, { dialect: duckdb, from: "t" }, nps())).rejects.toThrow(
    "ask: run must be a function that runs a statement, got null",
  );
});

test("parts of which an engine can sum up customers are asked one by one, others at once", async () => {
  const kept = retention({ period: YEAR });
  const plain = { a: nps(), b: sums("amount") };
  const times = async (of: Measure<any, unknown>) => {
    let asked = 0;
    const run = async () => {
      asked++;
      return [];
    };
    await ask(run, { dialect: duckdb, from: "t" }, of as Measure<never, unknown>);
    return asked;
  };
  expect(await times(combine(plain))).toBe(1);
  expect(await times(combine({ ...plain, kept }))).toBe(3);
  expect(await times(combine({ inner: combine({ kept, n: nps() }), n: nps() }))).toBe(3);
  expect(await times(combine({ n: nps(), inner: combine(plain) }))).toBe(1);
});

test("the span is that of all shards, of which some have nothing", async () => {
  const [january, may, july] = [0, 4, 6].map((month) => Date.UTC(2026, month, 15));
  const ends: object[] = [
    { low: null, high: undefined },
    { low: may, high: july },
    { low: String(january), high: BigInt(may!) },
  ];
  const texts: string[] = [];
  const run = async (text: string) => (texts.push(text) === 1 ? (ends as never[]) : []);
  const monthly = cohorts({ unit: "month", asOf: YEAR.end }) as Measure<never, unknown>;
  await ask(run, { dialect: duckdb, from: "t" }, monthly);
  // From January's first moment to August's: no more and no less.
  expect(texts[1]).toContain(`>= ${Date.UTC(2026, 0)} and`);
  expect(texts[1]).toContain(`< ${Date.UTC(2026, 7)} then`);
  expect(texts[1]).not.toContain(String(Date.UTC(2026, 8)));
  const daily = over("day", nps()) as Measure<never, unknown>;
  const nothing = async (text: string) => (text.includes("min(") ? [{ low: null }] : []);
  expect(await ask(nothing, { dialect: duckdb, from: "t" }, daily)).toEqual([]);
});

test("ends of many shards are no more than a call takes", async () => {
  const ends = Array.from({ length: 200_000 }, (_, i) => ({ low: i, high: 2 * i }));
  const asked: string[] = [];
  const run = async (text: string) => (asked.push(text) === 1 ? ends : []);
  const byMonth = over("month", nps()) as Measure<never, unknown>;
  expect(await ask(run, { dialect: duckdb, from: "answers" }, byMonth)).toEqual([]);
  expect(asked).toHaveLength(2);
});

test("a moment beyond the span is in its own period all the same", () => {
  const table = { dialect: duckdb, from: "answers" };
  const { finish } = statement(table, over("month", nps()), { span: YEAR });
  const [month] = finish([{ k0: Date.UTC(2026, 4), k1: 9, n: 1 }]);
  expect(month?.key).toBe("2026-05");
  // What no part of the text knows comes as it is.
  const [before, after] = [Date.UTC(2025, 11, 31, 23), Date.UTC(2027, 0, 3)];
  const months = finish([before, after].map((k0) => ({ k0, k1: 9, n: 1 })));
  expect(months.map(({ key }) => key)).toEqual(["2025-12", "2027-01"]);
});

test.each<[string, Measure<any, unknown>, object]>([
  ["a start", cohorts({ unit: "month", asOf: YEAR.end }), { f0: null, f1: null, f2: 5 }],
  ["a return", cohorts({ unit: "month", asOf: YEAR.end }), { f0: 0, f1: null, f2: 4 }],
  [
    "a purchase",
    repeatPurchase({ period: YEAR }),
    { f0: null, f1: -1, f2: 1, f3: 0, f4: 1, f5: 1 },
  ],
  ["a first day", purchasePatterns({ until: YEAR.end }), { f0: 1, f1: -1, f2: 0 }],
])("%s beyond the span is an error, too", (_, of, figures) => {
  const { finish } = statement({ dialect: duckdb, from: "orders" }, of as Measure<never, unknown>, {
    span: YEAR,
  });
  expect(() => finish([{ o: 0, ...figures, l: null, n: 1 }])).toThrow(
    "statement: span must be around all that the table has in at",
  );
});
