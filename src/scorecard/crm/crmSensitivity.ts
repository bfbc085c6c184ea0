import { finite, restOf, sumOf } from "../../stats/sum";
import { believed, type Source } from "./crmModel";

/** What an assumption does to the return, all others left as they are. */
export interface CrmSensitivity {
  /** The cost or the effect that it belongs to. */
  readonly of: string;
  /** The assumption: `"after"`, `"attributed"`, ... */
  readonly assumption: string;
  /** What is believed. */
  readonly value: number;
  /** The lowest that it may be; the same where it is taken for certain. */
  readonly low: number;
  /** The highest that it may be. */
  readonly high: number;
  /** The return at `low`; `null` where nothing is spent. */
  readonly returnAtLow: number | null;
  /** The return at `high`; `null` where nothing is spent. */
  readonly returnAtHigh: number | null;
  /** How far apart the two are: 0 where it is taken for certain. `null` where nothing is spent. */
  readonly swing: number | null;
  /**
   * Where benefit and cost would be equal; `null` where no value that is possible makes them so, or
   * every one does.
   */
  readonly breakEven: number | null;
}

/** Where the return may lie. */
export interface CrmReturnRange {
  /** The return with every assumption at its worst. */
  readonly lower: number;
  /** The return with every assumption at its best. */
  readonly upper: number;
}

/** What a benefit leaves of itself after its cost: nothing where only rounding tells them apart. */
export function netOf(benefit: number, cost: number): number {
  return restOf(benefit - cost, cost);
}

/** Net gain per amount spent; `null` where nothing is spent. */
export function returnOf(benefit: number, cost: number): number | null {
  return cost > 0 ? finite("crmReturn", "effects", netOf(benefit, cost) / cost) : null;
}

/** What every assumption does to the return, those that matter most first. */
export function sensitivityOf(
  costs: readonly Source[],
  effects: readonly Source[],
): CrmSensitivity[] {
  const [cost, benefit] = [total(costs), total(effects)];
  const lines = [
    ...effects.flatMap((effect) => vary(effect, 1, (more) => ({ benefit: benefit + more, cost }))),
    ...costs.flatMap((source) => vary(source, -1, (more) => ({ benefit, cost: cost + more }))),
  ];
  return lines.sort((a, b) => (b.swing ?? 0) - (a.swing ?? 0));
}

/** The return with all assumptions at their worst, and at their best; `null` where one spends nothing. */
export function rangeOf(
  costs: readonly Source[],
  effects: readonly Source[],
): CrmReturnRange | null {
  // A loss weighs more against a small cost, a gain against a large one.
  const returns = endsOf(effects).flatMap((benefit) =>
    endsOf(costs).map((cost) => returnOf(benefit, cost)),
  );
  if (returns.includes(null)) return null;
  const numbers = returns as number[];
  return { lower: Math.min(...numbers), upper: Math.max(...numbers) };
}

/** The money of these costs or effects, as it is believed. */
export function total(sources: readonly Source[]): number {
  return together(sources.map((source) => source.amount(believed(source))));
}

/** The money of these costs or effects, all at their lowest and all at their highest. */
function endsOf(sources: readonly Source[]): readonly number[] {
  const corners = sources.map(amountsAtCorners);
  return [Math.min, Math.max].map((end) => together(corners.map((amounts) => end(...amounts))));
}

/** The sum of amounts: gains and losses that cancel out are nothing. */
function together(amounts: readonly number[]): number {
  return restOf(sumOf(amounts), sumOf(amounts.map(Math.abs)));
}

/**
 * Moves each assumption of a cost or an effect alone.
 *
 * @param sign - What more money does to the net gain: 1 for an effect, -1 for a cost.
 * @param totals - What all effects bring and all costs come to with so much more of this one.
 */
function vary(
  source: Source,
  sign: 1 | -1,
  totals: (more: number) => { readonly benefit: number; readonly cost: number },
): CrmSensitivity[] {
  const inputs = believed(source);
  const before = source.amount(inputs);

  return Object.entries(source.assumptions).map(([assumption, { value, low, high }]) => {
    const amountAt = (number: number) => source.amount({ ...inputs, [assumption]: number });
    const at = (number: number) => totals(amountAt(number) - before);
    const returnAt = (number: number) => returnOf(at(number).benefit, at(number).cost);
    const [returnAtLow, returnAtHigh] = [returnAt(low), returnAt(high)];
    const swing =
      returnAtLow === null || returnAtHigh === null ? null : Math.abs(returnAtHigh - returnAtLow);
    // Every amount is a straight line in each of its assumptions.
    const slope = sign * (amountAt(1) - amountAt(0));
    const [lowest, highest] = source.bounds[assumption]!;
    // Without a slope it is no finite number, and not possible.
    const exact = (0 - netOf(at(0).benefit, at(0).cost)) / slope;
    // Rounding alone takes no break-even beyond what can be.
    const root = netOf(exact, highest) === 0 ? highest : exact;
    const isPossible = root >= lowest && root <= highest;
    return {
      of: source.name,
      assumption,
      value,
      low,
      high,
      returnAtLow,
      returnAtHigh,
      swing,
      breakEven: isPossible ? root + 0 : null,
    };
  });
}

/** What comes of every choice of low and high: a product is at its ends where its factors are. */
function amountsAtCorners({ assumptions, amount }: Source): number[] {
  let corners: Record<string, number>[] = [{}];
  for (const [name, { low, high }] of Object.entries(assumptions)) {
    corners = corners.flatMap((corner) => [
      { ...corner, [name]: low },
      { ...corner, [name]: high },
    ]);
  }
  return corners.map((corner) => amount(corner));
}
