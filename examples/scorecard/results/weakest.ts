import type { Key } from "customer-kpis";
import type { Kind } from "../languages/formats";
import type { Findings } from "../lib/findings";
import type { Result } from "./figures";

interface Part {
  readonly key: Key;
  readonly result: Result;
}

/** The worst part of a whole. */
export interface WeakPart extends Part {
  /** What is cut into such parts. */
  readonly of: "channel" | "team" | "dimension" | "segment";
  readonly kind: Kind;
  /** The whole. */
  readonly overall: number | null;
  /** Chance alone makes some part the lowest: only an interval clear of the whole says more. */
  readonly isClear: boolean;
}

/** Where to look first: the worst channel, team, dimension of service and segment. */
export function weakest({ answers, tickets, servqual, memberships }: Findings): WeakPart[] {
  const weak: WeakPart[] = [];

  function add(of: WeakPart["of"], kind: Kind, parts: readonly Part[], overall: number | null) {
    const worst = lowest(parts);
    if (!worst || parts.length < 2) return;
    const { interval } = worst.result;
    const isClear = overall !== null && interval ? interval.upper < overall : false;
    weak.push({ ...worst, of, kind, overall, isClear });
  }

  if (answers) {
    const { byChannel, all } = answers.result.year;
    add("channel", "points", byChannel, all.nps.value);
  }
  if (tickets) {
    const { byTeam, all } = tickets.result.year;
    const teams = byTeam.flatMap(({ key, result }) => {
      return result.withinTarget ? [{ key, result: result.withinTarget }] : [];
    });
    add("team", "share", teams, all.withinTarget?.value ?? null);
  }
  if (servqual) {
    const { dimensions, value } = servqual.result.year.all;
    const gaps = dimensions.map(({ name, gap, interval }) => {
      return { key: name, result: { value: gap, interval } };
    });
    add("dimension", "gap", gaps, value);
  }
  if (memberships) {
    const { bySegment, all } = memberships.result.year;
    const kept = bySegment.map(({ key, result }) => ({ key, result: result.retention }));
    add("segment", "share", kept, all.retention.value);
  }
  return weak;
}

function lowest(parts: readonly Part[]): Part | undefined {
  let worst: Part | undefined;
  for (const part of parts) {
    const { value } = part.result;
    if (value !== null && value < (worst?.result.value ?? Infinity)) worst = part;
  }
  return worst;
}
