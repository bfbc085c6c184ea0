import { counted, measure, nps, renamed, retention } from "customer-kpis";
import { expect, test } from "vitest";
import { expectLaws } from "../laws";

const period = { start: new Date("2026-01-01"), end: new Date("2026-02-01") };
const names = { customerId: "client", startedAt: "since" } as const;
const row = { client: "ann", since: new Date("2025-06-01"), endedAt: null };
/** It has the field by the library's name, and not by the one that was said. */
const misnamed = { customerId: "bob", since: new Date("2025-06-01"), endedAt: null };
const rows = [row, { ...row, client: "bob", endedAt: new Date("2026-01-10") }];

test("keeps the laws of its measure", () => {
  const bad = [misnamed, { ...row, since: "May" }, null] as never;
  expectLaws(renamed(names, retention({ period })), rows, { bad });
});

test("a field by its old name is none, however the record comes", () => {
  const kpi = renamed(names, retention({ period }));
  const missing = "retention: client is missing";
  expect(() => measure([misnamed] as never, kpi)).toThrow(missing);
  const several = [{ ...misnamed, n: 3 }];
  expect(() => measure(several as never, counted("n", kpi))).toThrow(missing);
});

test("two names may change places", () => {
  const answers = [{ score: 3, note: 10 }];
  const swapped = renamed({ score: "note", note: "score" } as never, nps());
  expect(measure(answers, swapped).value).toBe(100);
  expect(measure([{ score: 3, note: 10, n: 2 }], counted("n", swapped) as never)).toMatchObject({
    n: 2,
    value: 100,
  });
});
