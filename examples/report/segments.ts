import type { Findings } from "../lib/findings";
import type { Settings } from "../lib/settings";
import { card } from "./card";
import { duration, gap, money, percent, points, score } from "./format";
import { lifetimeValue } from "./lifetimeValue";
import { keysOf, lookUp, nameOf } from "./lookUp";
import { table } from "./table";

/** The same figures, segment by segment; nothing where no row names its segment. */
export function segments(findings: Findings, settings: Settings): string[] {
  const inTime = `Within ${settings.answerWithinHours} h`;
  const head = [
    "Segment",
    "NPS",
    "CSAT",
    "Gap",
    "First reply",
    inTime,
    "Kept",
    "Value",
    "Lifetime",
    "Score",
  ];
  const answers = findings.answers?.result.year.bySegment;
  const servqual = findings.servqual?.result.year.bySegment;
  const tickets = findings.tickets?.result.year.bySegment;
  const memberships = findings.memberships?.result.year.bySegment;
  const orders = findings.orders?.result.year.bySegment;

  const keys = keysOf(memberships, answers, tickets, orders, servqual);
  if (keys.every((key) => key === null)) return [];
  const rows = keys.map((key) => {
    const scores = lookUp(answers, key);
    const service = lookUp(servqual, key);
    const response = lookUp(tickets, key);
    const retention = lookUp(memberships, key)?.retention;
    const value = lookUp(orders, key)?.value;
    const results = {
      nps: scores?.nps,
      csat: scores?.csat,
      servqual: service,
      withinTarget: response?.withinTarget,
      retention,
    };
    return [
      nameOf(key),
      points(scores?.nps.value),
      percent(scores?.csat.value),
      gap(service?.value),
      duration(response?.value),
      percent(response?.withinTarget?.value),
      percent(retention?.value),
      money(value?.value),
      money(lifetimeValue(value, retention, settings).value),
      score(card(results, settings.targets)?.value),
    ];
  });
  return table(head, rows);
}
