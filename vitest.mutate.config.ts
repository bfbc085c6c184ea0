import { defineConfig } from "vitest/config";
import shared from "./vitest.config.ts";

/** What test/mutate.ts runs on each change: the tests of the changed file's room, in one zone. */
export default defineConfig({
  ...(shared.resolve && { resolve: shared.resolve }),
  test: {
    include: process.env["MUTATED"]?.split(",") ?? [],
    setupFiles: "test/setup.ts",
    pool: "forks",
    env: { TZ: "UTC" },
    testTimeout: 60_000,
  },
});
