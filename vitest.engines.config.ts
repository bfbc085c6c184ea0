import { defineConfig } from "vitest/config";
import shared from "./vitest.config.ts";

/** Engines that are servers, started by `.ci/postgres` and `.ci/clickhouse`: no part of `npm test`. */
export default defineConfig({
  ...(shared.resolve && { resolve: shared.resolve }),
  test: {
    include: ["test/engines/**/*.test.ts"],
    testTimeout: 120_000,
  },
});
