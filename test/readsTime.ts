import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const ROOT = join(import.meta.dirname, "..");

/** What makes a date, shows one, or runs code that is not to be seen from here. */
export const READS_TIME =
  /\bnew Date\b|\bDate\.(?:parse|now|UTC)\b|\.date\(|\bDateTimeFormat\b|\bdate-fns\b|\.toLocale\w+\(|\bimport\(|\bnode:child_process\b/;

const COMMENT = /^ *(?:\/\*\*.*?\*\/|\/\/.*?$)/gms;
const IMPORT = /^(import|export) (?!type )(?:([^;"]*?) from )?"([^"]+)";/gm;

interface Link {
  readonly isExport: boolean;
  /** The names that pass, as the importer and as the file behind know them; `null` for all. */
  readonly names: readonly (readonly [outside: string, inside: string])[] | null;
  readonly target: string;
}

interface Module {
  readonly readsTime: boolean;
  readonly links: readonly Link[];
}

const modules = new Map<string, Module>();

/**
 * Whether a test file, or anything that it imports, may read a date: then the machine's time zone
 * may matter. What comes through a door of the library counts by its name.
 */
export function readsTime(path: string): boolean {
  return reaches(join(ROOT, path), null, new Set());
}

function reaches(path: string, wanted: readonly string[] | null, seen: Set<string>): boolean {
  const { readsTime, links } = moduleAt(path);
  if (path.endsWith("/index.ts") && wanted) {
    return links.some(({ isExport, names, target }) => {
      const through = names ? names.filter(([outside]) => wanted.includes(outside)) : wanted;
      const inside = through.map((name) => (typeof name === "string" ? name : name[1]));
      return isExport && inside.length > 0 && reaches(target, inside, seen);
    });
  }
  if (seen.has(path)) return false;
  seen.add(path);
  return readsTime || links.some(({ names, target }) => reaches(target, innerNames(names), seen));
}

function innerNames(names: Link["names"]): string[] | null {
  return names?.map(([, inside]) => inside) ?? null;
}

function moduleAt(path: string): Module {
  const known = modules.get(path);
  if (known) return known;
  const text = readFileSync(path, "utf8").replace(COMMENT, "");
  const links = Array.from(text.matchAll(IMPORT), ([, word, clause, to]) => ({
    isExport: word === "export",
    names: namesOf(clause),
    target: fileOf(path, to as string),
  })).filter((link): link is Link => link.target !== null && link.names?.length !== 0);
  const module = { readsTime: READS_TIME.test(text), links };
  modules.set(path, module);
  return module;
}

/** The values of `{ a, b as c, type D }`. `null` for `* as all`, and where nothing is named. */
function namesOf(clause: string | undefined): Link["names"] {
  const list = clause && /\{(.*)\}/s.exec(clause)?.[1];
  if (list === undefined || list === "") return list === "" ? [] : null;
  return list
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && !name.startsWith("type "))
    .map((name) => name.split(" as ") as [string, string?])
    .map(([inside, outside = inside]) => [outside, inside]);
}

/** The file behind an import. `null` for a package, and for what is no code. */
function fileOf(from: string, to: string): string | null {
  const inside = to.replace(/^customer-kpis$/, "../src").replace(/^customer-kpis\//, "../src/");
  if (!inside.startsWith(".")) return null;
  const base = inside === to ? join(dirname(from), to) : join(import.meta.dirname, inside);
  const tries = [base, `${base}.ts`, join(base, "index.ts")];
  return tries.find((path) => path.endsWith(".ts") && existsSync(path)) ?? null;
}
