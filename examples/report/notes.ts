import type { Findings } from "../lib/findings";
import type { Measured } from "../lib/measureFile";
import type { Settings } from "../lib/settings";
import type { Span } from "../lib/span";
import { percent } from "./format";
import { wrap } from "./table";

const LEFT_OUT: Record<keyof Findings, string> = {
  answers: "recommendation and satisfaction",
  memberships: "customers kept and lost",
  orders: "revenue and value",
  tickets: "first replies",
  servqual: "the service gap",
};

/** What a reader has to know to take the figures for what they are. */
export function notes(findings: Findings, settings: Settings): string[] {
  const { currency, margin, discount, targets } = settings;
  const lines: string[] = [];
  for (const [name, file] of Object.entries(findings)) {
    const loss = LEFT_OUT[name as keyof Findings];
    if (file === null) lines.push(`No ${name}.csv: ${loss} left out.`);
    else lines.push(...file.notes, ...outsideNotes(file, settings));
  }
  if (currency !== undefined) lines.push(`Money is in ${currency}.`);
  if (findings.orders) {
    lines.push(
      margin === 1
        ? "Value is revenue less refunds: settings.json has no margin."
        : `Value is revenue less refunds in these months, times a margin of ${percent(margin)}, a buyer.`,
    );
  }
  if (findings.orders && findings.memberships) {
    lines.push(
      "Lifetime value is what a new customer brings if all goes on as in these months: the value of " +
        `those who bought, the share of customers kept, ${percent(discount)} interest a year.`,
    );
  }
  if (Object.keys(targets).length === 0) {
    lines.push("No targets in settings.json, so that nothing is scored.");
  }
  return lines.flatMap((line) => wrap(line, 98));
}

function outsideNotes(
  { name, result }: Measured<{ readonly span: Span }>,
  { period, months }: Settings,
): string[] {
  const { first, last } = result.span;
  if (first === null || last === null) return [`${name}.csv has no row that can be used.`];
  // Memberships that began before may last.
  const isBefore = last < period.start && name !== "memberships";
  if (!isBefore && first < period.end) return [];
  return [
    `${name}.csv has no row from ${months[0]?.key} to ${months.at(-1)?.key}, but from ${day(first)} ` +
      `to ${day(last)}. Choose "from" and "until" in settings.json.`,
  ];
}

function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
