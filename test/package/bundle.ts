import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** What `import { nps }` may cost, gzipped: its statistics, its driver and its error messages. */
export const MOST_BYTES = 3_250;

/** What a user ships who imports `names` from `module`, resolved from a folder. */
export async function bundle(names: string, module: string, resolveDir: string) {
  const { metafile, outputFiles } = await build({
    stdin: { contents: `export { ${names} } from ${JSON.stringify(module)}`, resolveDir },
    bundle: true,
    minify: true,
    format: "esm",
    metafile: true,
    write: false,
  });
  const [output] = outputFiles as [(typeof outputFiles)[number]];
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? path : [])),
  );
  return { gzipped: gzipSync(output.contents).length, used };
}
