import type { Findings } from "../lib/findings";
import { count, duration } from "./format";
import { nameOf } from "./lookUp";
import { wrap } from "./table";

/** Why customers left, segment by segment, and how many still wait for a reply. */
export function losses({ memberships, tickets }: Findings): string[] {
  const lines: string[] = [];
  for (const { key, result } of memberships?.result.year.bySegment ?? []) {
    const reasons = result.churn.byReason.map(({ reason, churned }) => {
      return `${reason ?? "not given"} ${count(churned)}`;
    });
    if (reasons.length === 0) continue;
    lines.push(...wrap(`Why customers left, ${nameOf(key)}: ${reasons.join(", ")}`, 98));
  }
  const { unanswered = 0, oldestUnanswered } = tickets?.result.year.all ?? {};
  if (unanswered > 0) {
    lines.push(`No reply yet: ${count(unanswered)} tickets, one for ${duration(oldestUnanswered)}`);
  }
  return lines;
}
