// `npm run fuzz -- --calls 1000000 --seed 1`: prints each kind of fault once, with the seed to have it again.
import { fork } from "node:child_process";
import { parseArgs } from "node:util";
import { DOORS } from "./doors";
import { type Fault, fuzz } from "./fuzz";
import { type Call, recordedCalls } from "./recordedCalls";

const { values } = parseArgs({
  options: { calls: { type: "string" }, seed: { type: "string" }, until: { type: "string" } },
});

/** How long one call may take before it is taken to have no end. */
const LONGEST = 20_000;

/** A process of its own makes the calls, so that one without an end can be ended. */
const send = process.send?.bind(process);

if (!send) {
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
  const [seed, last] = [Number(values.seed), Number(values.until)];
  for (let at = seed; at < last; at += 500) {
    const now = (name: string, call: number) => send({ name, seed: call });
    const found = await fuzz(calls, Math.min(500, last - at), at, now);
    send({
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
    .filter((name) => !reached.has(name));
}

/** Runs from a seed on in a process; returns the seed to go on from, as a call may have no end. */
function run(seed: number, last: number, faults: Map<string, Fault>): Promise<number> {
  const child = fork(import.meta.filename, [`--seed=${seed}`, `--until=${last}`], {
    execArgv: ["--import", "tsx"],
  });
  return new Promise((resolve) => {
    let current = { name: "start", seed };
    const add = (fault: Fault) => {
      const kind = `${fault.name}: ${fault.fault.replace(/[\d.]+/g, "#")}`;
      if (!faults.has(kind)) faults.set(kind, fault);
    };
    const overdue = () => {
      add({ ...current, fault: `has not ended after ${LONGEST} ms`, args: [] });
      child.kill("SIGKILL");
      resolve(current.seed + 1);
    };
    let timer = setTimeout(overdue, 6 * LONGEST);
    child.on("message", (given) => {
      const message = given as { found?: Fault[]; name: string; seed: number };
      if (message.found) message.found.forEach(add);
      else current = message;
      clearTimeout(timer);
      timer = setTimeout(overdue, LONGEST);
    });
    child.on("exit", (code) => {
      clearTimeout(timer);
      if (code) add({ ...current, fault: `ended the process with ${code}`, args: [] });
      resolve(code === 0 ? last : current.seed + 1);
    });
  });
}
