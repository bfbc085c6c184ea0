import { checkOptions, checkRecord, fail } from "../../check";
import { listIn } from "../../fold/growing";
import type { Interval } from "../../stats/intervals";
import type { Count } from "../log/countLog";

/** What customers bought after a product, as `nextPurchases` finds it. */
export interface NextPurchase {
  /** What was bought. */
  readonly after: string;
  /** What was bought on the next purchase day. */
  readonly next: string;
  /** How often it was: purchases of `after` that were followed by `next`. */
  readonly count: number;
  /** Purchases of `after` that were followed by any purchase. */
  readonly n: number;
  /** The share of all purchases with a next one that hold `after` and are followed by `next`. */
  readonly support: number;
  /** The share of those of `after` that were followed by `next`: `count / n`. */
  readonly confidence: number;
  /** Wilson interval of `confidence`. */
  readonly interval: Interval;
  /** `confidence` as a multiple of how often `next` follows any purchase: above 1, `after` tells. */
  readonly lift: number;
}

/** Which suggestions are made. */
export interface SuggestionOptions {
  /** What customers bought next: `nextPurchases(orders).rules`. */
  readonly rules: readonly NextPurchase[];
  /** How many suggestions at most. Default 3. */
  readonly most?: number;
  /** The least lift of a suggestion. Default 1. */
  readonly minimumLift?: number;
}

/** Something that the customer may buy next, and why. */
export interface Suggestion {
  /** The product. */
  readonly product: string;
  /** `"reorder"` where the customer has bought it before, else `"cross-sell"`. */
  readonly kind: "reorder" | "cross-sell";
  /** The rule that it rests on. */
  readonly rule: NextPurchase;
  /** The rule in words. */
  readonly because: string;
}

/** Suggestions for who bought these products last, and those ever. */
export type Suggester = (
  lastBought: readonly string[],
  everBought: readonly Count[],
) => Suggestion[];

/** Reads the rules, for suggestions. */
export function suggester(kpi: string, options: SuggestionOptions): Suggester {
  checkOptions(`${kpi} suggestions`, options, ["rules", "most", "minimumLift"]);
  const { rules, most = 3, minimumLift = 1 } = options;
  if (!Array.isArray(rules)) {
    fail(kpi, "suggestions.rules", "a list, such as nextPurchases(orders).rules", rules);
  }
  if (!(Number.isSafeInteger(most) && most >= 1)) {
    fail(kpi, "suggestions.most", "a whole number from 1", most);
  }
  if (!(typeof minimumLift === "number" && minimumLift >= 0)) {
    fail(kpi, "suggestions.minimumLift", "a number, 0 or more", minimumLift);
  }
  const byProduct = new Map<string, NextPurchase[]>();
  for (const [i, rule] of rules.entries()) {
    checkRecord(kpi, rule, "after, next, confidence and lift");
    for (const [field, type] of Object.entries(RULE)) {
      const came: unknown = rule[field];
      if (typeof came !== type) fail(kpi, `suggestions.rules[${i}].${field}`, `a ${type}`, came);
    }
    if (!(rule.lift < minimumLift)) listIn(byProduct, rule.after).push(rule);
  }
  // No more than these of each product can be among the surest of all.
  for (const own of byProduct.values()) own.sort(byConfidence).splice(most);

  return (lastBought, everBought) => {
    const fitting = lastBought.flatMap((product) => byProduct.get(product) ?? []);
    if (lastBought.length > 1) fitting.sort(byConfidence);
    const suggestions: Suggestion[] = [];
    for (const rule of fitting) {
      if (suggestions.length === most) break;
      if (suggestions.some(({ product }) => product === rule.next)) continue;
      const isKnown = everBought.some(({ name }) => name === rule.next);
      const kind = isKnown ? "reorder" : "cross-sell";
      suggestions.push({ product: rule.next, kind, rule, because: reasonOf(rule) });
    }
    return suggestions;
  };
}

/** What is read of a rule. */
const RULE = {
  after: "string",
  next: "string",
  count: "number",
  n: "number",
  confidence: "number",
  lift: "number",
} as const satisfies Partial<Record<keyof NextPurchase, string>>;

/** The surest first: by the share, then by what it rests on. */
export function byConfidence(a: NextPurchase, b: NextPurchase): number {
  return (
    b.confidence - a.confidence ||
    b.count - a.count ||
    (a.after === b.after ? compare(a.next, b.next) : compare(a.after, b.after))
  );
}

/** Which of two comes first, as lists are sorted; 0 where neither does. */
export function compare<One extends string | number>(a: One, b: One): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function reasonOf({ after, next, count, n, lift }: NextPurchase): string {
  const times = `${lift.toFixed(1)} times as often as any purchase was`;
  return `${count} of ${n} purchases of ${after} were followed by ${next}, ${times}`;
}
