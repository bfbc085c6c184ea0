import type { Say } from "../languages/say";
import type { Findings } from "../lib/findings";
import type { Table } from "./block";

/** The touchpoints of the journey, the one that harms most first. */
export function touchpoints({ answers }: Findings, say: Say): Table | null {
  const journey = answers?.result.year.journey;
  if (!journey || journey.weakest.length < 2) return null;
  const { columns, verdict, touchpoints: words } = say.words;
  const rows = journey.weakest.map(({ stage, touchpoint, pull, isReal, difference }) => {
    const places = journey.stages.find((one) => one.stage === stage)?.touchpoints;
    const result = places?.find((one) => one.touchpoint === touchpoint)?.result;
    const isWorse = difference !== null && difference < 0;
    return {
      cells: [
        words.of(say.name(touchpoint), say.name(stage)),
        say.figure("points", result?.value),
        say.range("points", result?.interval),
        say.count(result?.n),
        say.figure("points", pull),
        isReal ? (isWorse ? verdict.worse : verdict.better) : verdict.chance,
      ],
    };
  });
  return {
    type: "table",
    caption: words.caption,
    columns: [
      { name: columns.touchpoint },
      { name: columns.nps },
      { name: columns.interval },
      { name: columns.answers },
      { name: columns.pull },
      { name: columns.verdict, isWords: true },
    ],
    rows,
  };
}
