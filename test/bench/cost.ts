// `npm run cost`: what every call on a list costs at n, 2n, 4n and 8n records, and how fast that grows.
// The records are those of the documents' examples, over and over, each time of other customers.
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { DOORS } from "../fuzz/doors";
import { type Call, recordedCalls } from "../fuzz/recordedCalls";
import { largeCalls } from "./largeCalls";

const { values } = parseArgs({ options: { from: { type: "string" }, only: { type: "string" } } });
const FROM = Number(values.from ?? 2000);
const SIZES = [1, 2, 4, 8].map((times) => times * FROM);

/** n log n has 1.1, and a busy machine some more: what is steeper mostly and over all is flagged. */
const STEEP = 1.6;

/** Less time than this says nothing of growth. */
const SHORT = 4;

/** Fields in which hardly two records agree. */
const MEASURED = /^(amount|duration|recency|age|monetary|margin|mrr|said|done|own|spend|weight)$/;

const given = [...(await recordedCalls(DOORS)), ...largeCalls];
const names = [...new Set(given.map(({ name }) => name))].filter((name) => {
  return values.only === undefined || name.includes(values.only);
});
console.log(`${["call".padEnd(44), ...SIZES.map((n) => `${n}`.padStart(9))].join("")}   grows as`);
const flagged: string[] = [];
const bounded: string[] = [];
for (const name of names) {
  // Of the ways in which a call is shown, the one that costs most.
  const shown = given.filter((call) => call.name === name && lengthOf(call.args) >= 2);
  const costs = shown.flatMap((call) => costOf(call) ?? []);
  if (shown.length > 0 && costs.length === 0) bounded.push(name);
  costs.sort((a, b) => b.times.at(-1)! - a.times.at(-1)!);
  const [cost] = costs;
  if (!cost) continue;
  const { times, power, isSteep } = costs.find((one) => one.isSteep) ?? cost;
  if (isSteep) flagged.push(name);
  const cells = times.map((time) => time.toFixed(1).padStart(9));
  console.log(
    `${[name.padEnd(44), ...cells].join("")}   n^${power.toFixed(2)}${isSteep ? "  <- steep" : ""}`,
  );
}
console.log(`\nSteeper than n log n: ${flagged.join(", ") || "none"}`);
console.log(`Refused so many: ${bounded.join(", ") || "none"}`);

/** The times of a call at every size; `null` where so many records are refused. */
function costOf(made: Call) {
  let cost = growthOf(timesOf(made));
  // Others on the machine only add: what is flagged is asked again.
  for (let again = 0; cost?.isSteep && cost.times.at(-1)! < 2000 && again < 3; again++) {
    const { times } = cost;
    cost = growthOf(timesOf(made)!.map((time, i) => Math.min(time, times[i]!)));
  }
  return cost;
}

function timesOf({ call, args }: Call): number[] | null {
  const times: number[] = [];
  for (const size of SIZES) {
    const large = args.map((arg, i) => (i === listIn(args) ? grown(arg, size) : arg));
    try {
      times.push(fastest(() => call(...large)));
    } catch {
      return null;
    }
    if (times.at(-1)! > 5000) break;
  }
  return times;
}

function growthOf(times: readonly number[] | null) {
  if (!times) return null;
  const last = times.at(-1)!;
  const steps = times.slice(1).map((time, i) => Math.log2(time / times[i]!));
  const power = Math.log2(last / times[0]!) / steps.length;
  const steep = steps.filter((step) => step > STEEP).length;
  // What takes a second for so few is flagged at once.
  const isSteep = last > SHORT && (power > STEEP ? 2 * steep > steps.length : steps.length < 3);
  return { times, power, isSteep };
}

/** The least milliseconds of a few runs: what others do on the machine only adds. */
function fastest(run: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  let all = 0;
  for (let runs = 0; runs < 1 || (all < 300 && runs < 12); runs++) {
    const start = performance.now();
    const came = run();
    // Whether a promise is kept is the fuzzer's question.
    if (came instanceof Promise) came.catch(() => {});
    const took = performance.now() - start;
    least = Math.min(least, took);
    all += took;
  }
  return least;
}

/** Which argument is, or holds, the longest list. */
function listIn(args: readonly unknown[]): number {
  const lengths = args.map((arg) => longest(arg));
  return lengths.indexOf(Math.max(...lengths));
}

function lengthOf(args: readonly unknown[]): number {
  return args.length > 0 ? longest(args[listIn(args)]) : 0;
}

/** How long a list is, or the longest of an object's lists. */
function longest(given: unknown): number {
  if (Array.isArray(given)) return given.length;
  // A measure is no list, although it names several fields.
  if (Object.getPrototypeOf(given ?? 0) !== Object.prototype || "init" in (given as object))
    return 0;
  return Math.max(
    0,
    ...Object.values(given as object).map((one) => (Array.isArray(one) ? one.length : 0)),
  );
}

/** A list of so many, made of a short one; of an object all its lists. */
function grown(given: unknown, size: number): unknown {
  if (!Array.isArray(given)) {
    const entries = Object.entries(given as object);
    return Object.fromEntries(
      entries.map(([name, one]) => [name, Array.isArray(one) ? grown(one, size) : one]),
    );
  }
  return Array.from({ length: size }, (_, i) => {
    return another(given[i % given.length], Math.floor(i / given.length), "");
  });
}

/** The same record of another customer, a little later, of a little more. */
function another(value: any, copy: number, name: string): any {
  if (value instanceof Date) return new Date(value.getTime() + 1000 * copy);
  if (Array.isArray(value)) return value.map((one) => another(one, copy, name));
  if (Object.getPrototypeOf(value ?? 0) === Object.prototype && !("init" in value)) {
    const entries = Object.entries(value);
    return Object.fromEntries(entries.map(([key, inner]) => [key, another(inner, copy, key)]));
  }
  if (/(Id|key|name|statement|products|reason|touchpoint)$/.test(name)) {
    if (typeof value === "string" && value !== "") return copy === 0 ? value : `${value} ${copy}`;
    return typeof value === "number" ? value + 1000 * copy : value;
  }
  if (MEASURED.test(name) && typeof value === "number") return value * (1 + copy * 1e-6);
  return value;
}
