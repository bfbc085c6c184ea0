// `npm run fuzz -- --calls 1000000 --seed 1`: prints each kind of fault once, with the seed to have it again.
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { DOORS } from "./doors";
import { type Fault, fuzz } from "./fuzz";
import { type Call, recordedCalls } from "./recordedCalls";

const { values } = parseArgs({
  options: { calls: { type: "string" }, seed: { type: "string" } },
});

/** How long one call may take before it is taken to have no end. */
const LONGEST = 20_000;

if (isMainThread) {
  const faults = new Map<string, Fault>();
  const last = Number(values.seed ?? 1) + Number(values.calls ?? 20_000);
  for (let seed = Number(values.seed ?? 1); seed < last; ) seed = await run(seed, last, faults);
  for (const { name, fault, seed } of faults.values())
    console.log(`${name}: ${fault} (seed ${seed})`);
  console.log(`${values.calls ?? 20_000} calls, ${faults.size} kinds of fault`);
  process.exitCode = faults.size > 0 ? 1 : 0;
} else {
  const calls = await recordedCalls(DOORS);
  const missed = unreached(calls);
  if (missed.length > 0) throw new Error(`no example calls ${missed.join(", ")}`);
  const { seed, last } = workerData as { seed: number; last: number };
  for (let at = seed; at < last; at += 500) {
    const now = (name: string, call: number) => parentPort?.postMessage({ name, seed: call });
    const found = fuzz(calls, Math.min(500, last - at), at, now);
    parentPort?.postMessage({
      found: found.map(({ name, fault, seed }) => ({ name, fault, seed })),
    });
  }
}

/** Exported functions that no example calls with what can be called again. */
function unreached(calls: readonly Call[]): string[] {
  const reached = new Set(calls.map(({ name }) => name));
  return Object.entries(DOORS)
    .flatMap(([door, module]) =>
      Object.entries(module)
        .filter(([, value]) => typeof value === "function" && !/^class\b/.test(String(value)))
        .map(([name]) => `${door} ${name}`),
    )
    .filter((name) => !reached.has(name) && name !== "customer-kpis measureAsync");
}

/** Runs from a seed on in a worker; returns the seed to go on from, as a call may have no end. */
function run(seed: number, last: number, faults: Map<string, Fault>): Promise<number> {
  const worker = new Worker(new URL(import.meta.url), {
    argv: process.argv.slice(2),
    workerData: { seed, last },
  });
  return new Promise((resolve) => {
    let current = { name: "start", seed };
    const add = (fault: Fault) => {
      const kind = `${fault.name}: ${fault.fault.replace(/[\d.]+/g, "#")}`;
      if (!faults.has(kind)) faults.set(kind, fault);
    };
    const overdue = () => {
      add({ ...current, fault: `has not ended after ${LONGEST} ms`, args: [] });
      worker.terminate();
      resolve(current.seed + 1);
    };
    let timer = setTimeout(overdue, 6 * LONGEST);
    worker.on("message", (message: { found?: Fault[]; name: string; seed: number }) => {
      if (message.found) message.found.forEach(add);
      else current = message;
      clearTimeout(timer);
      timer = setTimeout(overdue, LONGEST);
    });
    worker.on("error", (error) => {
      add({ ...current, fault: `ended the process: ${error.message}`, args: [] });
    });
    worker.on("exit", () => {
      clearTimeout(timer);
      resolve(current.seed + 1 < last ? current.seed + 1 : last);
    });
  });
}
