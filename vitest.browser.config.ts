import { defineConfig } from "vitest/config";
import shared from "./vitest.config.ts";

/** The example's pages in a browser. Needs Chromium, and so is no part of `npm test`. */
export default defineConfig({
  ...(shared.resolve && { resolve: shared.resolve }),
  test: {
    include: ["test/browser/**/*.test.ts"],
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
