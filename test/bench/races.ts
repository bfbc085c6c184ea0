import * as aq from "arquero";
import lodash from "lodash";
import { median as ssMedian, quantile as ssQuantile } from "simple-statistics";
import { by, combine, csat, firstResponseTime, measure, nps, over, select, sums } from "../../src";
import type { Row } from "./data";
import type { Race } from "./race";

/** Every race over the same rows. */
export function races(rows: readonly Row[]): Race[] {
  const table = aq.from(rows as Row[]);
  const npsOf = {
    promoters: (d: Row) => aq.op.sum((d.score >= 9) as never),
    detractors: (d: Row) => aq.op.sum((d.score <= 6) as never),
    n: () => aq.op.count(),
  };
  const five = combine({
    nps: nps(),
    csat: select("satisfied", csat()),
    score: nps({ promoter: 10 }),
    minutes: sums("minutes"),
    satisfied: sums("satisfied"),
  });
  const answered = rows.filter((row) => row.firstRespondedAt !== null);
  const waits = answered.map((row) => Number(row.firstRespondedAt) - row.createdAt.getTime());

  return [
    {
      title: "NPS",
      base: "loop, branchless",
      runners: {
        "customer-kpis": () => nps(rows).value,
        "loop, branchless": () => branchlessNps(rows),
        "loop, if and else": () => plainNps(rows),
        "filter().length": () =>
          rows.filter((row) => row.score >= 9).length - rows.filter((row) => row.score <= 6).length,
        "lodash countBy": () => lodash.countBy(rows, "score"),
        arquero: () => table.rollup(npsOf).objects(),
      },
    },
    {
      title: "CSAT and its mean",
      base: "loop",
      runners: {
        "customer-kpis": () => measure(rows, select("satisfied", csat())).value,
        loop: () => plainCsat(rows),
        "lodash countBy": () => lodash.countBy(rows, "satisfied"),
      },
    },
    {
      title: "Five measures in one pass",
      base: "one fused loop",
      runners: {
        "customer-kpis": () => measure(rows, five),
        "one fused loop": () => fused(rows),
      },
    },
    {
      title: "NPS by channel (8 groups)",
      base: "loop with a Map",
      runners: {
        "customer-kpis": () => measure(rows, by("channel", nps())).length,
        "loop with a Map": () => mapNps(rows),
        "lodash groupBy": () =>
          lodash.mapValues(lodash.groupBy(rows, "channel"), (group) =>
            lodash.countBy(group, "score"),
          ),
        arquero: () => table.groupby("channel").rollup(npsOf).objects(),
      },
    },
    {
      title: "NPS by month",
      base: "loop with getUTCMonth",
      runners: {
        "customer-kpis": () => measure(rows, over("month", nps())).length,
        "customer-kpis, Tehran": () =>
          measure(rows, over({ unit: "month", timeZone: "Asia/Tehran" }, nps())).length,
        "loop with getUTCMonth": () => monthNps(rows),
        "lodash groupBy": () =>
          lodash.mapValues(
            lodash.groupBy(rows, (row) => row.at.toISOString().slice(0, 7)),
            (group) => lodash.countBy(group, "score"),
          ),
        arquero: () =>
          table
            .groupby({
              year: (d: Row) => aq.op.utcyear(d.at),
              month: (d: Row) => aq.op.utcmonth(d.at),
            })
            .rollup(npsOf)
            .objects(),
      },
    },
    {
      title: "First response time: median, p90, p95 and the rest",
      base: "simple-statistics",
      runners: {
        "customer-kpis": () => firstResponseTime(answered).value,
        "simple-statistics": () => [
          ssMedian(waits),
          ssQuantile(waits, 0.9),
          ssQuantile(waits, 0.95),
        ],
        "sort((a, b) => a - b)": () => waits.toSorted((a, b) => a - b)[waits.length >> 1],
      },
    },
  ];
}

function branchlessNps(rows: readonly Row[]): number {
  let net = 0;
  for (let i = 0; i < rows.length; i++) {
    const { score } = rows[i] as Row;
    net += Number(score >= 9) - Number(score <= 6);
  }
  return (100 * net) / rows.length;
}

function plainNps(rows: readonly Row[]): number {
  let promoters = 0;
  let detractors = 0;
  for (const { score } of rows) {
    if (score >= 9) promoters++;
    else if (score <= 6) detractors++;
  }
  return (100 * (promoters - detractors)) / rows.length;
}

function plainCsat(rows: readonly Row[]): number[] {
  let satisfied = 0;
  let sum = 0;
  for (const row of rows) {
    satisfied += Number(row.satisfied >= 4);
    sum += row.satisfied;
  }
  return [satisfied / rows.length, sum / rows.length];
}

function fused(rows: readonly Row[]): number[] {
  let [promoters, detractors, tens, satisfied, stars] = [0, 0, 0, 0, 0];
  const minutes = { sum: 0, squares: 0 };
  const scores = { sum: 0, squares: 0 };
  for (const row of rows) {
    promoters += Number(row.score >= 9);
    detractors += Number(row.score <= 6);
    tens += Number(row.score === 10);
    satisfied += Number(row.satisfied >= 4);
    stars += row.satisfied;
    minutes.sum += row.minutes;
    minutes.squares += row.minutes * row.minutes;
    scores.sum += row.satisfied;
    scores.squares += row.satisfied * row.satisfied;
  }
  return [promoters - detractors, tens, satisfied, stars, minutes.squares, scores.squares];
}

interface Bands {
  n: number;
  promoters: number;
  detractors: number;
}

function mapNps(rows: readonly Row[]): number {
  const groups = new Map<string, Bands>();
  for (const { channel, score } of rows) count(bandsOf(groups, channel), score);
  return groups.size;
}

function monthNps(rows: readonly Row[]): number {
  const groups = new Map<number, Bands>();
  for (const { at, score } of rows) {
    count(bandsOf(groups, at.getUTCFullYear() * 12 + at.getUTCMonth()), score);
  }
  return groups.size;
}

function bandsOf<K>(groups: Map<K, Bands>, key: K): Bands {
  const known = groups.get(key);
  if (known) return known;
  const bands = { n: 0, promoters: 0, detractors: 0 };
  groups.set(key, bands);
  return bands;
}

function count(bands: Bands, score: number): void {
  bands.n++;
  if (score >= 9) bands.promoters++;
  else if (score <= 6) bands.detractors++;
}
