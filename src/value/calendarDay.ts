import { periodFinder } from "../time";

/** Numbers the days of a zone's calendar from 1970-01-01. */
export function dayFinder(kpi: string, timeZone = "UTC"): (ms: number) => number {
  // Also checks the zone.
  const finder = periodFinder(kpi, { unit: "day", timeZone });
  if (timeZone === "UTC") return (ms) => Math.floor(ms / DAY);
  const numbers: number[] = [];
  return (ms) => {
    const position = finder.find(ms);
    for (let i = numbers.length; i <= position; i++) {
      numbers.push(Math.round(Date.parse(finder.met[i]!.key) / DAY));
    }
    return numbers[position]!;
  };
}

const DAY = 86_400_000;
