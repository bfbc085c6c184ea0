import { execFileSync, spawnSync } from "node:child_process";

/** What starting a program with one import takes. */
export interface Startup {
  /** Files opened. */
  readonly files: readonly string[];
  /** Milliseconds beyond an empty program's: the median of pairs. */
  readonly ms: number;
}

const LOAD = `import { writeSync } from "node:fs";
export function load(url, context, next) { writeSync(2, url + "\\n"); return next(url, context); }`;
const REGISTER = `import { register } from "node:module"; register(${JSON.stringify(inline(LOAD))});`;

/** Starts Node in a folder with the import of a module, as an ES module or as CommonJS. */
export function startup(module: string, kind: "esm" | "cjs", cwd: string, pairs: number): Startup {
  const name = JSON.stringify(module);
  const [empty, full] = kind === "esm" ? ["0", `import ${name}`] : ["0", `require(${name})`];
  const type = `--input-type=${kind === "esm" ? "module" : "commonjs"}`;
  const differences = Array.from({ length: pairs }, () => {
    const before = time(type, empty, cwd);
    return time(type, full, cwd) - before;
  }).sort((a, b) => a - b);
  const files = kind === "esm" ? filesOfEsm(full, cwd) : filesOfCjs(full, cwd);
  return { files, ms: differences[Math.floor(pairs / 2)] ?? Number.NaN };
}

function time(type: string, code: string, cwd: string): number {
  const start = performance.now();
  execFileSync("node", [type, "--eval", code], { cwd });
  return performance.now() - start;
}

function filesOfEsm(code: string, cwd: string): string[] {
  const args = ["--import", inline(REGISTER), "--input-type=module", "--eval", code];
  const { stderr, status } = spawnSync("node", args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return stderr.split("\n").filter((url) => url.startsWith("file:"));
}

function filesOfCjs(code: string, cwd: string): string[] {
  const list = `${code}; console.log(Object.keys(require.cache).join("\\n"))`;
  const out = execFileSync("node", ["--input-type=commonjs", "--eval", list], { cwd });
  return out.toString().trim().split("\n");
}

function inline(code: string): string {
  return `data:text/javascript,${encodeURIComponent(code)}`;
}
