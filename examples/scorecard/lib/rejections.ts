/** One row that was left out. */
interface Example {
  readonly row: number;
  /** What was in the field. */
  readonly came: string;
}

/** Rows left out for the same reason. */
export interface Reason {
  /** `nps must be a whole number from 0 to 10` */
  readonly reason: string;
  count: number;
  /** The first few. */
  readonly examples: Example[];
}

const EXAMPLES = 3;
const LONGEST_SHOWN = 24;

/** Rejected rows, counted by reason. A row with several things wrong counts under each of them. */
export class Rejections {
  /** How many rows were left out. */
  rows = 0;
  readonly #reasons = new Map<string, Reason>();

  /** The most frequent first. */
  get reasons(): Reason[] {
    return [...this.#reasons.values()].sort((a, b) => b.count - a.count);
  }

  add(row: number, faults: readonly { message: string; came: unknown }[]): void {
    this.rows++;
    for (const { message, came } of faults) {
      const reason = withoutValue(message);
      const known = this.#reasons.get(reason) ?? { reason, count: 0, examples: [] };
      this.#reasons.set(reason, known);
      known.count++;
      if (known.examples.length < EXAMPLES) known.examples.push({ row, came: shown(came) });
    }
  }
}

/** The message up to what came, so that rows with the same fault share it. */
function withoutValue(message: string): string {
  return message.replace(/,? got .*$/s, "").replace(/ \(\d{4}-\d\d-\d\dT[^)]*\)/, "");
}

function shown(came: unknown): string {
  if (typeof came !== "string" || came.trim() === "") return "blank";
  return JSON.stringify(came.length > LONGEST_SHOWN ? `${came.slice(0, LONGEST_SHOWN)}...` : came);
}
