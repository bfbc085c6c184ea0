import type { Say } from "../languages/say";
import { card } from "../results/card";
import { lifetimeValue } from "../results/lifetimeValue";
import { keysOf, lookUp } from "../results/lookUp";
import type { Results } from "../results/results";
import type { Section } from "./block";

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
    return {
      cells: [
        say.name(key),
        say.figure("points", scores?.nps.value),
        say.share(scores?.csat.value),
        say.figure("gap", service?.value),
        say.figure("duration", response?.value),
        say.share(response?.withinTarget?.value),
        say.share(retention?.value),
        say.money(value?.value),
        say.money(lifetimeValue(value, retention, settings).value),
        say.score(card(results, settings.targets)?.value),
      ],
    };
  });

  const { columns, sections } = say.words;
  const names = [
    columns.segment,
    columns.nps,
    columns.csat,
    columns.gap,
    columns.firstReply,
    columns.within(say.count(settings.answerWithinHours)),
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
