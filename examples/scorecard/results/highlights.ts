import { type Group, type Key, type NpsResult, weakPoints } from "customer-kpis";
import type { Findings } from "../lib/findings";
import type { Settings } from "../lib/settings";
import { type Changes, largestChange, type RealChange, realOnes } from "./changes";
import { FIFTH, type FigureName, profit } from "./figures";
import { lookUp } from "./lookUp";
import type { Doubt } from "./trust";

/** What is cut into parts, of which one may be weak. */
type Cut = "touchpoint" | "channel" | "team" | "segment";

/** A part that is worse than all others together, and more than chance would make it. */
export interface Weakness {
  readonly cut: Cut;
  readonly name: FigureName;
  readonly key: Key;
  /** Of a touchpoint: the stage that it belongs to. */
  readonly stage: Key;
  /** The figure there. */
  readonly value: number;
  /** The figure of all. */
  readonly overall: number;
  /** What the figure of all would be if it had not been asked there. */
  readonly without: number;
  /** How much it pulls the figure of all down, in standard deviations of a single answer. */
  readonly harm: number;
}

/** A reason for leaving, and how many gave it. */
interface Reason {
  readonly name: string;
  readonly count: number;
}

/** What is at stake, or what to begin with. */
export type Stake =
  | {
      readonly kind: "lost";
      readonly lost: number;
      readonly customers: number;
      readonly share: number;
      /** What most gave as their reason; `null` where nobody gave any. */
      readonly reason: Reason | null;
      /** The segment that clearly loses most; `null` where none does. */
      readonly segment: {
        readonly key: Key;
        readonly lost: number;
        readonly share: number;
        readonly reason: Reason | null;
      } | null;
      /** What those who left paid a month; `null` where the file does not say. */
      readonly paid: number | null;
    }
  | { readonly kind: "few"; readonly topShare: number; readonly total: number }
  | { readonly kind: "late"; readonly late: number; readonly tickets: number }
  | { readonly kind: "detractors"; readonly detractors: number; readonly answers: number };

/** What a reader has to know first. What the files cannot tell is `null`. */
export interface Highlights {
  readonly change: RealChange | null;
  /** Whether any figure could be compared with an earlier one. */
  readonly isCompared: boolean;
  /** Whether any figure has changed as it did in the same months a year earlier. */
  readonly isSeasonal: boolean;
  /** The part that harms most, and one that is cut in another way, of the same figure. */
  readonly weaknesses: readonly Weakness[];
  /** Whether any part could be compared with the others. */
  readonly areParts: boolean;
  readonly stake: Stake | null;
}

export function highlightsOf(
  findings: Findings,
  changes: Changes,
  settings: Settings,
  doubts: readonly Doubt[],
): Highlights {
  const change = largestChange(changes);
  const trusted = trustedOf(findings, doubts);
  const weak = weaknesses(trusted);
  // One and the same figure is not said twice where there is another.
  const worst = weak.find(({ name }) => name !== change?.name) ?? weak[0];
  const next = weak.find(({ name, cut }) => name === worst?.name && cut !== worst.cut);
  const told = [worst, next].filter((one) => one !== undefined);
  return {
    change,
    isCompared: changes.tried.length > 0,
    isSeasonal: changes.seasonal.length > 0,
    weaknesses: told,
    areParts: judgedParts(trusted).length > 0,
    stake: stakeOf(trusted, settings, weak),
  };
}

/** The findings without those that are not to be trusted. */
export function trustedOf(findings: Findings, doubts: readonly Doubt[]): Findings {
  const doubtful = doubts.filter(({ isDoubtful }) => isDoubtful);
  return { ...findings, ...Object.fromEntries(doubtful.map(({ file }) => [file, null])) };
}

/** A figure in its parts. */
interface Parts {
  readonly cut: Cut;
  readonly name: FigureName;
  readonly overall: number | null;
  readonly points: readonly {
    readonly key: Key;
    readonly stage: Key;
    readonly value: number | null;
    readonly pull: number | null;
    readonly share: number | null;
    readonly difference: number | null;
    readonly effect: number | null;
    readonly p: number | null;
  }[];
}

/** Every part that is worse than the others by more than chance, the most harmful first. */
export function weaknesses(findings: Findings): Weakness[] {
  return realParts(findings)
    .filter(({ difference }) => (difference ?? 0) < 0)
    .sort((a, b) => b.harm - a.harm);
}

/** Every part that differs from the others by more than chance, however many were looked at. */
export function realParts(findings: Findings) {
  return realOnes(judgedParts(findings));
}

/** Every part that a test can compare with the others. */
function judgedParts(findings: Findings) {
  return partsOf(findings).flatMap(({ cut, name, overall, points }) => {
    return points.flatMap(({ key, stage, value, pull, share, difference, effect, p }) => {
      const isTold = key !== null && value !== null && overall !== null;
      if (!isTold || p === null || pull === null) return [];
      const harm = Math.abs(effect ?? 0) * (share ?? 0);
      return [
        { cut, name, key, stage, value, overall, without: overall - pull, harm, difference, p },
      ];
    });
  });
}

function partsOf({ answers, tickets, memberships }: Findings): Parts[] {
  const parts: Parts[] = [];
  if (answers) {
    const { all, byChannel, bySegment, journey } = answers.result.year;
    const overall = all.nps.value;
    const points = journey.weakest.map((weak) => {
      const stage = journey.stages.find((one) => one.stage === weak.stage);
      const place = stage?.touchpoints.find((one) => one.touchpoint === weak.touchpoint);
      return { ...weak, key: weak.touchpoint, value: place?.result.value ?? null };
    });
    parts.push({ cut: "touchpoint", name: "nps", overall: journey.value, points });
    parts.push({ cut: "channel", name: "nps", overall, points: npsPoints(byChannel) });
    const segments = bySegment.map(({ key, result }) => ({ key, result: result.nps }));
    parts.push({ cut: "segment", name: "nps", overall, points: npsPoints(segments) });
  }
  if (tickets) {
    const { all, byTeam, bySegment } = tickets.result.year;
    const overall = all.withinTarget?.value ?? null;
    for (const [cut, groups] of [
      ["team", byTeam],
      ["segment", bySegment],
    ] as const) {
      const within = groups.flatMap(({ key, result }) => {
        return result.withinTarget ? [{ key, result: result.withinTarget }] : [];
      });
      parts.push({ cut, name: "withinTarget", overall, points: sharePoints(within) });
    }
  }
  if (memberships) {
    const { all, bySegment } = memberships.result.year;
    const kept = bySegment.map(({ key, result }) => ({ key, result: result.retention }));
    const overall = all.retention.value;
    parts.push({ cut: "segment", name: "retention", overall, points: sharePoints(kept) });
  }
  return parts;
}

function npsPoints(groups: readonly Group<Key, NpsResult>[]) {
  return withValues(weakPoints(groups), groups);
}

function sharePoints(groups: readonly Group<Key, Valued & { readonly n: number }>[]) {
  return withValues(weakPoints(groups, { kind: "share" }), groups);
}

interface Valued {
  readonly value: number | null;
}

/** What of each group the comparison with the others does not say. */
function withValues<Point extends { readonly key: Key }>(
  points: readonly Point[],
  groups: readonly Group<Key, Valued>[],
) {
  return points.map((point) => {
    return { ...point, stage: null, value: lookUp(groups, point.key)?.value ?? null };
  });
}

/** Who leaves, or else who is answered late, or who would advise against, or on whom profit hangs. */
function stakeOf(findings: Findings, settings: Settings, weak: readonly Weakness[]): Stake | null {
  const { memberships, tickets, answers } = findings;
  const lost = memberships && lostOf(memberships, weak);
  if (lost) return lost;
  const within = tickets?.result.year.all.withinTarget;
  if (within && within.missed > 0) {
    return { kind: "late", late: within.missed, tickets: within.n };
  }
  const nps = answers?.result.year.all.nps;
  if (nps && nps.detractors > 0) {
    return { kind: "detractors", detractors: nps.detractors, answers: nps.n };
  }
  const { topShare = null, n = 0, total = 0 } = profit(findings, settings) ?? {};
  return topShare === null || n < FIFTH ? null : { kind: "few", topShare, total };
}

function lostOf(
  { result }: NonNullable<Findings["memberships"]>,
  weak: readonly Weakness[],
): Stake | null {
  const { all, bySegment } = result.year;
  const { churned, n, value, byReason } = all.churn;
  if (value === null || churned === 0) return null;
  const [worst] = weak
    .filter(({ name, cut }) => name === "retention" && cut === "segment")
    .sort((a, b) => a.value - b.value);
  const churn = worst && lookUp(bySegment, worst.key)?.churn;
  return {
    kind: "lost",
    lost: churned,
    customers: n,
    share: value,
    reason: mainReason(byReason),
    segment:
      worst && churn && churn.value !== null
        ? {
            key: worst.key,
            lost: churn.churned,
            share: churn.value,
            reason: mainReason(churn.byReason),
          }
        : null,
    paid: result.revenue.churned > 0 ? result.revenue.churned : null,
  };
}

/** The reason that most gave. */
function mainReason(
  reasons: readonly { readonly reason: string | null; readonly churned: number }[],
): Reason | null {
  const given = reasons.find(({ reason }) => reason !== null);
  return given?.reason == null ? null : { name: given.reason, count: given.churned };
}
