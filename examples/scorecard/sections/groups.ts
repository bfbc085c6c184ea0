import type {
  CsatResult,
  FirstResponseTimeResult,
  Key,
  NpsResult,
  ServqualResult,
} from "customer-kpis";
import type { Say } from "../languages/say";
import type { Findings } from "../lib/findings";
import type { Settings } from "../lib/settings";
import { card, type Scored, targetsFor } from "../results/card";
import { lifetimeValue } from "../results/figures";
import { lookUp } from "../results/lookUp";
import type { Results } from "../results/results";
import { isDoubtful } from "../results/trust";
import type { Multiples, Row, Section, Table } from "./block";
import { monthPanels, segmentPanels } from "./multiples";

/** The same figures, segment by segment; nothing where no row names its segment. */
export function segments(results: Results, say: Say): Section | null {
  const { findings, settings } = results;
  const targets = targetsFor(settings);
  const memberships = findings.memberships?.result.year.bySegment;
  const orders = findings.orders?.result.year.bySegment;
  const keys = segmentsIn(findings);
  if (keys.every((key) => key === null)) return null;
  const rows = keys.map((key) => {
    const group = groupOf(key, "bySegment", findings);
    const retention = lookUp(memberships, key)?.retention;
    const value = lookUp(orders, key)?.value;
    return {
      cells: [
        say.name(key),
        ...groupCells(group, say),
        say.share(retention?.value),
        say.money(value?.value),
        say.money(lifetimeValue(value, retention, settings).value),
        say.score(card(trusted({ ...scoredOf(group), retention }, results), targets)?.value),
      ],
    };
  });

  const { columns } = say.words;
  const names = [
    columns.segment,
    ...groupColumns(say, settings),
    columns.kept,
    columns.worth,
    columns.lifetime,
    columns.score,
  ];
  return sectionOf("segments", segmentPanels(results, keys, say), { names, rows }, say);
}

/** The same figures, month by month. */
export function months(results: Results, say: Say): Section {
  const { findings, figures, settings } = results;
  const memberships = findings.memberships?.result.year.byMonth;
  const orders = findings.orders?.result.year.byMonth;

  const rows = settings.months.map(({ key, start }, i) => {
    const group = groupOf(key, "byMonth", findings);
    const isTold = figures.retention?.months?.[i]?.value != null;
    const kept = isTold ? memberships?.[key] : undefined;
    const sales = lookUp(orders, key);
    return {
      cells: [
        say.month(start, "short"),
        ...groupCells(group, say),
        say.share(kept?.retention.value),
        say.count(kept?.churn.churned),
        say.count(kept?.retention.acquired),
        say.money(figures.revenue?.months?.[i]?.value),
        say.money(sales?.value.value),
        // The target for customers kept is one for a year: a month's share is not held against it.
        say.score(card(trusted(scoredOf(group), results), settings.targets)?.value),
      ],
    };
  });

  const { columns } = say.words;
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
  return sectionOf("months", monthPanels(results, say), { names, rows }, say);
}

/** Drawings, and a table that has all of it. */
function sectionOf(
  id: "segments" | "months",
  panels: Multiples,
  { names, rows }: { readonly names: readonly string[]; readonly rows: readonly Row[] },
  say: Say,
): Section {
  const title = say.words.sections[id];
  const columns = names.map((name) => ({ name }));
  const table: Table = { type: "table", isFolded: true, caption: title, columns, rows };
  return { id, title, blocks: [panels, table] };
}

/** What customers of a segment or a month say, and how they are answered. */
interface OfGroup {
  readonly scores: { readonly nps: NpsResult; readonly csat: CsatResult } | undefined;
  readonly service: ServqualResult | undefined;
  readonly response: FirstResponseTimeResult | undefined;
}

function groupOf(
  key: Key,
  cut: "bySegment" | "byMonth",
  { answers, servqual, tickets }: Findings,
): OfGroup {
  return {
    scores: lookUp(answers?.result.year[cut], key),
    service: lookUp(servqual?.result.year[cut], key),
    response: lookUp(tickets?.result.year[cut], key),
  };
}

function groupColumns({ words, count }: Say, { answerWithinHours }: Settings): string[] {
  const { nps, csat, gap, firstReply, within } = words.columns;
  return [nps, csat, gap, firstReply, within(count(answerWithinHours))];
}

function groupCells({ scores, service, response }: OfGroup, say: Say): string[] {
  return [
    say.figure("points", scores?.nps.value),
    say.share(scores?.csat.value),
    say.figure("gap", service?.value),
    say.duration(response?.value),
    say.share(response?.withinTarget?.value),
  ];
}

/** The part of it that has targets. */
function scoredOf({ scores, service, response }: OfGroup): Scored {
  return {
    nps: scores?.nps,
    csat: scores?.csat,
    servqual: service,
    withinTarget: response?.withinTarget,
  };
}

/** Those that are not doubtful. */
function trusted(scored: Scored, { figures, doubts }: Results): Scored {
  const told = Object.entries(scored).filter(([name]) => {
    const figure = figures[name as keyof Scored];
    return figure && !isDoubtful(figure, doubts);
  });
  return Object.fromEntries(told);
}

/** Every segment that a file names, once; `null`, for rows without one, last. */
function segmentsIn({ memberships, answers, tickets, orders, servqual }: Findings): Key[] {
  const keys = new Set<Key>();
  for (const file of [memberships, answers, tickets, orders, servqual]) {
    for (const { key } of file?.result.year.bySegment ?? []) keys.add(key);
  }
  const isAnyBlank = keys.delete(null);
  return isAnyBlank ? [...keys, null] : [...keys];
}
