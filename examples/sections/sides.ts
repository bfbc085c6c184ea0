import type { ScorecardIndexes, ScorecardResult } from "customer-kpis";
import type { Say } from "../languages/say";
import type { Table } from "./block";
import { judged } from "./judged";

const SIDES = ["say", "do", "leading", "lagging", "customer", "company"] as const;

/** The same scores seen from other sides: words and deeds, before and after, theirs and ours. */
export function sides({ indexes }: ScorecardResult, say: Say): Table {
  const { columns, sides: words } = say.words;
  return {
    type: "table",
    caption: words.caption,
    columns: [
      { name: columns.side },
      { name: columns.measures },
      { name: columns.weight },
      { name: columns.score },
      { name: columns.status, isWords: true },
    ],
    rows: SIDES.map((side: keyof ScorecardIndexes) => {
      const { n, weight, value, status } = indexes[side];
      return {
        cells: [
          words.names[side],
          say.count(n),
          say.share(weight),
          say.score(value),
          judged(status, say),
        ],
      };
    }),
  };
}
