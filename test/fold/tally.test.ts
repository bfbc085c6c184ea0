import { tally } from "customer-kpis";
import { test } from "vitest";
import { expectLaws } from "../laws";

test("keeps the laws of a measure", () => {
  expectLaws(tally({ min: 0, max: 10 }), [
    0,
    10,
    { score: 3 },
    null,
    undefined,
    { score: null },
    3,
  ]);
});
