import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

interface LockedPackage {
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const text = readFileSync(join(import.meta.dirname, "../../package-lock.json"), "utf8");
const packages: Record<string, LockedPackage> = JSON.parse(text).packages;

// `npm install` writes such a lockfile where a registry lacks a platform; `npm ci` then refuses it.
test("the lockfile holds every optional package that it names", () => {
  const held = new Set(Object.keys(packages).map((path) => path.replace(/.*node_modules\//, "")));
  const named = Object.values(packages).flatMap((locked) =>
    Object.keys(locked.optionalDependencies ?? {}),
  );
  expect(named.filter((name) => !held.has(name))).toEqual([]);
});

test("the lockfile names no registry", () => {
  expect(Object.keys(packages).filter((path) => packages[path]?.resolved)).toEqual([]);
});
