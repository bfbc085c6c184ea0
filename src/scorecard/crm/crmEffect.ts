/** A figure that is believed, and how far off it may be. A plain number is taken for certain. */
export type Assumption = number | AssumedRange;

/** An assumption with its bounds. */
export interface AssumedRange {
  /** What is believed. */
  readonly value: number;
  /** The lowest that it may be. */
  readonly low: number;
  /** The highest that it may be. */
  readonly high: number;
}

/** What every effect of a customer unit is told by. */
interface Effect {
  /** A short name, unlike the others'. Default: what has moved. */
  readonly name?: string;
  /**
   * How much of the change is the unit's doing, 0 to 1: the rest would have come without it. Only an
   * experiment or a comparison group tells; there is no default.
   */
  readonly attributed: Assumption;
}

/** More customers stay: `customers * (after - before) * valuePerCustomer * attributed`. */
export interface RetentionEffect extends Effect {
  /** What has moved. */
  readonly moved: "retention";
  /** How many customers there were to keep. */
  readonly customers: Assumption;
  /** The share that stayed before, 0 to 1. */
  readonly before: Assumption;
  /** The share that stays now, 0 to 1. */
  readonly after: Assumption;
  /** What a customer who stays brings in the period, after the cost of what is sold. */
  readonly valuePerCustomer: Assumption;
}

/** Customers spend more: `customers * (after - before) * margin * attributed`. */
export interface SpendEffect extends Effect {
  /** What has moved. */
  readonly moved: "spend";
  /** How many customers spend. */
  readonly customers: Assumption;
  /** What each spent in a period before. */
  readonly before: Assumption;
  /** What each spends in a period now. */
  readonly after: Assumption;
  /** What remains of an amount spent after the cost of what is sold, 0 to 1. */
  readonly margin: Assumption;
}

/** More customers are won: `(after - before) * valuePerCustomer * attributed`. */
export interface NewCustomersEffect extends Effect {
  /** What has moved. */
  readonly moved: "new customers";
  /** How many were won in a period before. */
  readonly before: Assumption;
  /** How many are won in a period now. */
  readonly after: Assumption;
  /** What a new customer brings, after the cost of what is sold and of winning them. */
  readonly valuePerCustomer: Assumption;
}

/** Serving costs less: `contacts * (before - after) * attributed`. */
export interface ServiceCostEffect extends Effect {
  /** What has moved. */
  readonly moved: "service cost";
  /** How many contacts, tickets or customers are served in the period. */
  readonly contacts: Assumption;
  /** What each cost before. */
  readonly before: Assumption;
  /** What each costs now. */
  readonly after: Assumption;
}

/** Anything else: `amount * attributed`. */
export interface OtherEffect extends Effect {
  /** What has moved. */
  readonly moved: "other";
  /** What it brought in the period; below 0 for a loss. */
  readonly amount: Assumption;
}

/** What a customer unit has moved. */
export type CrmEffect =
  | RetentionEffect
  | SpendEffect
  | NewCustomersEffect
  | ServiceCostEffect
  | OtherEffect;

/** The inputs of an effect, by name. */
type Inputs = Readonly<Record<string, number>>;

/** How the money comes out of an effect's inputs, and from where to where each may go. */
export interface EffectKind {
  readonly formula: string;
  /** The money before the unit's part in it, `attributed`, is taken. */
  readonly amount: (inputs: Inputs) => number;
  readonly bounds: Readonly<Record<string, readonly [lowest: number, highest: number]>>;
}

const MOST = Number.MAX_VALUE;
const SHARE = [0, 1] as const;
const COUNT = [0, MOST] as const;
const MONEY = [-MOST, MOST] as const;

/** All that may move. */
export const EFFECTS: Readonly<Record<CrmEffect["moved"], EffectKind>> = {
  retention: {
    formula: "customers * (after - before) * valuePerCustomer * attributed",
    amount: (of) => of["customers"]! * (of["after"]! - of["before"]!) * of["valuePerCustomer"]!,
    bounds: { customers: COUNT, before: SHARE, after: SHARE, valuePerCustomer: MONEY },
  },
  spend: {
    formula: "customers * (after - before) * margin * attributed",
    amount: (of) => of["customers"]! * (of["after"]! - of["before"]!) * of["margin"]!,
    bounds: { customers: COUNT, before: MONEY, after: MONEY, margin: SHARE },
  },
  "new customers": {
    formula: "(after - before) * valuePerCustomer * attributed",
    amount: (of) => (of["after"]! - of["before"]!) * of["valuePerCustomer"]!,
    bounds: { before: COUNT, after: COUNT, valuePerCustomer: MONEY },
  },
  "service cost": {
    formula: "contacts * (before - after) * attributed",
    amount: (of) => of["contacts"]! * (of["before"]! - of["after"]!),
    bounds: { contacts: COUNT, before: COUNT, after: COUNT },
  },
  other: {
    formula: "amount * attributed",
    amount: (of) => of["amount"]!,
    bounds: { amount: MONEY },
  },
};
