import type { Say } from "../languages/say";
import type { FileName } from "../lib/fileNames";
import type { Findings } from "../lib/findings";
import { isYear } from "../lib/isYear";
import type { Measured } from "../lib/measured";
import type { Settings } from "../lib/settings";
import type { Span } from "../lib/span";
import { targetsFor } from "../results/card";
import type { Results } from "../results/results";
import { areStrangers } from "../results/strangers";
import type { Section } from "./block";

/** What a reader has to know to take the figures for what they are. */
export function notes(results: Results, say: Say): Section {
  const { findings, settings, exports } = results;
  const { currency, margin, discount, targets } = settings;
  const { notes: texts, sections } = say.words;
  const lines: string[] = [];
  for (const [name, file] of Object.entries(findings)) {
    if (file === null) {
      const loss = texts.losses[name as keyof Findings];
      const own = `${name}.csv`;
      const isThere = exports.unreadable.some((one) => one.file === own);
      const what = isThere ? texts.unreadable(say.file(own)) : texts.noFile(say.file(own));
      lines.push(texts.leftOut(what, loss));
    } else {
      const isOwn = exports.own.has(name as keyof Findings);
      if (isOwn) lines.push(...missingColumns(file, say));
      lines.push(...outside(file, settings, say));
      if (file.otherCurrency > 0 && currency !== undefined) {
        const rows = say.counted("rows", file.otherCurrency);
        lines.push(texts.otherCurrency(say.file(file.file), rows, say.currency(currency)));
      }
      if (file.repeated > 0) {
        lines.push(texts.repeated(say.file(file.file), say.counted("rows", file.repeated)));
      }
    }
  }
  lines.push(...untold(results, say));
  for (const other of ["tickets", "memberships"] as const) {
    const [sold, others] = [findings.orders, findings[other]];
    if (sold && others && areStrangers(findings, other)) {
      lines.push(texts.strangers(say.file(sold.file), say.file(others.file)));
    }
  }
  if (settings.calendar !== "gregory" || say.language.direction === "rtl") {
    lines.push(texts.calendar[settings.calendar]);
  }
  if (currency !== undefined) lines.push(texts.money(say.currency(currency)));
  if (findings.orders) {
    lines.push(margin === 1 ? texts.noMargin : texts.margin(say.share(margin)));
  }
  if (findings.orders && findings.memberships) {
    lines.push(isYear(settings) ? texts.lifetime(say.share(discount)) : texts.yearValue);
  }
  if (Object.keys(targets).length === 0) lines.push(texts.noTargets);
  if (targets.retention && !targetsFor(settings).retention) lines.push(texts.yearTarget);
  return {
    id: "notes",
    title: sections.notes,
    isFolded: true,
    blocks: [{ type: "lines", lines }],
  };
}

function missingColumns({ file, missing, blank }: Measured<unknown>, say: Say): string[] {
  const { notes: texts } = say.words;
  return missing.map((column) => {
    const why = blank.includes(column) ? texts.blankColumn : texts.noColumn;
    return texts.leftOut(why(say.file(file), column), texts.losses[column]);
  });
}

/** What the exports of tools do not say, each once: nobody can add a column to them. */
function untold({ findings, exports }: Results, say: Say): string[] {
  const { notes: texts, list } = say.words;
  const losses = new Map<string, Set<string>>();
  for (const found of Object.values(findings) as readonly (Measured<unknown> | null)[]) {
    if (found === null || exports.own.has(found.name as FileName)) continue;
    const known = losses.get(found.file) ?? new Set();
    for (const column of found.missing) known.add(texts.losses[column]);
    losses.set(found.file, known);
  }
  return [...losses].flatMap(([file, what]) => {
    return what.size === 0 ? [] : [texts.untold(say.file(file), [...what].join(list))];
  });
}

function outside(
  { name, file, result }: Measured<{ readonly span: Span }>,
  { period, months }: Settings,
  say: Say,
): string[] {
  const { notes: texts, to } = say.words;
  const { first, last } = result.span;
  if (first === null || last === null) return [texts.noRow(say.file(file))];
  // Memberships that began before may last.
  const isBefore = last < period.start && name !== "memberships";
  if (!isBefore && first < period.end) return [];
  const reported = to(months[0]?.key ?? "", months.at(-1)?.key ?? "");
  return [texts.outside(say.file(file), reported, to(isoDay(first), isoDay(last)))];
}

/** As the files and `settings.json` write it. */
function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
