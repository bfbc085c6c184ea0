import { rmSync } from "node:fs";
import { defineConfig, type Options } from "tsup";
import { ENTRIES } from "./build/doors.ts";

rmSync("dist", { recursive: true, force: true });

const entry = { ...ENTRIES };
const shared: Options = { target: "es2022", treeshake: false, splitting: true };

/** Keeps every module a file of its own, so that a bundler can drop what is not imported. */
const oneToOne: NonNullable<Options["esbuildPlugins"]>[number] = {
  name: "one-to-one",
  setup(build) {
    build.onResolve({ filter: /^\.{1,2}(\/|$)/ }, async ({ path, kind, ...where }) => {
      if (kind === "entry-point" || where.pluginData === oneToOne) return undefined;
      const found = await build.resolve(path, { kind, ...where, pluginData: oneToOne });
      const isFolder = found.path.endsWith("/index.ts") && !path.endsWith("/index");
      return { path: `${path}${isFolder ? "/index" : ""}.js`, external: true };
    });
  },
};

export default defineConfig([
  {
    ...shared,
    entry: ["src/**/*.ts"],
    format: "esm",
    outDir: "dist/modules",
    platform: "neutral",
    esbuildPlugins: [oneToOne],
  },
  // Node opens files one by one: one a door, and what doors share.
  { ...shared, entry, format: ["esm", "cjs"], outDir: "dist/node", platform: "node" },
  {
    ...shared,
    entry: { browser: "build/browser.ts" },
    format: "esm",
    outDir: "dist",
    platform: "browser",
    minify: true,
    noExternal: [/./],
    banner: { js: "/* customer-kpis, MIT. With date-fns, MIT. */" },
  },
  {
    entry,
    format: ["esm", "cjs"],
    outDir: "dist/types",
    // tsup sets `baseUrl`, which TypeScript 6 calls deprecated.
    dts: { only: true, compilerOptions: { ignoreDeprecations: "6.0" } },
  },
]);
