import type { Say } from "../languages/say";
import { card } from "../results/card";
import { lifetimeValue } from "../results/lifetimeValue";
import { keysOf, lookUp } from "../results/lookUp";
import type { Results } from "../results/results";
import type { Section } from "./block";
import { groupCells, groupColumns, scoredOf } from "./ofGroup";

/** The same figures, segment by segment; nothing where no row names its segment. */
export function segments({ findings, settings }: Results, say: Say): Section | null {
  const answers = findings.answers?.result.year.bySegment;
  const servqual = findings.servqual?.result.year.bySegment;
  const tickets = findings.tickets?.result.year.bySegment;
  const memberships = findings.memberships?.result.year.bySegment;
  const orders = findings.orders?.result.year.bySegment;

  const keys = keysOf(memberships, answers, tickets, orders, servqual);
  if (keys.every((key) => key === null)) return null;
  const rows = keys.map((key) => {
    const group = {
      scores: lookUp(answers, key),
      service: lookUp(servqual, key),
      response: lookUp(tickets, key),
    };
    const retention = lookUp(memberships, key)?.retention;
    const value = lookUp(orders, key)?.value;
    return {
      cells: [
        say.name(key),
        ...groupCells(group, say),
        say.share(retention?.value),
        say.money(value?.value),
        say.money(lifetimeValue(value, retention, settings).value),
        say.score(card({ ...scoredOf(group), retention }, settings.targets)?.value),
      ],
    };
  });

  const { columns, sections } = say.words;
  const names = [
    columns.segment,
    ...groupColumns(say, settings),
    columns.kept,
    columns.worth,
    columns.lifetime,
    columns.score,
  ];
  return {
    id: "segments",
    title: sections.segments,
    blocks: [
      { type: "table", caption: sections.segments, columns: names.map((name) => ({ name })), rows },
    ],
  };
}
