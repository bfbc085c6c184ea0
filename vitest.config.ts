import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { DOORS } from "./build/doors.ts";
import "./test/examples/write.ts";
import { readsTime } from "./test/readsTime.ts";

/** The package's own name means its sources, as `paths` in tsconfig.json says to the compiler. */
const alias = Object.entries(DOORS).map(([door, file]) => ({
  find: new RegExp(`^customer-kpis${door.slice(1)}$`),
  replacement: fileURLToPath(new URL(file, import.meta.url)),
}));

const tests = readdirSync("test", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".test.ts"))
  .map((path) => `test/${path.replaceAll("\\", "/")}`);

/** Everything runs in the machine's zone of a server and of an office: no result may differ. */
function inZone(timeZone: string, exclude: string[]) {
  return { extends: true as const, test: { name: timeZone, env: { TZ: timeZone }, exclude } };
}

export default defineConfig({
  resolve: { alias },
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: "test/setup.ts",
    // Worker threads would share the process's zone.
    pool: "forks",
    // A module is loaded once a worker. `npm run coverage` isolates each file: none leans on another.
    isolate: false,
    // Files that have not changed are not compiled again.
    experimental: { fsModuleCache: true },
    // All cores: by itself it would leave one of two idle.
    maxWorkers: "100%",
    // Some tests start programs; a busy machine is no failure.
    testTimeout: 60_000,
    projects: [
      inZone("UTC", ["test/browser/**", "test/engines/**"]),
      // A drawing knows no time, nor does a grammar or a name; a package and a program are one in every
      // zone; the last read no date.
      inZone("America/New_York", [
        ...["test/browser/**", "test/engines/**", "test/package/**", "test/charts/**"],
        "test/sql/parse.test.ts",
        ...["hostile", "program"].map((name) => `test/scorecardExample/${name}.test.ts`),
        ...tests.filter((path) => !readsTime(path)),
      ]),
    ],
    coverage: {
      include: ["src/**/*.ts"],
      thresholds: { statements: 95, branches: 95, functions: 95 },
    },
  },
});
