// Prints what the built library costs: bytes by name and by door, files and time at start. npm run sizes
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { DOORS, nameOf } from "../../build/doors";
import { bundle } from "./bundle";
import { startup } from "./startup";

const ROOT = join(import.meta.dirname, "../..");
const PAIRS = 15;
/** Bundles made at once. */
const AT_ONCE = 16;

if (!existsSync(join(ROOT, "dist"))) throw new Error("Nothing is built: npm run build");

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

const doors = [];
for (const door of Object.keys(DOORS)) {
  const module = `customer-kpis${door.slice(1)}`;
  const names = Object.keys(await import(join(ROOT, "dist/node", `${nameOf(door)}.js`)));
  if (names.length === 0) continue;
  const whole = await bundle(names.join(), module, ROOT);
  const [esm, cjs] = (["esm", "cjs"] as const).map((kind) => startup(module, kind, ROOT, PAIRS));
  doors.push({
    door: module,
    names: names.length,
    "all, gzipped": kB(whole.gzipped),
    "files in Node": `${esm!.files.length} / ${cjs!.files.length}`,
    "ms above an empty program": `${esm!.ms.toFixed(0)} / ${cjs!.ms.toFixed(0)}`,
  });
  console.log(`\n${module}: bytes of one name alone, minified and gzipped`);
  const costs: (readonly [name: string, bytes: number])[] = [];
  for (let start = 0; start < names.length; start += AT_ONCE) {
    const some = names.slice(start, start + AT_ONCE);
    const cost = async (name: string) =>
      [name, (await bundle(name, module, ROOT)).gzipped] as const;
    costs.push(...(await Promise.all(some.map(cost))));
  }
  costs.sort(([, a], [, b]) => a - b);
  for (const [name, bytes] of costs) console.log(`${String(bytes).padStart(7)}  ${name}`);
}

console.log(
  `\nThe doors: in Node as an ES module / as CommonJS, medians of ${PAIRS} pairs of starts`,
);
console.table(doors);
const page = gzipSync(readFileSync(join(ROOT, "dist/browser.js"))).length;
console.log(`The one file for pages without a bundler, gzipped: ${kB(page)}`);
