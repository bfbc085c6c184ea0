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

/** What may read a date, to which the machine's zone could matter. A drawing and a package know no time. */
const timed = tests.filter(
  (path) => readsTime(path) && !/^test\/(browser|engines|package|charts)\//.test(path),
);
const untimed = tests.filter((path) => !timed.includes(path));

function inZone(name: string, timeZone: string, exclude: string[]) {
  return {
    extends: true as const,
    test: {
      name,
      env: { TZ: timeZone },
      exclude: [...exclude, "test/browser/**", "test/engines/**"],
    },
  };
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
    // `npm test` runs the first two, each file once: a mistake shows in a zone with daylight saving.
    // `npm run coverage` runs the third, where servers stand.
    projects: [
      inZone("America/New_York", "America/New_York", untimed),
      inZone("anywhere", "UTC", timed),
      inZone("UTC", "UTC", []),
    ],
    coverage: {
      include: ["src/**/*.ts"],
      exclude: ["test/**"],
      thresholds: { statements: 95, branches: 95, functions: 95 },
    },
  },
});
