import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";
import { DOORS, nameOf } from "../doors.ts";

const ROOT = join(import.meta.dirname, "../..");

/** The package's own name means its sources. */
const ownName: Plugin = {
  name: "own-name",
  setup({ onResolve }) {
    onResolve({ filter: /^customer-kpis(\/|$)/ }, ({ path }) => {
      const door = path.replace("customer-kpis", ".") as keyof typeof DOORS;
      return { path: join(ROOT, DOORS[door]), sideEffects: false };
    });
  },
};

/** Writes the doors as files that a page's examples import, and what takes the types out of those. */
export async function writeLibrary(outdir: string): Promise<void> {
  const doors = Object.entries(DOORS).map(([door, file]) => [nameOf(door), join(ROOT, file)]);
  await build({
    entryPoints: {
      ...Object.fromEntries(doors),
      zod: "zod",
      sucrase: join(import.meta.dirname, "sucrase.ts"),
    },
    bundle: true,
    minify: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    outdir,
    absWorkingDir: ROOT,
    logLevel: "warning",
  });
}

/** What one name of a door costs in a bundle, minified and gzipped. */
export async function costOf(name: string, module: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: `export { ${name} } from ${JSON.stringify(module)}`, resolveDir: ROOT },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    plugins: [ownName],
  });
  return gzipSync(outputFiles[0]!.contents).length;
}
