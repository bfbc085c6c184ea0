import { defineConfig } from "tsup";

export default defineConfig({
  // Every module stays a file of its own, so that a bundler can drop what is not imported.
  entry: ["src/**/*.ts"],
  splitting: true,
  format: ["esm", "cjs"],
  target: "es2022",
  sourcemap: true,
  clean: true,
  dts: {
    // Declarations for the public doors only: those that package.json exports.
    entry: {
      index: "src/index.ts",
      "charts/index": "src/charts/index.ts",
      "schema/index": "src/schema/index.ts",
    },
    // tsup sets `baseUrl`, which TypeScript 6 calls deprecated.
    compilerOptions: { ignoreDeprecations: "6.0" },
  },
});
