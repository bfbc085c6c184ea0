import { TZDate } from "@date-fns/tz";
import * as aq from "arquero";
import { addDays } from "date-fns/addDays";
import { startOfDay } from "date-fns/startOfDay";
import { median, quantile } from "simple-statistics";
import { businessTime, firstResponseTime } from "../../src";
import { quantileOf } from "../../src/stats/distribution";
import { exactDistribution } from "../../src/stats/exactDistribution";
import { makeRows } from "./data";
import { pollute } from "./pollute";
import { race } from "./race";

const ZONE = "America/New_York";
const rows = makeRows(1_000_000);
pollute(rows);
const spans = rows.flatMap(({ createdAt, firstRespondedAt }) =>
  firstRespondedAt ? [{ createdAt, firstRespondedAt }] : [],
);
const waits = spans.map((span) => span.firstRespondedAt.getTime() - span.createdAt.getTime());
const numbers = Float64Array.from(waits);
const table = aq.table({ wait: waits });
const day = [["09:00", "17:00"]] as const;
const office = businessTime({
  timeZone: ZONE,
  week: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day },
  holidays: ["2023-07-04", "2023-12-25", "2024-07-04", "2024-12-25", "2025-07-04"],
});

/** What one writes with date-fns: a loop over local days. */
function byDays(from: Date, to: Date): number {
  let sum = 0;
  for (let at = startOfDay(new TZDate(from, ZONE)); at < to; at = addDays(at, 1)) {
    if (at.getDay() % 6 === 0) continue;
    const opens = new TZDate(at).setHours(9);
    const closes = new TZDate(at).setHours(17);
    sum += Math.max(0, Math.min(closes, to.getTime()) - Math.max(opens, from.getTime()));
  }
  return sum;
}

function total(some: typeof spans, elapsed: (from: Date, to: Date) => number): number {
  let sum = 0;
  for (const { createdAt, firstRespondedAt } of some) sum += elapsed(createdAt, firstRespondedAt);
  return sum;
}

function subtract(): number {
  let sum = 0;
  for (const { createdAt, firstRespondedAt } of spans) {
    sum += firstRespondedAt.getTime() - createdAt.getTime();
  }
  return sum;
}

const few = spans.slice(0, 1000);
const contests = [
  {
    title: "Business time of a million tickets, Monday to Friday in New York",
    base: "plain subtraction",
    runners: {
      "plain subtraction": subtract,
      businessTime: () => total(spans, office),
      "firstResponseTime in it": () => firstResponseTime(spans, { elapsed: office }).value,
    },
  },
  {
    title: "Business time of a thousand of them",
    base: "businessTime",
    runners: {
      businessTime: () => total(few, office),
      "date-fns, day by day": () => total(few, byDays),
    },
  },
  {
    title: "Median and p90 of a million waits",
    base: "selection",
    runners: {
      selection: () => {
        const distribution = exactDistribution(numbers);
        return [quantileOf(distribution, 0.5), quantileOf(distribution, 0.9)];
      },
      "simple-statistics": () => [median(waits), quantile(waits, 0.9)],
      arquero: () =>
        table
          .rollup({
            median: (d: { wait: number }) => aq.op.median(d.wait),
            p90: (d: { wait: number }) => aq.op.quantile(d.wait, 0.9),
          })
          .objects(),
    },
  },
  {
    title: "First response time, all of it",
    base: "exact",
    runners: {
      exact: () => firstResponseTime(spans).value,
      "sketch of 1 %": () => firstResponseTime(spans, { relativeError: 0.01 }).value,
    },
  },
];

for (const contest of contests) {
  console.log(contest.title);
  for (const { name, milliseconds, ratio } of await race(
    contest as Parameters<typeof race>[0],
    5,
  )) {
    const mark = name === contest.base ? "*" : " ";
    console.log(
      `${mark} ${name.padEnd(26)}${milliseconds.toFixed(2).padStart(10)} ms  x${ratio.toFixed(2)}`,
    );
  }
  console.log();
}
