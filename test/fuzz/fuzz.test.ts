import { expect, test } from "vitest";
import { DOORS } from "./doors";
import { fuzz } from "./fuzz";
import { recordedCalls } from "./recordedCalls";

const calls = await recordedCalls(DOORS);

test("the examples reach every exported function", () => {
  const reached = new Set(calls.map(({ name }) => name));
  const all = Object.entries(DOORS).flatMap(([door, module]) =>
    Object.entries(module)
      .filter(([, value]) => typeof value === "function" && !/^class\b/.test(String(value)))
      .map(([name]) => `${door} ${name}`),
  );
  expect(all.filter((name) => !reached.has(name))).toEqual([]);
});

test("no call, however careless, gets the engine's words, an odd number or a changed input", () => {
  const faults = fuzz(calls, 3000, 1);
  expect(faults.map(({ name, fault, seed }) => `${name}: ${fault} (seed ${seed})`)).toEqual([]);
});
