import type { Say } from "../languages/say";
import { card } from "../results/card";
import { lookUp } from "../results/lookUp";
import type { Results } from "../results/results";
import type { Section } from "./block";
import { groupCells, groupColumns, scoredOf } from "./ofGroup";

/** The same figures, month by month. */
export function months({ findings, settings }: Results, say: Say): Section {
  const answers = findings.answers?.result.year.byMonth;
  const servqual = findings.servqual?.result.year.byMonth;
  const tickets = findings.tickets?.result.year.byMonth;
  const memberships = findings.memberships?.result.year.byMonth;
  const orders = findings.orders?.result.year.byMonth;

  const rows = settings.months.map(({ key, start }) => {
    const group = {
      scores: lookUp(answers, key),
      service: lookUp(servqual, key),
      response: lookUp(tickets, key),
    };
    const kept = memberships?.[key];
    const sales = lookUp(orders, key);
    return {
      cells: [
        say.month(start, "short"),
        ...groupCells(group, say),
        say.share(kept?.retention.value),
        say.count(kept?.churn.churned),
        say.count(kept?.retention.acquired),
        say.money(sales?.revenue.sum),
        say.money(sales?.value.value),
        // The target for customers kept is one for a year: a month's share is not held against it.
        say.score(card(scoredOf(group), settings.targets)?.value),
      ],
    };
  });

  const { columns, sections } = say.words;
  const names = [
    columns.month,
    ...groupColumns(say, settings),
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
