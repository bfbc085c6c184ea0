import * as aq from "arquero";
import { cohorts, revenueRetention, survival } from "../../src";
import { makeRows, type Row } from "./data";
import { duckdbCohorts } from "./duckdb";
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

// A parser's or a driver's text is flat; ids glued together here would be slow for everyone.
const text: string[] = JSON.parse(JSON.stringify(rows.map(({ customerId }) => customerId)));
const numbers = rows.map(({ customerId }) => Number(customerId.split("-")[1]));
await print(await cohortRace("text", rows, text));
await print(await cohortRace("numbers", rows, numbers));
await print(survivalRace(rows, "whole days", (row) => Math.floor(row.minutes / 10)));
await print(survivalRace(rows, "milliseconds", (row) => row.at.getTime() % 1e10));
await print(revenueRace(rows));

async function print(contest: Race): Promise<void> {
  console.log(contest.title);
  for (const { name, milliseconds, ratio } of await race(contest, ROUNDS)) {
    const mark = name === contest.base ? "*" : " ";
    console.log(
      `${mark} ${name.padEnd(34)}${milliseconds.toFixed(1).padStart(9)} ms  x${ratio.toFixed(2)}`,
    );
  }
  console.log();
}

/** The monthly table of cohorts: how many of each month's new customers came back each month later. */
async function cohortRace(
  kind: string,
  rows: readonly Row[],
  ids: readonly (string | number)[],
): Promise<Race> {
  const visits = rows.map(({ at, score, channel }, i) => ({
    customerId: ids[i]!,
    at,
    score,
    channel,
  }));
  const table = aq.from(visits);
  const month = (d: Row) => aq.op.utcyear(d.at) * 12 + aq.op.utcmonth(d.at);
  const asOf = new Date("2026-01-01");
  return {
    title: `Cohorts by month, a tenth as many customers as activities, ids are ${kind}`,
    base: "customer-kpis",
    runners: {
      "customer-kpis": () => cohorts(visits, { unit: "month", asOf }).cohorts.length,
      "look-ups of the ids in a Map alone": () => {
        const numbers = new Map<string | number, number>();
        for (const { customerId } of visits) {
          if (!numbers.has(customerId)) numbers.set(customerId, numbers.size);
        }
        return numbers.size;
      },
      arquero: () =>
        table
          .derive({ month })
          .groupby("customerId")
          .derive({ first: (d: { month: number }) => aq.op.min(d.month) })
          .groupby("first", "month")
          .rollup({ active: (d: Row) => aq.op.distinct(d.customerId) })
          .objects().length,
      ...(await duckdbCohorts(visits, ids)),
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
      "survival, with its steps": () => survival(lifetimes).n,
      "without steps": () => survival(lifetimes, { steps: false }).n,
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
  const options = {
    unit: "month",
    period: { start: new Date("2024-01-01"), end: new Date("2026-01-01") },
  } as const;
  const months = revenueRetention(options);
  for (const times of [1, 2]) {
    let state = months.init();
    for (let i = 0; i < times; i++)
      for (const each of subscriptions) state = months.step(state, each);
    const bytes = (state.revenue.byteLength + state.firstPaidAt.byteLength) / state.customers.size;
    const count = (times * subscriptions.length).toLocaleString("en");
    console.log(`Revenue of ${count} subscriptions: ${bytes.toFixed(0)} bytes a customer`);
  }
  return {
    title: "Revenue retention of 24 months",
    base: "nested Maps, one loop",
    runners: {
      "customer-kpis": () => revenueRetention(subscriptions, options).length,
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
