import { serviceGaps } from "../../charts/serviceGaps";
import type { Say } from "../languages/say";
import type { Results } from "../results/results";
import type { Section } from "./block";

/** The five dimensions of SERVQUAL. */
export function service({ findings }: Results, say: Say): Section | null {
  const all = findings.servqual?.result.year.all;
  if (!all || all.n === 0) return null;
  const { columns, sections } = say.words;
  const names = [
    columns.dimension,
    columns.expected,
    columns.perceived,
    columns.gap,
    columns.interval,
  ];
  return {
    id: "service",
    isFolded: true,
    title: sections.service,
    blocks: [
      serviceGaps(all, say),
      {
        type: "table",
        caption: sections.service,
        columns: names.map((name) => ({ name })),
        rows: all.dimensions.map(({ name, expectation, perception, gap, interval }) => ({
          cells: [
            say.dimension(name),
            say.score(expectation),
            say.score(perception),
            say.figure("gap", gap),
            say.range("gap", interval),
          ],
        })),
      },
    ],
  };
}
