// Uses the packed library as its users do, with every compiler, bundler and runtime that it promises
// to serve, and prints how each fared. What could not be tried is a failure. npm run consumers
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { inProject } from "./installed";

/** The oldest TypeScript that is promised, the last of its line, and today's. */
const COMPILERS = ["5.4.5", "5.9.3", "6.0.3", "7.0.2"];
const NODES = ["20", "22", "24"];
const BUNDLERS = ["vite@8.4.0", "webpack@5.113.0", "esbuild@0.28.2"];
const RUNTIMES = ["deno@2.9.6", "bun@1.4.5", "workerd@1.20261117.1"];

interface Trial {
  readonly project: string;
  /** Runs a program there; what it prints is told only where it fails. */
  readonly run: (command: string, ...args: string[]) => void;
  readonly attempt: (consumer: string, use: () => void | Promise<void>) => Promise<void>;
}

const failures: string[] = [];
let passed = 0;

await inProject(async (project) => {
  const trial = trialIn(project);
  await compilers(trial);
  await nodes(trial);
  await bundlers(trial);
  await runtimes(trial);
  await trial.attempt('a page with <script type="module">', () => inBrowser(project));
});

for (const failure of failures) console.error(`\n${failure}`);
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;

function trialIn(project: string): Trial {
  return {
    project,
    run(command, ...args) {
      const how = { cwd: project, encoding: "utf8", timeout: 300_000 } as const;
      const { status, stdout, stderr, error } = spawnSync(command, args, how);
      if (status === 0) return;
      throw new Error([error?.message, stdout, stderr].filter(Boolean).join("\n"));
    },
    async attempt(consumer, use) {
      try {
        await use();
        passed++;
        console.log(`good    ${consumer}`);
      } catch (error) {
        failures.push(`${consumer}: ${error instanceof Error ? error.message : error}`);
        console.log(`FAILED  ${consumer}`);
      }
    },
  };
}

/** A folder below the project with a package of its own. */
function installed({ project, run }: Trial, name: string, ...packages: string[]): string {
  const folder = join(project, name);
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), "{}");
  run("npm", "install", "--prefix", folder, "--no-audit", "--no-fund", ...packages);
  return join(folder, "node_modules/.bin");
}

async function compilers(trial: Trial): Promise<void> {
  const { project, run, attempt } = trial;
  const strict = ["--strict", "--exactOptionalPropertyTypes", "--target", "es2022"];
  for (const version of COMPILERS) {
    let tsc = "";
    await attempt(`TypeScript ${version} installs`, () => {
      tsc = join(installed(trial, `typescript-${version}`, `typescript@${version}`), "tsc");
    });
    for (const [dom, lib] of [
      ["with DOM types", "es2022,dom"],
      ["without DOM types", "es2022"],
    ] as const) {
      // zod's own declarations name `URL`, which is the DOM's or Node's.
      const skipped = ["--noEmit", "--lib", lib, "--skipLibCheck", String(lib === "es2022")];
      const bundler = ["--module", "esnext", "--moduleResolution", "bundler"];
      await attempt(`TypeScript ${version} ${dom}, for a bundler`, () =>
        run(tsc, ...strict, ...skipped, ...bundler, "esm.mts"),
      );
      await attempt(`TypeScript ${version} ${dom}, for Node`, () =>
        run(tsc, ...strict, ...skipped, "--module", "nodenext", "esm.mts", "cjs.cts"),
      );
    }
  }
  const newest = join(project, `typescript-${COMPILERS.at(-1)}/node_modules/.bin/tsc`);
  run(newest, ...strict, "--module", "nodenext", "esm.mts", "cjs.cts");
}

async function nodes(trial: Trial): Promise<void> {
  for (const version of NODES) {
    await trial.attempt(`Node ${version}, as an ES module and as CommonJS`, () => {
      const binary = `node-${process.platform}-${process.arch}@${version}`;
      const node = join(installed(trial, `node-${version}`, binary), "node");
      const came = execFileSync(node, ["--version"], { encoding: "utf8" });
      if (!came.startsWith(`v${version}.`)) throw new Error(`It is ${came}`);
      trial.run(node, "esm.mjs");
      trial.run(node, "cjs.cjs");
    });
  }
}

async function bundlers({ project, run, attempt }: Trial): Promise<void> {
  run("npm", "install", "--no-save", "--no-audit", "--no-fund", ...BUNDLERS);
  await attempt("Vite", () => {
    const script = `import { build } from "vite";
      await build({ configFile: false, logLevel: "warn", build: { outDir: "vite", target: "es2022",
        lib: { entry: "esm.mjs", formats: ["es"], fileName: () => "consumer.mjs" } } });`;
    writeFileSync(join(project, "vite.mjs"), script);
    run("node", "vite.mjs");
    run("node", "vite/consumer.mjs");
  });
  await attempt("webpack", () => {
    const script = `import webpack from "webpack";
      const output = { path: ${JSON.stringify(join(project, "webpack"))}, filename: "consumer.mjs" };
      webpack({ mode: "production", target: "web", entry: "./esm.mjs", output }, (error, stats) => {
        if (!error && !stats.hasErrors() && !stats.hasWarnings()) return;
        console.error(error ?? stats.toString());
        process.exitCode = 1;
      });`;
    writeFileSync(join(project, "webpack.mjs"), script);
    run("node", "webpack.mjs");
    run("node", "webpack/consumer.mjs");
  });
  await attempt("esbuild", () => {
    const out = "--outfile=esbuild/consumer.mjs";
    run("node_modules/.bin/esbuild", "esm.mjs", "--bundle", "--format=esm", out);
    run("node", "esbuild/consumer.mjs");
  });
}

async function runtimes(trial: Trial): Promise<void> {
  const { project, run, attempt } = trial;
  let bin = "";
  await attempt("Deno, Bun and workerd install", () => {
    bin = installed(trial, "runtimes", ...RUNTIMES);
  });
  await attempt("Deno", () => run(join(bin, "deno"), "run", "--no-prompt", "esm.mjs"));
  await attempt("Bun, as an ES module and as CommonJS", () => {
    run(join(bin, "bun"), "esm.mjs");
    run(join(bin, "bun"), "cjs.cjs");
  });
  await attempt("workerd", () => {
    // A worker is one file. It runs the consumer as it loads.
    const worker = `import "./esm.mjs"; export default { test() {} };`;
    writeFileSync(join(project, "worker.mjs"), worker);
    const how = ["--bundle", "--format=esm", "--conditions=workerd,worker,browser"];
    run("node_modules/.bin/esbuild", "worker.mjs", ...how, "--outfile=worker.bundled.mjs");
    const config = `using Workerd = import "/workerd/workerd.capnp";
      const config :Workerd.Config = (services = [(name = "main", worker = .main)]);
      const main :Workerd.Worker = (
        modules = [(name = "main", esModule = embed "worker.bundled.mjs")],
        compatibilityDate = "2026-01-01",
      );`;
    writeFileSync(join(project, "worker.capnp"), config);
    run(join(bin, "workerd"), "test", "worker.capnp");
  });
}

/** The file of `unpkg` and `jsdelivr`, in a page that asks for nothing else. */
async function inBrowser(project: string): Promise<void> {
  const home = join(project, "node_modules/customer-kpis");
  const { unpkg, jsdelivr } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  if (unpkg !== jsdelivr || !existsSync(join(home, unpkg))) throw new Error(`There is no ${unpkg}`);
  const page = `<!doctype html><title>wait</title><script type="module">
    import { distributionChart, nps } from "/kpis.js";
    const result = nps([10, 9, 8, 3]);
    const chart = distributionChart(result.distribution, { bands: "nps" });
    document.title = result.value + " " + chart.data.values.length;
  </script>`;
  const asked: string[] = [];
  const server = createServer(({ url = "" }, response) => {
    asked.push(url);
    const isScript = url === "/kpis.js";
    response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
    response.end(isScript ? readFileSync(join(home, unpkg)) : page);
  }).listen(0, "127.0.0.1");
  try {
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as { readonly port: number };
    const { chromium } = await import("playwright-core");
    const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
    if (!existsSync(executablePath)) throw new Error(`Not tried: there is no ${executablePath}`);
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
    try {
      const tab = await browser.newPage();
      await tab.goto(`http://127.0.0.1:${port}/`);
      await tab.waitForFunction('document.title !== "wait"', undefined, { timeout: 30_000 });
      const title = await tab.title();
      if (title !== "25 11") throw new Error(`The page says ${title}`);
    } finally {
      await browser.close();
    }
  } finally {
    server.close();
  }
}
