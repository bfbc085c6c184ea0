import { readFileSync, writeFileSync } from "node:fs";

/**
 * The doors of the package, and the file behind each. Build, tests and packaging read this list;
 * after a change, `npm run doors` writes it into package.json.
 */
export const DOORS = {
  ".": "src/index.ts",
  "./charts": "src/charts/index.ts",
  "./schema": "src/schema/index.ts",
  "./sources": "src/sources/index.ts",
  "./sql": "src/sql/index.ts",
  "./states": "src/states.ts",
} as const satisfies Readonly<Record<string, string>>;

/** Each door's name in the built package, and the file behind it. */
export const ENTRIES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(DOORS).map(([door, file]) => [nameOf(door), file]),
);

/** What `exports` in package.json must be: one file a door for Node, modules for bundlers. */
export function exportsOfDoors(): Record<string, unknown> {
  const doors = Object.entries(DOORS).map(([door, file]) => {
    const name = nameOf(door);
    const module = file.replace(/^src/, "./dist/modules").replace(/\.ts$/, ".js");
    return [
      door,
      {
        import: {
          types: `./dist/types/${name}.d.ts`,
          node: `./dist/node/${name}.js`,
          default: module,
        },
        require: { types: `./dist/types/${name}.d.cts`, default: `./dist/node/${name}.cjs` },
      },
    ];
  });
  return { ...Object.fromEntries(doors), "./package.json": "./package.json" };
}

/** A door in file names: `index`, `charts`. */
export function nameOf(door: string): string {
  return door === "." ? "index" : door.slice("./".length);
}

if (process.argv[1] === import.meta.filename) {
  const path = new URL("../package.json", import.meta.url);
  const manifest = { ...JSON.parse(readFileSync(path, "utf8")), exports: exportsOfDoors() };
  writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`);
}
