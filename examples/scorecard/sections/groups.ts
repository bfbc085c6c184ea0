import type {
  CsatResult,
  FirstResponseTimeResult,
  Key,
  NpsResult,
  ServqualResult,
} from "customer-kpis";
import type { Say } from "../languages/say";
import type { Settings } from "../lib/settings";
import { card, type Scored } from "../results/card";
import { lifetimeValue } from "../results/figures";
import { lookUp } from "../results/lookUp";
import type { Results } from "../results/results";
import type { Section } from "./block";
import { monthPanels, segmentPanels } from "./multiples";

/** The same figures, segment by segment; nothing where no row names its segment. */
export function segments(results: Results, say: Say): Section | null {
  const { findings, settings } = results;
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
      segmentPanels(results, keys, say),
      {
        type: "table",
        isFolded: true,
        caption: sections.segments,
        columns: names.map((name) => ({ name })),
        rows,
      },
    ],
  };
}

/** The same figures, month by month. */
export function months(results: Results, say: Say): Section {
  const { findings, figures, settings } = results;
  const answers = findings.answers?.result.year.byMonth;
  const servqual = findings.servqual?.result.year.byMonth;
  const tickets = findings.tickets?.result.year.byMonth;
  const memberships = findings.memberships?.result.year.byMonth;
  const orders = findings.orders?.result.year.byMonth;

  const rows = settings.months.map(({ key, start }, i) => {
    const group = {
      scores: lookUp(answers, key),
      service: lookUp(servqual, key),
      response: lookUp(tickets, key),
    };
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
      monthPanels(results, say),
      {
        type: "table",
        isFolded: true,
        caption: sections.months,
        columns: names.map((name) => ({ name })),
        rows,
      },
    ],
  };
}

/** What customers of a segment or a month say, and how they are answered. */
interface OfGroup {
  readonly scores: { readonly nps: NpsResult; readonly csat: CsatResult } | undefined;
  readonly service: ServqualResult | undefined;
  readonly response: FirstResponseTimeResult | undefined;
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

type Groups<Result> = readonly { readonly key: Key; readonly result: Result }[] | undefined;

/** Every key of these lists, once; `null`, for rows without one, last. */
function keysOf(...lists: Groups<unknown>[]): Key[] {
  const keys = new Set<Key>();
  for (const groups of lists) for (const { key } of groups ?? []) keys.add(key);
  const isAnyBlank = keys.delete(null);
  return isAnyBlank ? [...keys, null] : [...keys];
}
