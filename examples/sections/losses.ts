import type { Say } from "../languages/say";
import type { Findings } from "../lib/findings";

/** Why customers left, segment by segment, and how many still wait for a reply. */
export function losses({ memberships, tickets }: Findings, say: Say): string[] {
  const { words } = say;
  const lines: string[] = [];
  for (const { key, result } of memberships?.result.year.bySegment ?? []) {
    const reasons = result.churn.byReason.map(({ reason, churned }) => {
      return `${reason === null ? words.notGiven : say.name(reason)} ${say.count(churned)}`;
    });
    if (reasons.length > 0) lines.push(words.reasons(say.name(key), reasons.join(words.list)));
  }
  const { unanswered = 0, oldestUnanswered } = tickets?.result.year.all ?? {};
  if (unanswered > 0) {
    const longest = say.figure("duration", oldestUnanswered);
    lines.push(words.waiting(say.counted("tickets", unanswered), longest));
  }
  return lines;
}
