import { compareMeans, compareWithRest } from "customer-kpis";

/** Where rejected rows are not spread as the others are, so that what is left may mislead. */
export type LossPattern =
  /** More of them are at one end of the file. */
  | { readonly kind: "position"; readonly end: "first" | "last" }
  /** More of them have a value, such as a segment. */
  | {
      readonly kind: "value";
      readonly column: string;
      readonly value: string;
      readonly share: number;
    }
  /** Their figures in a column are lower or higher than those of the others. */
  | {
      readonly kind: "figures";
      readonly column: string;
      readonly lost: number;
      readonly kept: number;
    };

/** A column with more different values than these tells one row from another, not groups. */
const MOST_VALUES = 40;

/** Chance alone brings a pattern so clear in one file of a thousand, however many columns are looked at. */
const CHANCE = 0.001;

interface Counts {
  kept: number;
  lost: number;
}

/** Counts rejected rows against the others, column by column. */
export class LostRows {
  readonly #columns: Map<string, Map<string, Counts>>;
  /** Row numbers: how many, their sum and the sum of their squares. */
  readonly #positions = { kept: [0, 0, 0], lost: [0, 0, 0] };

  constructor(columns: readonly string[]) {
    this.#columns = new Map(columns.map((column) => [column, new Map()]));
  }

  /** @param wrong - Columns that are wrong in this row, and so tell nothing of it. */
  add(
    fate: "kept" | "lost",
    row: number,
    cells: Readonly<Record<string, string>>,
    wrong: readonly string[] = [],
  ): void {
    const positions = this.#positions[fate] as [number, number, number];
    positions[0]++;
    positions[1] += row;
    positions[2] += row * row;
    for (const [column, values] of this.#columns) {
      const cell = cells[column];
      if (cell === undefined || wrong.includes(column)) continue;
      const value = cell.trim();
      let counts = values.get(value);
      if (!counts) {
        counts = { kept: 0, lost: 0 };
        values.set(value, counts);
        if (values.size > MOST_VALUES) this.#columns.delete(column);
      }
      counts[fate]++;
    }
  }

  /** The clearest pattern; `null` where rejected rows are spread as the others are. */
  pattern(): LossPattern | null {
    // Each column in two ways, and the place of the rows.
    const level = 1 - CHANCE / (2 * this.#columns.size + 1);
    for (const [column, values] of this.#columns) {
      const found = figuresPattern(column, values, level) ?? valuePattern(column, values, level);
      if (found) return found;
    }
    return this.#positionPattern(level);
  }

  #positionPattern(level: number): LossPattern | null {
    const [kept, lost] = [momentsOf(this.#positions.kept), momentsOf(this.#positions.lost)];
    const { isReal, effect } = compareMeans(kept, lost, { level });
    if (!isReal || Math.abs(effect ?? 0) < 0.5) return null;
    return { kind: "position", end: (effect ?? 0) > 0 ? "last" : "first" };
  }
}

function momentsOf([n = 0, sum = 0, squares = 0]: readonly number[]) {
  if (n < 2) return { n, mean: n === 1 ? sum : null, variance: null };
  const mean = sum / n;
  return { n, mean, variance: Math.max(0, (squares - n * mean * mean) / (n - 1)) };
}

/** One value whose rows are lost more often than all others. */
function valuePattern(
  column: string,
  values: ReadonlyMap<string, Counts>,
  level: number,
): LossPattern | null {
  const groups = [...values].map(([key, { kept, lost }]) => {
    return { key, result: { value: lost / (kept + lost), n: kept + lost } };
  });
  if (groups.length < 2) return null;
  // Of ten rows with a value three may be lost by chance: exactly, as z takes that for none.
  const most = compareWithRest(groups, { kind: "share", method: "fisher", level })
    .map((group, i) => ({ ...group, share: groups[i]?.result.value ?? 0 }))
    .filter(({ isReal, difference }) => isReal && (difference ?? 0) > 0.02)
    .sort((a, b) => b.share - a.share)[0];
  return most ? { kind: "value", column, value: most.key, share: most.share } : null;
}

/** Where a column holds figures: whether their mean is another among the rows lost. */
function figuresPattern(
  column: string,
  values: ReadonlyMap<string, Counts>,
  level: number,
): LossPattern | null {
  const filled = [...values].filter(([value]) => value !== "");
  if (filled.length < 3 || filled.some(([value]) => !Number.isFinite(Number(value)))) return null;
  const meanOf = (fate: keyof Counts) => {
    const sums = [0, 0, 0];
    for (const [value, counts] of filled) {
      const [figure, count] = [Number(value), counts[fate]];
      sums[0] = (sums[0] ?? 0) + count;
      sums[1] = (sums[1] ?? 0) + count * figure;
      sums[2] = (sums[2] ?? 0) + count * figure * figure;
    }
    return momentsOf(sums);
  };
  const [kept, lost] = [meanOf("kept"), meanOf("lost")];
  if (!compareMeans(kept, lost, { level }).isReal) return null;
  return { kind: "figures", column, lost: lost.mean ?? 0, kept: kept.mean ?? 0 };
}
