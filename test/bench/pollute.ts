import {
  by,
  churn,
  combine,
  csat,
  distinct,
  firstResponseTime,
  latest,
  measure,
  nps,
  over,
  retention,
  select,
  sums,
  values,
  where,
} from "../../src";
import type { Row } from "./data";

/**
 * Runs other measures over other records first. An engine that has seen only one kind of record and
 * one measure is fast in a way that no application ever sees.
 */
export function pollute(rows: readonly Row[]): void {
  const some = rows.slice(0, 20_000);
  const period = { start: Date.UTC(2024, 0, 1), end: Date.UTC(2025, 0, 1) };
  const memberships = some.map(({ customerId, at }) => ({
    customerId,
    startedAt: at,
    endedAt: null,
  }));
  measure(some, firstResponseTime());
  measure(some, combine({ sum: sums("minutes"), values: values("minutes") }));
  measure(some, latest("customerId", nps()));
  measure(some, over("week", distinct("customerId")));
  measure(some, by("channel", select("satisfied", csat())));
  measure(
    some,
    by(
      (row) => row.satisfied > 3,
      where((row) => row.minutes > 10, nps()),
    ),
  );
  measure(memberships, combine({ kept: retention({ period }), lost: churn({ period }) }));
  nps(some.map(({ score }) => score));
  nps(Uint8Array.from(some, ({ score }) => score));
  nps(some.map(({ score }) => ({ score: score % 3 ? score : null })));
  nps(some.map(({ score, channel }) => ({ channel, score, extra: 1 })));
  csat(some.map(({ satisfied, at }) => ({ at, score: satisfied })));
}
