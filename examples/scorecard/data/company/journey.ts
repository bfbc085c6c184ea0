/** Where customers meet the company. */
export type Touchpoint =
  | "website"
  | "advice"
  | "checkout"
  | "delivery"
  | "coffee"
  | "machine"
  | "support"
  | "invoice";

interface Place {
  readonly stage: "choose" | "buy" | "receive" | "use" | "help";
  readonly department: "marketing" | "sales" | "service" | "finance";
  /** Who may have served them there; nobody where a machine did. */
  readonly agents: readonly string[];
  /** The truth: what the touchpoint does to a score. */
  readonly effect: number;
}

const SALES = ["Amal", "Boris", "Chen"];
const DRIVERS = ["Dina", "Emil", "Farah"];
const SUPPORT = ["Goran", "Hala", "Ines"];

/** The truth: delivery spoils the journey. All who serve are equally good. */
export const JOURNEY: Record<Touchpoint, Place> = {
  website: { stage: "choose", department: "marketing", agents: [], effect: 0.2 },
  advice: { stage: "choose", department: "sales", agents: SALES, effect: 0.4 },
  checkout: { stage: "buy", department: "sales", agents: [], effect: 0.1 },
  invoice: { stage: "buy", department: "finance", agents: [], effect: -0.3 },
  delivery: { stage: "receive", department: "service", agents: DRIVERS, effect: -1.9 },
  coffee: { stage: "use", department: "service", agents: [], effect: 0.4 },
  machine: { stage: "use", department: "service", agents: [], effect: 0 },
  support: { stage: "help", department: "service", agents: SUPPORT, effect: 0.1 },
};

/** How often answers come from each. */
export const TOUCHPOINTS: Record<Touchpoint, number> = {
  website: 18,
  advice: 8,
  checkout: 16,
  invoice: 6,
  delivery: 18,
  coffee: 20,
  machine: 6,
  support: 8,
};
