import type { SayDoResult } from "customer-kpis";
import type { Say } from "../languages/say";
import type { Block } from "./block";

/** Satisfied or not against stayed or left, and whether the one tells anything of the other. */
export function sayDoBlocks({ cells, satisfied, dissatisfied, p }: SayDoResult, say: Say): Block[] {
  const { sayDo: words, columns } = say.words;
  return [
    {
      type: "table",
      caption: words.caption,
      columns: [
        { name: columns.customers },
        { name: columns.number },
        { name: columns.share },
        { name: columns.interval },
        { name: columns.revenueBefore },
      ],
      rows: cells.map(({ name, n, value, interval, worth }) => ({
        cells: [
          words.cells[name],
          say.count(n),
          say.share(value),
          say.range("share", interval),
          say.money(worth),
        ],
      })),
    },
    {
      type: "lines",
      lines: [
        words.stayed(say.share(satisfied.value), say.share(dissatisfied.value)),
        p !== null && p < 0.05 ? words.isReal : words.mayBeChance,
      ],
    },
  ];
}
