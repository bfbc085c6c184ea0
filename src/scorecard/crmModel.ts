import { checkOptions, fail } from "../check";
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
      fail("crmReturn", "moved", `one of ${known}`, moved, RangeError);
    }
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
  const assumptions: Record<string, AssumedRange> = {};
  for (const [name, [lowest, highest]] of Object.entries(bounds)) {
    const field = `${name} of ${of}`;
    const assumption = (given as Readonly<Record<string, Assumption | undefined>>)[name];
    if (typeof assumption === "object" && assumption !== null) {
      checkOptions("crmReturn", assumption, ["value", "low", "high"]);
    }
    const range =
      typeof assumption === "object" && assumption !== null
        ? assumption
        : { value: assumption as number, low: assumption as number, high: assumption as number };
    for (const [end, number] of Object.entries(range)) {
      const place = range === assumption ? `${end} of ${field}` : field;
      if (!(Number.isFinite(number) && number >= lowest && number <= highest)) {
        fail("crmReturn", place, allowed(lowest, highest), number);
      }
    }
    const { value, low, high } = range;
    if (!(low <= value && value <= high)) {
      fail("crmReturn", `value of ${field}`, `from low (${low}) to high (${high})`, value);
    }
    assumptions[name] = { value, low, high };
  }
  return assumptions;
}

function allowed(lowest: number, highest: number): string {
  if (highest === 1) return "from 0 to 1";
  return lowest === 0 ? "a finite number, 0 or more" : "a finite number";
}

function checkList(field: string, list: readonly unknown[]): void {
  if (!Array.isArray(list)) fail("crmReturn", field, "a list", list, TypeError);
  for (const item of list) {
    if (typeof item !== "object" || item === null) {
      fail("crmReturn", field, "a list of objects", item, TypeError);
    }
  }
}

function checkNames(field: string, sources: readonly Source[]): void {
  const names = new Set<string>();
  for (const { name } of sources) {
    if (typeof name !== "string") fail("crmReturn", `name in ${field}`, "text", name, TypeError);
    if (names.has(name)) {
      fail("crmReturn", `name in ${field}`, "unlike the others'", name, RangeError);
    }
    names.add(name);
  }
}
