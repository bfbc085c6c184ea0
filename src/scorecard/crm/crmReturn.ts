import { checkOptions } from "../../check";
import { finite } from "../../stats/sum";
import { digits, withNumbers } from "../written";
import { type Assumption, type CrmEffect, EFFECTS } from "./crmEffect";
import { believed, readCosts, readEffects } from "./crmModel";
import {
  type CrmReturnRange,
  type CrmSensitivity,
  netOf,
  rangeOf,
  returnOf,
  sensitivityOf,
  total,
} from "./crmSensitivity";

/** What {@link crmReturn} needs. All of it belongs to the same period and currency. */
export interface CrmReturnOptions {
  /** What the customer unit costs. */
  readonly costs: readonly CrmCost[];
  /** What it has moved. */
  readonly effects: readonly CrmEffect[];
}

/** Something the unit costs. */
export interface CrmCost {
  /** A short name, unlike the others': staff, software, training. */
  readonly name: string;
  /** What it costs in the period, 0 or more. */
  readonly amount: Assumption;
}

/** What an effect brought. */
export interface CrmPart {
  /** Its name. */
  readonly name: string;
  /** What has moved. */
  readonly moved: CrmEffect["moved"];
  /** What it brought; below 0 where things got worse. */
  readonly amount: number;
  /** Its share of the whole benefit; `null` unless that is above 0. */
  readonly share: number | null;
  /** The arithmetic, in the names of `inputs`. */
  readonly formula: string;
  /** The numbers behind those names: what is believed. */
  readonly inputs: Readonly<Record<string, number>>;
  /** The same in a sentence, its numbers rounded to four digits. */
  readonly sentence: string;
}

/** What {@link crmReturn} answers. */
export interface CrmReturnResult {
  /** The return: `(benefit - cost) / cost`; 0.4 is 40 cents gained a dollar. `null` without costs or effects. */
  readonly value: number | null;
  /** How many effects. */
  readonly n: number;
  /** What all effects brought. */
  readonly benefit: number;
  /** What all costs come to. */
  readonly cost: number;
  /** `benefit - cost`. */
  readonly net: number;
  /** `benefit / cost`; `null` without costs. */
  readonly ratio: number | null;
  /** The share of the benefit that would pay for the unit; above 1 it does not. `null` without benefit. */
  readonly neededShare: number | null;
  /** The return with all assumptions at their worst and at their best; `null` without costs or effects. */
  readonly range: CrmReturnRange | null;
  /** The effects, in the given order. */
  readonly parts: readonly CrmPart[];
  /** What each cost comes to, in the given order. */
  readonly costs: readonly { readonly name: string; readonly amount: number }[];
  /** What each assumption does to the return by itself, the largest swing first. */
  readonly sensitivity: readonly CrmSensitivity[];
  /** The return in a sentence, its numbers rounded to four digits. */
  readonly sentence: string;
}

/**
 * The return on a customer unit: what its work brought, by what it moved, against what it costs.
 *
 * `(benefit - cost) / cost`. The benefit is the sum of the effects, each a product of assumptions that
 * stand beside it:
 *
 * | `moved` | amount, times `attributed` |
 * |---|---|
 * | `"retention"` | customers * (after - before) * valuePerCustomer |
 * | `"spend"` | customers * (after - before) * margin |
 * | `"new customers"` | (after - before) * valuePerCustomer |
 * | `"service cost"` | contacts * (before - after) |
 * | `"other"` | amount |
 *
 * An assumption is a number, or `{ value, low, high }` where it may be off: an interval of `retention`
 * is one. `sensitivity` moves each alone and tells where it would just pay (`breakEven`); `range` moves
 * all at once, which is less likely than either end sounds.
 *
 * How much of a change is the unit's doing, `attributed`, decides more than all else, and no formula
 * knows it. Count nothing twice: a customer kept also spends. Nothing is discounted: keep to a period
 * of a year or so, or put in values that are.
 *
 * Without costs or without effects `value` is `null`.
 *
 * @param options - See {@link CrmReturnOptions}.
 * @throws InputError for a share outside of 0 to 1, a cost, a count or a number that is none, for
 *   bounds that do not hold the value, an unknown `moved` and a name used twice; for a
 *   missing or unknown field.
 * @example
 * ```ts
 * import { crmReturn } from "customer-kpis";
 *
 * const result = crmReturn({
 *   costs: [{ name: "staff", amount: 90_000 }, { name: "software", amount: 10_000 }],
 *   effects: [
 *     {
 *       moved: "retention",
 *       customers: 5000,
 *       before: 0.8,
 *       after: { value: 0.84, low: 0.82, high: 0.86 },
 *       valuePerCustomer: 1000,
 *       attributed: 0.6,
 *     },
 *     { moved: "service cost", contacts: 40_000, before: 6, after: 5, attributed: 0.5 },
 *   ],
 * });
 * result.parts.map(({ moved, amount }) => [moved, Math.round(amount)]); // =>
 * // [["retention", 120_000], ["service cost", 20_000]]
 * result.value; // ~> 0.4
 * [result.range?.lower, result.range?.upper]; // ~> [-0.2, 1]
 * result.sensitivity[0]?.breakEven; // ~> 0.8267
 * ```
 */
export function crmReturn(options: CrmReturnOptions): CrmReturnResult {
  checkOptions("crmReturn", options, ["costs", "effects"]);
  const costs = readCosts(options.costs);
  const effects = readEffects(options.effects);
  const cost = finite("crmReturn", "costs", total(costs));
  const benefit = finite("crmReturn", "effects", total(effects));
  const value = effects.length > 0 ? returnOf(benefit, cost) : null;

  const parts = effects.map((effect, i): CrmPart => {
    const { moved } = options.effects[i]!;
    const { formula } = EFFECTS[moved];
    const inputs = believed(effect);
    const amount = effect.amount(inputs);
    return {
      name: effect.name,
      moved,
      amount,
      share: benefit > 0 ? amount / benefit : null,
      formula,
      inputs,
      sentence: `${effect.name}: ${withNumbers(formula, inputs)} = ${digits(amount)}.`,
    };
  });
  return {
    value,
    n: effects.length,
    benefit,
    cost,
    net: netOf(benefit, cost),
    ratio: cost > 0 ? benefit / cost : null,
    neededShare: benefit > 0 ? finite("crmReturn", "costs", cost / benefit) : null,
    range: value === null ? null : rangeOf(costs, effects),
    parts,
    costs: costs.map((source) => ({ name: source.name, amount: source.amount(believed(source)) })),
    sensitivity: sensitivityOf(costs, effects),
    sentence: sentenceOf(value, benefit, cost),
  };
}

function sentenceOf(value: number | null, benefit: number, cost: number): string {
  if (value === null) return "Without costs or effects there is no return.";
  const outcome = value < 0 ? `${digits(-value)} lost` : `${digits(value)} gained`;
  return `A benefit of ${digits(benefit)} against a cost of ${digits(cost)}: ${outcome} per 1 spent.`;
}
