import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { allExamples } from "../examples/documents";
import { copyOf } from "./copyOf";

/** A call that somebody has shown to be right. */
export interface Call {
  /** The door and the name of the function: `customer-kpis nps`. */
  readonly name: string;
  readonly call: (...args: unknown[]) => unknown;
  readonly args: readonly unknown[];
  /** Of one that answers later: the same at once. */
  readonly twin?: (...args: unknown[]) => unknown;
}

/** How many calls of one function are enough. */
const MOST = 12;

/** How many records of a list are enough. */
const LONGEST = 150;

const FOLDER = join(import.meta.dirname, "../.examples/fuzz");

/**
 * The calls that the examples of all documents make. As every exported function has an example, they
 * reach every one: with records and options that mean something.
 *
 * @param doors - The modules of the doors by name.
 */
export async function recordedCalls(
  doors: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): Promise<Call[]> {
  const calls: Call[] = [];
  const spied = Object.fromEntries(
    Object.entries(doors).map(([door, module]) => [door, spiesOf(door, module, calls)]),
  );
  (globalThis as Record<string, unknown>)["doors"] = spied;
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  for (const [i, { code, runs }] of allExamples().entries()) {
    if (!runs) continue;
    const file = join(FOLDER, `${i}.mjs`);
    writeFileSync(file, spying(code));
    // An example whose last line throws on purpose has made its calls all the same.
    await import(pathToFileURL(file).href).catch(() => {});
  }
  return [...calls, ...laterCalls(doors, calls)];
}

/** Of what answers at once and later, the calls that answer later: records come as a stream. */
function laterCalls(
  doors: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  calls: readonly Call[],
): Call[] {
  return calls.flatMap(({ name, args }) => {
    const [door, known] = name.split(" ") as [string, string];
    const later = doors[door]?.[`${known}Async`] as Call["call"] | undefined;
    const own = later && LATER[`${known}Async`];
    if (!own) return [];
    const at = doors[door]![known] as Call["call"];
    return [{ name: `${name}Async`, args, ...own(later, at) }];
  });
}

type Later = (later: Call["call"], atOnce: Call["call"]) => Pick<Call, "call" | "twin">;

const LATER: Readonly<Record<string, Later>> = {
  measureAsync: (later, atOnce) => ({
    call: (records, ...rest) => later(streamed(records), ...rest),
    twin: atOnce,
  }),
  validateAsync: (later, atOnce) => ({
    call: async (schema, rows, options) => {
      const batches = later(schema, streamed([rows]), options) as AsyncIterable<Sorted>;
      const all: Sorted[] = [];
      try {
        for await (const batch of batches) all.push(batch);
      } catch (error) {
        // What takes the whole file to know cannot be known batch by batch, and is refused.
        if (!/only a whole file/.test(String(error))) throw error;
        return accountOf([atOnce(schema, rows, options) as Sorted]);
      }
      return accountOf(all);
    },
    twin: (schema, rows, options) => accountOf([atOnce(schema, rows, options) as Sorted]),
  }),
};

interface Sorted {
  readonly records: readonly unknown[];
  readonly rejected: readonly unknown[];
  readonly leftOut: readonly unknown[];
  readonly joined?: number;
}

/** How many rows there were: batch by batch not each becomes the same, as one may be a repetition. */
function accountOf(parts: readonly Sorted[]): number {
  return parts.reduce(
    (sum, { records, rejected, leftOut, joined = 0 }) =>
      sum + records.length + rejected.length + leftOut.length + joined,
    0,
  );
}

/** Records as a stream; what is no array stays as it is. */
function streamed(records: unknown): unknown {
  if (!Array.isArray(records)) return records;
  return (async function* () {
    yield* records;
  })();
}

/** The example with the doors replaced by what watches them, and without its expectations. */
function spying(code: string): string {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  return outputText
    .replace(
      /import \{ expect \} from "vitest";/,
      "const expect = () => new Proxy({}, { get: () => () => {} });",
    )
    .replace(
      /import \{([^}]*)\} from "(customer-kpis[^"]*)";/g,
      (_, names: string, door: string) => {
        return `const {${names.replaceAll(" as ", ": ")}} = globalThis.doors["${door}"];`;
      },
    );
}

function spiesOf(
  door: string,
  module: Readonly<Record<string, unknown>>,
  calls: Call[],
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(module).map(([name, value]) => {
      if (typeof value === "function" && !isClass(value)) {
        return [name, spyOn(`${door} ${name}`, value as Call["call"], calls)];
      }
      return [name, isModel(value) ? spiesOf(`${door} ${name}`, value, calls) : value];
    }),
  );
}

function spyOn(name: string, call: Call["call"], calls: Call[]): Call["call"] {
  return (...args) => {
    // An iterator can be read once: what it was called with is gone.
    const isKnown = calls.filter((known) => known.name === name).length >= MOST;
    if (!isKnown && args.every((arg) => !isIterator(arg))) {
      calls.push({ name, call, args: shortened(copyOf(args)) });
    }
    return call(...args);
  };
}

/** A purchase model: an object of functions. */
function isModel(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && "fit" in value;
}

function isClass(value: object): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value));
}

function isIterator(value: unknown): boolean {
  return typeof value === "object" && value !== null && "next" in value;
}

/** The same with long lists cut: a slip is in any of the first records, and the others only cost time. */
function shortened(value: any): any {
  if (Array.isArray(value)) return value.slice(0, LONGEST).map(shortened);
  if (ArrayBuffer.isView(value)) return (value as Uint8Array).slice(0, LONGEST);
  if (Object.getPrototypeOf(value ?? 0) !== Object.prototype || "init" in value) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shortened(inner)]));
}
