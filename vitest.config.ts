import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import "./test/examples/write.ts";

const src = fileURLToPath(new URL("src", import.meta.url));

/** Everything runs in the machine's zone of a server and of an office: no result may differ. */
function inZone(timeZone: string, exclude: string[]) {
  return { extends: true as const, test: { name: timeZone, env: { TZ: timeZone }, exclude } };
}

export default defineConfig({
  resolve: {
    alias: [
      { find: /^customer-kpis$/, replacement: `${src}/index.ts` },
      { find: /^customer-kpis\/(\w+)$/, replacement: `${src}/$1/index.ts` },
    ],
  },
  test: {
    include: ["test/**/*.test.ts"],
    // Worker threads would share the process's zone.
    pool: "forks",
    // Some tests start programs; a busy machine is no failure.
    testTimeout: 60_000,
    projects: [
      inZone("UTC", ["test/browser/**"]),
      // A drawing knows no time; a package is one in every zone.
      inZone("America/New_York", ["test/browser/**", "test/package/**", "test/charts/**"]),
    ],
    coverage: {
      include: ["src/**/*.ts"],
      thresholds: { statements: 95, branches: 95, functions: 95 },
    },
  },
});
