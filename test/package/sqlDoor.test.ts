import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";

test("what the door to engines adds is 9.85 kB at most, and needs no package", async () => {
  const besides: string[] = [];
  const { outputFiles } = await build({
    entryPoints: ["src/sql/index.ts"],
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    plugins: [
      {
        name: "besides",
        setup({ onResolve }) {
          // The rest of the library is there already.
          onResolve({ filter: /.*/ }, ({ path, kind }) => {
            if (kind === "entry-point" || path.startsWith("./")) return undefined;
            besides.push(path);
            return { path, external: true };
          });
        },
      },
    ],
  });
  expect(gzipSync(outputFiles[0]!.contents).length).toBeLessThanOrEqual(9.85 * 1024);
  expect(besides.length).toBeGreaterThan(0);
  for (const path of besides) expect(path).toMatch(/^\.\.\//);
});
