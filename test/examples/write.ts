// Writes every example as a module, for the tests to run and for the compiler to check.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { allExamples, moduleOf } from "./documents.ts";

rmSync(join(import.meta.dirname, "../.examples"), { recursive: true, force: true });
for (const example of allExamples()) {
  const path = moduleOf(example);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, example.code);
}
