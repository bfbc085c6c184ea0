// Before each test file: the zone that its project names, and how long properties are tried.
import fc from "fast-check";
import { runs } from "./runs";

const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
if (timeZone !== process.env["TZ"]) {
  throw new Error(`The tests of ${process.env["TZ"]} run in ${timeZone}: see vitest.config.ts`);
}

fc.configureGlobal({ numRuns: runs(1000) });
