import { Dialect as Grammar, parse } from "@polyglot-sql/sdk";
import { by, type Measure, nps, over } from "customer-kpis";
import * as sql from "customer-kpis/sql";
import { ask, type Dialect, statement } from "customer-kpis/sql";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asQuery, type DialectName } from "../engines/asQuery";
import { isLong } from "../runs";
import { EVERY } from "./kpis";

/** Another program's grammar of each dialect. */
const GRAMMARS: Readonly<Record<string, Grammar>> = {
  bigquery: Grammar.BigQuery,
  clickhouse: Grammar.ClickHouse,
  databricks: Grammar.Databricks,
  duckdb: Grammar.DuckDB,
  mysql: Grammar.MySQL,
  postgres: Grammar.PostgreSQL,
  redshift: Grammar.Redshift,
  snowflake: Grammar.Snowflake,
  sqlite: Grammar.SQLite,
  trino: Grammar.Trino,
};
const DIALECTS = Object.entries(sql).filter(
  (entry): entry is [string, Dialect] => typeof entry[1] === "object",
);
const SPAN = { start: new Date("2024-01-01"), end: new Date("2026-01-01") };
const HOSTILE = ['a"b', "a`b", "a\\b", "a'b", "a; drop table x --", 'ä\\"`b', "\\` or 1", "/* a"];

describe.each(DIALECTS)("%s", (name, dialect) => {
  /** What is parsed of a text: one select, and nothing besides. */
  function parsed(text: string): readonly object[] {
    const { success, ast, error } = parse(text, GRAMMARS[name]!);
    expect(success, `${error} in ${text}`).toBe(true);
    const statements = ast as unknown as Record<string, unknown>[];
    expect(statements.map((one) => Object.keys(one))).toEqual([["select"]]);
    return statements;
  }

  // What every KPI asks is parsed in the long run: a grammar takes its time.
  const texts = isLong ? EVERY : [];

  test.each(texts)("$kind: every text is one select", ({ types, measures }) => {
    const columns = Object.fromEntries(Object.keys(types).map((field) => [field, field]));
    const table = { dialect, from: "shop_table", columns };
    for (const of of Object.values(measures("Asia/Tehran")) as Measure<never, unknown>[]) {
      parsed(statement(table, of, { span: SPAN }).text);
    }
  });

  test.each(texts)("$kind: so is a table of an account's check", ({ types, record }) => {
    const rows = fc.sample(record, { numRuns: 9, seed: 1 });
    const query = asQuery(name as DialectName, dialect.quote, types, rows);
    parsed(`select * from ${query} as t`);
  });

  test("so is what asks for the span", async () => {
    const texts: string[] = [];
    const run = async (text: string) => {
      texts.push(text);
      return [];
    };
    const table = { dialect, from: "(select * from answers) " };
    await ask(run, table, by("channel", over("week", nps()))).catch(() => {});
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) parsed(text);
  });

  test.each(HOSTILE)("a column of the name %s is that name and nothing else", (hostile) => {
    const table = { dialect, from: dialect.quote(hostile), columns: { score: hostile } };
    const { text } = statement(table, by(hostile, nps()));
    const said = JSON.stringify({ name: hostile, quoted: true }).slice(0, -1);
    expect(JSON.stringify(parsed(text)).split(said)).toHaveLength(4);
  });
});
