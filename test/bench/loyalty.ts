import * as aq from "arquero";
import { cohorts, revenueRetentionOver, survival } from "../../src";
import { makeRows, type Row } from "./data";
import { pollute } from "./pollute";
import { type Race, race } from "./race";

const COUNT = Number(process.argv[2] ?? 1_000_000);
const ROUNDS = 9;

const rows = makeRows(COUNT);
pollute(rows);
console.log(
  `${COUNT.toLocaleString("en")} records, Node ${process.version}, after other measures ran.`,
);
console.log("Medians of interleaved runs; the multiple is that of the line marked *.\n");

print(await cohortRace(rows));
print(survivalRace(rows, "whole days", (row) => Math.floor(row.minutes / 10)));
print(survivalRace(rows, "milliseconds", (row) => row.at.getTime() % 1e10));
print(revenueRace(rows));

function print(contest: Race): void {
  console.log(contest.title);
  for (const { name, milliseconds, ratio } of race(contest, ROUNDS)) {
    const mark = name === contest.base ? "*" : " ";
    console.log(
      `${mark} ${name.padEnd(34)}${milliseconds.toFixed(1).padStart(9)} ms  x${ratio.toFixed(2)}`,
    );
  }
  console.log();
}

/** The monthly table of cohorts: how many of each month's new customers came back each month later. */
async function cohortRace(rows: readonly Row[]): Promise<Race> {
  const table = aq.from(rows as Row[]);
  const month = (d: Row) => aq.op.utcyear(d.at) * 12 + aq.op.utcmonth(d.at);
  const asOf = new Date("2026-01-01");
  return {
    title: "Cohorts by month (a tenth as many customers as activities)",
    base: "customer-kpis",
    runners: {
      "customer-kpis": () => cohorts(rows, { unit: "month", asOf }).cohorts.length,
      arquero: () =>
        table
          .derive({ month })
          .groupby("customerId")
          .derive({ first: (d: { month: number }) => aq.op.min(d.month) })
          .groupby("first", "month")
          .rollup({ active: (d: Row) => aq.op.distinct(d.customerId) })
          .objects().length,
    },
  };
}

function survivalRace(rows: readonly Row[], unit: string, durationOf: (row: Row) => number): Race {
  const lifetimes = rows.map((row) => ({ duration: durationOf(row), ended: row.score < 7 }));
  const durations = Float64Array.from(lifetimes, ({ duration }) => duration);
  return {
    title: `Survival of durations in ${unit}`,
    base: "sort of a Float64Array",
    runners: {
      "customer-kpis": () => survival(lifetimes).n,
      "sort of a Float64Array": () => durations.slice().sort().length,
    },
  };
}

function revenueRace(rows: readonly Row[]): Race {
  const subscriptions = rows.map(({ customerId, at, minutes, score }) => ({
    customerId,
    startedAt: at,
    endedAt: score < 7 ? at.getTime() + minutes * 10_000_000 : null,
    mrr: 10 + score,
  }));
  const [start, end] = [new Date("2024-01-01"), new Date("2026-01-01")];
  return {
    title: "Revenue retention of 24 months",
    base: "nested Maps, one loop",
    runners: {
      "customer-kpis": () =>
        revenueRetentionOver(subscriptions, { unit: "month", start, end }).length,
      "nested Maps, one loop": () => {
        const customers = new Map<string, Map<number, number>>();
        const moments = Array.from({ length: 25 }, (_, i) => Date.UTC(2024, i, 1));
        for (const { customerId, startedAt, endedAt, mrr } of subscriptions) {
          let months = customers.get(customerId);
          if (!months) {
            months = new Map();
            customers.set(customerId, months);
          }
          for (let i = 0; i < 25; i++) {
            const moment = moments[i] as number;
            if (moment < startedAt.getTime() || (endedAt !== null && moment >= endedAt)) continue;
            months.set(i, (months.get(i) ?? 0) + mrr);
          }
        }
        return customers.size;
      },
    },
  };
}
