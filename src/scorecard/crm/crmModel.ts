import { checkOptions, fail } from "../../check";
import { type AssumedRange, type Assumption, type CrmEffect, EFFECTS } from "./crmEffect";

/** A cost or an effect whose assumptions have been checked. */
export interface Source {
  /** Its name. */
  readonly name: string;
  /** Its assumptions by name. */
  readonly assumptions: Readonly<Record<string, AssumedRange>>;
  /** Between which bounds each may lie. */
  readonly bounds: Readonly<Record<string, readonly [lowest: number, highest: number]>>;
  /** The money that comes of them. */
  readonly amount: (inputs: Readonly<Record<string, number>>) => number;
}

/** Reads the costs: each of a single assumption. */
export function readCosts(
  costs: readonly { readonly name: string; readonly amount: Assumption }[],
): Source[] {
  checkList("costs", costs);
  const sources = costs.map((cost): Source => {
    checkOptions("crmReturn", cost, ["name", "amount"]);
    checkText("costs", cost.name);
    const bounds = { amount: [0, Number.MAX_VALUE] } as const;
    return {
      name: cost.name,
      assumptions: readAssumptions(cost.name, cost, bounds),
      bounds,
      amount: (inputs) => inputs["amount"]!,
    };
  });
  checkNames("costs", sources);
  return sources;
}

/** Reads the effects. */
export function readEffects(effects: readonly CrmEffect[]): Source[] {
  checkList("effects", effects);
  const sources = effects.map((effect): Source => {
    const { moved, name = moved } = effect;
    if (typeof moved !== "string" || !Object.hasOwn(EFFECTS, moved)) {
      const known = Object.keys(EFFECTS).join(", ");
      fail("crmReturn", "moved", `one of ${known}`, moved);
    }
    checkText("effects", name);
    const kind = EFFECTS[moved];
    const bounds = { ...kind.bounds, attributed: [0, 1] } as const;
    checkOptions("crmReturn", effect, ["moved", "name", ...Object.keys(bounds)]);
    return {
      name,
      assumptions: readAssumptions(name, effect, bounds),
      bounds,
      amount: (inputs) => kind.amount(inputs) * inputs["attributed"]! + 0,
    };
  });
  checkNames("effects", sources);
  return sources;
}

/** What is believed of every assumption. */
export function believed({ assumptions }: Source): Record<string, number> {
  return Object.fromEntries(Object.entries(assumptions).map(([name, { value }]) => [name, value]));
}

function readAssumptions(
  of: string,
  given: object,
  bounds: Source["bounds"],
): Source["assumptions"] {
  const fields = given as Readonly<Record<string, Assumption | undefined>>;
  return Object.fromEntries(
    Object.entries(bounds).map(([name, ends]) => {
      return [name, readAssumption(`${name} of ${of}`, fields[name], ends)];
    }),
  );
}

function readAssumption(
  field: string,
  assumption: Assumption | null | undefined,
  [lowest, highest]: readonly [number, number],
): AssumedRange {
  function check(place: string, number: unknown): number {
    const isNumber = typeof number === "number" && number >= lowest && number <= highest;
    return isNumber ? number : fail("crmReturn", place, allowed(lowest, highest), number);
  }

  if (typeof assumption !== "object" || assumption === null) {
    const value = check(field, assumption);
    return { value, low: value, high: value };
  }
  checkOptions("crmReturn", assumption, ["value", "low", "high"]);
  const value = check(`value of ${field}`, assumption.value);
  const low = check(`low of ${field}`, assumption.low);
  const high = check(`high of ${field}`, assumption.high);
  if (!(low <= value && value <= high)) {
    fail("crmReturn", `value of ${field}`, `from low (${low}) to high (${high})`, value);
  }
  return { value, low, high };
}

function allowed(lowest: number, highest: number): string {
  if (highest === 1) return "from 0 to 1";
  return lowest === 0 ? "a finite number, 0 or more" : "a finite number";
}

function checkList(field: string, list: readonly unknown[]): void {
  if (!Array.isArray(list)) fail("crmReturn", field, "a list", list);
  for (const item of list) {
    if (typeof item !== "object" || item === null) {
      fail("crmReturn", field, "a list of objects", item);
    }
  }
}

function checkText(field: string, name: unknown): void {
  if (typeof name !== "string") fail("crmReturn", `name in ${field}`, "text", name);
}

function checkNames(field: string, sources: readonly Source[]): void {
  const names = new Set<string>();
  for (const { name } of sources) {
    if (names.has(name)) {
      fail("crmReturn", `name in ${field}`, "unlike the others'", name);
    }
    names.add(name);
  }
}
