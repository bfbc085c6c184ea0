import { test } from "vitest";
import { allExamples, moduleOf } from "./documents";

for (const example of allExamples().filter(({ runs }) => runs)) {
  test(`${example.document}:${example.line}`, () => import(moduleOf(example)));
}
