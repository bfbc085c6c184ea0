import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");

/** Runs a program in the project's folder, and fails as it does. */
export type Run = (command: string, ...args: string[]) => void;

/** Packs the built library, installs it into an empty project, and uses it there as a user would. */
export async function inProject(
  use: (project: string, run: Run) => void | Promise<void>,
): Promise<void> {
  const project = mkdtempSync(join(tmpdir(), "customer-kpis-"));
  const run: Run = (command, ...args) => {
    console.log(`$ ${command} ${args.join(" ")}`.replaceAll(`${project}/`, ""));
    execFileSync(command, args, { cwd: project, stdio: "inherit" });
  };
  try {
    run("npm", "pack", ROOT, "--pack-destination", project, "--loglevel=error");
    // Without a package.json, npm would climb to a parent's.
    writeFileSync(join(project, "package.json"), JSON.stringify({ private: true }));
    run("sh", "-c", "npm install --no-audit --no-fund ./*.tgz");
    for (const name of ["esm.mts", "cjs.cts"]) {
      copyFileSync(join(import.meta.dirname, "consumer.ts"), join(project, name));
    }
    await use(project, run);
  } finally {
    rmSync(project, { recursive: true });
  }
}
