// Uses the packed library as its users do, with every compiler, bundler and runtime that it promises
// to serve, and prints how each fared. What could not be tried is a failure. npm run consumers
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { promisify } from "node:util";
import { inProject } from "./installed";

/** The oldest TypeScript that is promised, the last of its line, and today's. */
const COMPILERS = ["5.4.5", "5.9.3", "6.0.3", "7.0.2"];
const STRICT = ["--strict", "--exactOptionalPropertyTypes", "--target", "es2022"];
const NODES = ["20", "22", "24"];
const BUNDLERS = ["vite@8.4.0", "webpack@5.113.0", "esbuild@0.28.2"];
const RUNTIMES = ["deno@2.9.6", "bun@1.4.5", "workerd@1.20261117.1"];

/** Packages of each folder below the project. */
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(COMPILERS.map((version) => [compiler(version), [`typescript@${version}`]])),
  ...Object.fromEntries(
    NODES.map((version) => [
      `node-${version}`,
      [`node-${process.platform}-${process.arch}@${version}`],
    ]),
  ),
  bundlers: BUNDLERS,
  runtimes: RUNTIMES,
};

interface Trial {
  readonly project: string;
  /** Runs a program there and gives what it prints, which is told where it fails. */
  readonly run: (command: string, ...args: string[]) => Promise<string>;
  readonly attempt: (consumer: string, use: () => Promise<unknown>) => Promise<void>;
}

const failures: string[] = [];
let passed = 0;

await inProject(async (project) => {
  const trial = trialIn(project);
  // Fetching waits for others: all at once.
  await Promise.all(
    Object.keys(FOLDERS).map((folder) =>
      trial.attempt(`${folder}: install`, () => install(trial, folder)),
    ),
  );
  await Promise.all(COMPILERS.map((version) => compilers(trial, version)));
  await emit(trial);
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
    async run(command, ...args) {
      const how = { cwd: project, timeout: 300_000, maxBuffer: 1e8 };
      try {
        return (await promisify(execFile)(command, args, how)).stdout;
      } catch (error) {
        const { message, stdout, stderr } = error as Error & Record<"stdout" | "stderr", string>;
        throw new Error([message, stdout, stderr].filter(Boolean).join("\n"));
      }
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

function compiler(version: string): string {
  return `typescript-${version}`;
}

/** Gives a folder below the project a package of its own. */
async function install({ project, run }: Trial, name: string): Promise<void> {
  const folder = join(project, name);
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), "{}");
  await run("npm", "install", "--prefix", folder, "--no-audit", "--no-fund", ...FOLDERS[name]!);
}

/** A program that a folder's packages brought. */
function program(folder: string, name: string): string {
  return `./${folder}/node_modules/.bin/${name}`;
}

async function compilers({ run, attempt }: Trial, version: string): Promise<void> {
  const tsc = program(compiler(version), "tsc");
  for (const [dom, lib] of [
    ["with DOM types", "es2022,dom"],
    ["without DOM types", "es2022"],
  ] as const) {
    // zod's own declarations name `URL`, which is the DOM's or Node's.
    const skipped = ["--noEmit", "--lib", lib, "--skipLibCheck", String(lib === "es2022")];
    const bundler = ["--module", "esnext", "--moduleResolution", "bundler"];
    await attempt(`TypeScript ${version} ${dom}, for a bundler`, () =>
      run(tsc, ...STRICT, ...skipped, ...bundler, "esm.mts"),
    );
    await attempt(`TypeScript ${version} ${dom}, for Node`, () =>
      run(tsc, ...STRICT, ...skipped, "--module", "nodenext", "esm.mts", "cjs.cts"),
    );
  }
}

/** What the other consumers run: the newest compiler's JavaScript. */
async function emit({ run }: Trial): Promise<void> {
  const tsc = program(compiler(COMPILERS.at(-1)!), "tsc");
  await run(tsc, ...STRICT, "--module", "nodenext", "esm.mts", "cjs.cts");
}

async function nodes({ run, attempt }: Trial): Promise<void> {
  for (const version of NODES) {
    await attempt(`Node ${version}, as an ES module and as CommonJS`, async () => {
      const node = program(`node-${version}`, "node");
      const came = await run(node, "--version");
      if (!came.startsWith(`v${version}.`)) throw new Error(`It is ${came}`);
      await run(node, "esm.mjs");
      await run(node, "cjs.cjs");
    });
  }
}

async function bundlers({ project, run, attempt }: Trial): Promise<void> {
  await attempt("Vite", async () => {
    const script = `import { build } from "vite";
      await build({ configFile: false, logLevel: "warn", build: { outDir: "vite", target: "es2022",
        lib: { entry: "esm.mjs", formats: ["es"], fileName: () => "consumer.mjs" } } });`;
    writeFileSync(join(project, "bundlers/vite.mjs"), script);
    await run("node", "bundlers/vite.mjs");
    await run("node", "vite/consumer.mjs");
  });
  await attempt("webpack", async () => {
    const script = `import webpack from "webpack";
      const output = { path: ${JSON.stringify(join(project, "webpack"))}, filename: "consumer.mjs" };
      webpack({ mode: "production", target: "web", entry: "./esm.mjs", output }, (error, stats) => {
        if (!error && !stats.hasErrors() && !stats.hasWarnings()) return;
        console.error(error ?? stats.toString());
        process.exitCode = 1;
      });`;
    writeFileSync(join(project, "bundlers/webpack.mjs"), script);
    await run("node", "bundlers/webpack.mjs");
    await run("node", "webpack/consumer.mjs");
  });
  await attempt("esbuild", async () => {
    const out = "--outfile=esbuild/consumer.mjs";
    await run(program("bundlers", "esbuild"), "esm.mjs", "--bundle", "--format=esm", out);
    await run("node", "esbuild/consumer.mjs");
  });
}

async function runtimes({ project, run, attempt }: Trial): Promise<void> {
  await attempt("Deno", () => run(program("runtimes", "deno"), "run", "--no-prompt", "esm.mjs"));
  await attempt("Bun, as an ES module and as CommonJS", async () => {
    await run(program("runtimes", "bun"), "esm.mjs");
    await run(program("runtimes", "bun"), "cjs.cjs");
  });
  await attempt("workerd", async () => {
    // A worker is one file. It runs the consumer as it loads.
    const worker = `import "./esm.mjs"; export default { test() {} };`;
    writeFileSync(join(project, "worker.mjs"), worker);
    const how = ["--bundle", "--format=esm", "--conditions=workerd,worker,browser"];
    const out = "--outfile=worker.bundled.mjs";
    await run(program("bundlers", "esbuild"), "worker.mjs", ...how, out);
    const config = `using Workerd = import "/workerd/workerd.capnp";
      const config :Workerd.Config = (services = [(name = "main", worker = .main)]);
      const main :Workerd.Worker = (
        modules = [(name = "main", esModule = embed "worker.bundled.mjs")],
        compatibilityDate = "2026-01-01",
      );`;
    writeFileSync(join(project, "worker.capnp"), config);
    await run(program("runtimes", "workerd"), "test", "worker.capnp");
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
