import type { Say } from "../languages/say";
import { card } from "../results/card";
import { lookUp } from "../results/lookUp";
import type { Results } from "../results/results";
import type { Section } from "./block";

/** The same figures, month by month. */
export function months({ findings, settings }: Results, say: Say): Section {
  const answers = findings.answers?.result.year.byMonth;
  const servqual = findings.servqual?.result.year.byMonth;
  const tickets = findings.tickets?.result.year.byMonth;
  const memberships = findings.memberships?.result.year.byMonth;
  const orders = findings.orders?.result.year.byMonth;

  const rows = settings.months.map(({ key, start }) => {
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
    return {
      cells: [
        say.month(start, "short"),
        say.figure("points", scores?.nps.value),
        say.share(scores?.csat.value),
        say.figure("gap", service?.value),
        say.figure("duration", response?.value),
        say.share(response?.withinTarget?.value),
        say.share(kept?.retention.value),
        say.count(kept?.churn.churned),
        say.count(kept?.retention.acquired),
        say.money(sales?.revenue.sum),
        say.money(sales?.value.value),
        say.score(card(results, settings.targets)?.value),
      ],
    };
  });

  const { columns, sections } = say.words;
  const names = [
    columns.month,
    columns.nps,
    columns.csat,
    columns.gap,
    columns.firstReply,
    columns.within(say.count(settings.answerWithinHours)),
    columns.kept,
    columns.lost,
    columns.new,
    columns.revenue,
    columns.worth,
    columns.score,
  ];
  return {
    id: "months",
    title: sections.months,
    blocks: [
      { type: "table", caption: sections.months, columns: names.map((name) => ({ name })), rows },
    ],
  };
}
