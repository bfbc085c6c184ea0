import { defineConfig, mergeConfig } from "vitest/config";
import shared from "./vitest.config.ts";

/** All tests, with every property tried ten times as often. */
export default mergeConfig(
  shared,
  defineConfig({ test: { env: { FUZZ: "1" }, testTimeout: 600_000 } }),
);
