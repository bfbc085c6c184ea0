import type { Findings } from "../lib/findings";
import type { Settings } from "../lib/settings";
import { card } from "./card";
import { count, duration, gap, money, percent, points, score } from "./format";
import { lookUp } from "./lookUp";
import { table } from "./table";

/** The same figures, month by month. */
export function months(findings: Findings, settings: Settings): string[] {
  const inTime = `Within ${settings.answerWithinHours} h`;
  const head = [
    "Month",
    "NPS",
    "CSAT",
    "Gap",
    "First reply",
    inTime,
    "Kept",
    "Lost",
    "New",
    "Revenue",
    "Value",
    "Score",
  ];
  const answers = findings.answers?.result.year.byMonth;
  const servqual = findings.servqual?.result.year.byMonth;
  const tickets = findings.tickets?.result.year.byMonth;
  const memberships = findings.memberships?.result.year.byMonth;
  const orders = findings.orders?.result.year.byMonth;

  const rows = settings.months.map(({ key }) => {
    const scores = lookUp(answers, key);
    const service = lookUp(servqual, key);
    const response = lookUp(tickets, key);
    const kept = memberships?.[key];
    const sales = lookUp(orders, key);
    // The target for customers kept is one for a year, so a month's share is not held against it.
    const results = {
      nps: scores?.nps,
      csat: scores?.csat,
      servqual: service,
      withinTarget: response?.withinTarget,
    };
    return [
      key,
      points(scores?.nps.value),
      percent(scores?.csat.value),
      gap(service?.value),
      duration(response?.value),
      percent(response?.withinTarget?.value),
      percent(kept?.retention.value),
      count(kept?.churn.churned),
      count(kept?.retention.acquired),
      money(sales?.revenue.sum),
      money(sales?.value.value),
      score(card(results, settings.targets)?.value),
    ];
  });
  return table(head, rows);
}
