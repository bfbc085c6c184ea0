import type { Findings } from "../lib/findings";
import { gap, interval, score } from "./format";
import { table } from "./table";

/** The five dimensions of SERVQUAL. */
export function service({ servqual }: Findings): string[] {
  if (!servqual) return [];
  const rows = servqual.result.year.all.dimensions.map((dimension) => [
    dimension.name,
    score(dimension.expectation),
    score(dimension.perception),
    gap(dimension.gap),
    interval(dimension.interval, gap),
  ]);
  return table(["Dimension", "Expected", "Perceived", "Gap", "95 % interval"], rows);
}
