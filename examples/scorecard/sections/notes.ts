import type { Say } from "../languages/say";
import type { Findings } from "../lib/findings";
import type { Measured } from "../lib/measureFile";
import type { Fault } from "../lib/rejections";
import type { Settings } from "../lib/settings";
import type { Span } from "../lib/span";
import type { Results } from "../results/results";
import { areStrangers } from "../results/strangers";
import type { Detail, Section } from "./block";

/** What a reader has to know to take the figures for what they are. */
export function notes({ findings, settings }: Results, say: Say): Section {
  const { currency, margin, discount, targets } = settings;
  const { notes: texts, sections } = say.words;
  const lines: string[] = [];
  for (const [name, file] of Object.entries(findings)) {
    if (file === null) {
      const loss = texts.losses[name as keyof Findings];
      lines.push(texts.leftOut(texts.noFile(say.file(`${name}.csv`)), loss));
    } else {
      lines.push(...missingColumns(file, say), ...outside(file, settings, say));
      if (file.repeated > 0) {
        lines.push(texts.repeated(say.file(file.file), say.counted("rows", file.repeated)));
      }
    }
  }
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
  if (findings.orders && findings.memberships) lines.push(texts.lifetime(say.share(discount)));
  if (Object.keys(targets).length === 0) lines.push(texts.noTargets);
  return {
    id: "notes",
    title: sections.notes,
    isFolded: true,
    blocks: [{ type: "lines", lines }],
  };
}

function missingColumns({ file, missing }: Measured<unknown>, say: Say): string[] {
  const { notes: texts } = say.words;
  return missing.map((column) => {
    return texts.leftOut(texts.noColumn(say.file(file), column), texts.losses[column]);
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

/** What was left out of the figures, file by file: how many rows for which reason, and the first. */
export function rejected({ findings, exports }: Results, say: Say): Section {
  const { words } = say;
  const { sections, rejected: file, none } = words;
  const lines: (string | Detail)[] = [];
  // Ratings of tickets stand in rows of theirs.
  const { answers, ...others } = findings;
  const files: readonly (Measured<unknown> | null)[] = Object.values(
    exports.ratings.length > 0 ? others : { answers, ...others },
  );
  const unused = exports.read
    .filter(({ use, rejections }) => use === null && rejections.rows > 0)
    .map((one) => ({ ...one, rows: one.rows, file: one.files.join(words.list) }));
  for (const found of [...files, ...unused]) {
    if (found === null) continue;
    const { file: called, rows, rejections } = found;
    const left = rejections.rows === 0 ? none : say.count(rejections.rows);
    lines.push(file(say.file(called), left, say.counted("rows", rows)));
    for (const { fault, count, examples } of rejections.reasons) {
      const shown = examples.map(({ row, came }) => {
        return words.example(say.count(row), came === "" ? "" : say.quoted(came));
      });
      if (count > shown.length) shown.push("…");
      lines.push({
        detail: words.rejectedFor(say.count(count), faultText(fault, say), shown.join(words.list)),
      });
    }
  }
  return {
    id: "rejected",
    title: sections.rejected,
    isFolded: true,
    blocks: [{ type: "lines", lines }],
  };
}

/** What is wrong with a cell or a row, in the language's words. */
function faultText(fault: Fault, { words, quoted }: Say): string {
  const { faults } = words;
  switch (fault.kind) {
    case "fields":
      return faults.fields(fault.expected);
    case "scale":
      return faults.scale(quoted(fault.field), fault.min, fault.max);
    case "word":
      return faults.word(quoted(fault.field), fault.words);
    case "order":
      return faults.order(quoted(fault.field), quoted(fault.other));
    case "other":
      return quoted(fault.message);
    default:
      return faults[fault.kind](quoted(fault.field));
  }
}
