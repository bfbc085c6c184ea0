// Packs the built library, installs it into an empty project and uses it there as a user would.
import assert from "node:assert/strict";
import { join } from "node:path";
import * as library from "customer-kpis";
import { bundle, MOST_BYTES } from "./bundle";
import { shownBy } from "./hovers";
import { inProject } from "./installed";
import { startup } from "./startup";

const TSC = join(import.meta.dirname, "../../node_modules/typescript/bin/tsc");
/** What `import "customer-kpis"` may open in Node, its dependencies' files among them. */
const MOST_FILES = 30;
const STRICT = ["--strict", "--exactOptionalPropertyTypes", "--target", "es2022"];

await inProject(async (project, run) => {
  run("node", TSC, ...STRICT, "--module", "esnext", "--moduleResolution", "bundler", "esm.mts");
  run("node", TSC, ...STRICT, "--module", "nodenext", "esm.mts", "cjs.cts");
  run("node", "esm.mjs");
  run("node", "cjs.cjs");

  // What an editor says of a call comes from these declarations.
  const types = join(project, "node_modules/customer-kpis/dist/types/index.d.ts");
  for (const [name, { hovers, help, silentArguments }] of shownBy(types, Object.keys(library))) {
    assert.equal(new Set([...hovers, ...help]).size, 1, `${name} is not explained in every call`);
    assert.ok(hovers[0]!.length > 40, `${name} is not explained`);
    assert.deepEqual(silentArguments, [], `${name}: arguments without a word`);
  }

  const { gzipped, used } = await bundle("nps", "customer-kpis", project);
  assert.deepEqual(
    used.filter((path) => !path.includes("node_modules/customer-kpis/")),
    [],
  );
  assert.ok(gzipped <= MOST_BYTES, `import { nps } costs ${gzipped} bytes`);

  // The time itself depends on the machine (`npm run sizes`); it is spent on opening files.
  for (const kind of ["esm", "cjs"] as const) {
    const { files } = startup("customer-kpis", kind, project, 0);
    assert.ok(
      files.length <= MOST_FILES,
      `${kind} opens ${files.length} files:\n${files.join("\n")}`,
    );
  }
});
