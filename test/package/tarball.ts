// Packs the built library, installs it into an empty project and uses it there as a user would.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundle, MOST_BYTES } from "./bundle";

const ROOT = join(import.meta.dirname, "../..");
const TSC = join(ROOT, "node_modules/typescript/bin/tsc");
const STRICT = ["--ignoreConfig", "--strict", "--exactOptionalPropertyTypes", "--target", "es2022"];

const project = mkdtempSync(join(tmpdir(), "customer-kpis-"));
try {
  run("npm", "pack", ROOT, "--pack-destination", project, "--loglevel=error");
  writeFileSync(join(project, "package.json"), JSON.stringify({ private: true }));
  run("sh", "-c", "npm install ./*.tgz");

  for (const name of ["esm.mts", "cjs.cts"]) {
    copyFileSync(join(import.meta.dirname, "consumer.ts"), join(project, name));
  }
  run("node", TSC, ...STRICT, "--module", "esnext", "--moduleResolution", "bundler", "esm.mts");
  run("node", TSC, ...STRICT, "--module", "nodenext", "esm.mts", "cjs.cts");
  run("node", "esm.mjs");
  run("node", "cjs.cjs");

  const { gzipped, used } = await bundle("nps", "customer-kpis", project);
  assert.deepEqual(
    used.filter((path) => !path.includes("node_modules/customer-kpis/")),
    [],
  );
  assert.ok(gzipped <= MOST_BYTES, `import { nps } costs ${gzipped} bytes`);
} finally {
  rmSync(project, { recursive: true });
}

function run(command: string, ...args: string[]): void {
  console.log(`$ ${command} ${args.join(" ")}`);
  execFileSync(command, args, { cwd: project, stdio: "inherit" });
}
