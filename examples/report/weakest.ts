import type { Findings } from "../lib/findings";
import type { Settings } from "../lib/settings";
import type { Result } from "./figures";
import { type Format, gap, interval, percent, points } from "./format";
import { nameOf } from "./lookUp";
import { table } from "./table";

interface Part {
  readonly name: string;
  readonly result: Result;
}

/** Where to look first: the worst channel, team, dimension of service and segment. */
export function weakest(findings: Findings, { answerWithinHours }: Settings): string[] {
  const answers = findings.answers?.result.year;
  const tickets = findings.tickets?.result.year;
  const service = findings.servqual?.result.year.all;
  const members = findings.memberships?.result.year;
  const rows: string[][] = [];

  function add(what: string, format: Format, parts: readonly Part[], all: number | null): void {
    const worst = lowest(parts);
    if (!worst || parts.length < 2) return;
    // Chance alone makes some part the lowest: only an interval clear of the whole says more.
    const isClear = all !== null && worst.result.interval && worst.result.interval.upper < all;
    rows.push([
      `${what}: ${worst.name}`,
      format(worst.result.value),
      interval(worst.result.interval, format),
      format(all),
      isClear ? "clearly worse" : "may be chance",
    ]);
  }

  if (answers) {
    const channels = answers.byChannel.map(({ key, result }) => ({ name: nameOf(key), result }));
    add("NPS by channel", points, channels, answers.all.nps.value);
  }
  if (tickets) {
    const teams: Part[] = [];
    for (const { key, result } of tickets.byTeam) {
      if (result.withinTarget) teams.push({ name: nameOf(key), result: result.withinTarget });
    }
    add(
      `Within ${answerWithinHours} h by team`,
      percent,
      teams,
      tickets.all.withinTarget?.value ?? null,
    );
  }
  if (service) {
    const dimensions = service.dimensions.map((dimension) => {
      return { name: dimension.name, result: { ...dimension, value: dimension.gap } };
    });
    add("Service gap by dimension", gap, dimensions, service.value);
  }
  if (members) {
    const segments = members.bySegment.map(({ key, result }) => {
      return { name: nameOf(key), result: result.retention };
    });
    add("Customers kept by segment", percent, segments, members.all.retention.value);
  }
  return table(["Weakest", "Value", "95 % interval", "Overall", "Verdict"], rows);
}

function lowest(parts: readonly Part[]): Part | undefined {
  let worst: Part | undefined;
  for (const part of parts) {
    const { value } = part.result;
    if (value !== null && value < (worst?.result.value ?? Infinity)) worst = part;
  }
  return worst;
}
