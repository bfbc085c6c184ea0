import type { WeakTouchpoint } from "customer-kpis";
import { touchpointComparison } from "../charts/touchpointComparison";
import type { Say } from "../languages/say";
import type { Findings } from "../lib/findings";
import type { Block } from "./block";

type Journey = NonNullable<Findings["answers"]>["result"]["year"]["journey"];

/** The touchpoints of the journey, the one that harms most first. */
export function touchpoints({ answers }: Findings, say: Say): Block[] {
  const journey = answers?.result.year.journey;
  if (!journey || journey.weakest.length < 2) return [];
  const { columns, verdict, touchpoints: words } = say.words;
  const places = journey.weakest.flatMap((weak) => {
    const result = resultAt(journey, weak);
    const isAlone =
      journey.weakest.filter((one) => one.touchpoint === weak.touchpoint).length === 1;
    const name = words.of(say.name(weak.touchpoint), say.name(weak.stage));
    const shortName = isAlone ? say.name(weak.touchpoint) : name;
    return result ? [{ ...weak, name, shortName, result }] : [];
  });
  return [
    touchpointComparison(places, journey.value, say),
    {
      type: "table",
      caption: words.caption,
      columns: [
        { name: columns.touchpoint },
        { name: columns.nps },
        { name: columns.verdict, isWords: true },
        { name: columns.pull },
        { name: columns.interval },
        { name: columns.answers },
      ],
      rows: places.map(({ name, result, pull, isReal, difference }) => ({
        cells: [
          name,
          say.figure("points", result.value),
          isReal ? ((difference ?? 0) < 0 ? verdict.worse : verdict.better) : verdict.chance,
          say.figure("points", pull),
          say.range("points", result.interval),
          say.count(result.n),
        ],
      })),
    },
  ];
}

function resultAt({ stages }: Journey, { stage, touchpoint }: WeakTouchpoint) {
  const places = stages.find((one) => one.stage === stage)?.touchpoints;
  return places?.find((one) => one.touchpoint === touchpoint)?.result;
}
