import type { Say } from "../languages/say";
import { FILES } from "../lib/fileNames";
import type { FromExports } from "../lib/fromExports";
import type { Settings } from "../lib/settings";
import type { Results } from "../results/results";
import type { Detail, Section } from "./block";

/** What the files of other tools were taken for, what was left out of them and what was assumed. */
export function files({ exports, settings }: Results, say: Say): Section | null {
  const { words } = say;
  const lines: (string | Detail)[] = exports.read.flatMap((one) => [
    words.files.took(
      say.file(one.files.join(words.list)),
      say.quoted(one.source),
      say.counted("rows", one.rows),
    ),
    ...detailsOf(one, settings, say).map((detail) => ({ detail })),
    ...exports.ratings.flatMap(({ source, counted }) =>
      source === one.source ? [{ detail: words.files.ratings(say.count(counted.length)) }] : [],
    ),
  ]);
  if (exports.unknown.length > 0)
    lines.push(words.files.unknown(say.file(exports.unknown.join(words.list))));
  if (exports.unread.length > 0)
    lines.push(words.files.unread(say.file(exports.unread.join(words.list))));
  for (const use of FILES) {
    const several = exports.read.filter((one) => one.use === use && one.counted.length > 0);
    const sources = several.map(({ source }) => say.quoted(source)).join(words.list);
    if (several.length > 1) lines.push(words.files.several(say.file(`${use}.csv`), sources));
  }
  if (lines.length === 0) return null;
  return { id: "files", title: words.sections.files, blocks: [{ type: "lines", lines }] };
}

function detailsOf(
  one: FromExports["read"][number],
  { timeZone, dayFirst }: Settings,
  say: Say,
): string[] {
  const { list, files } = say.words;
  if (one.refused !== null) return [files.refused(one.refused)];
  const details: string[] = [];
  const {
    use,
    scale,
    isHidden,
    records,
    counted,
    joined,
    repeated,
    alike,
    leftOut,
    rejections,
    assumed,
  } = one;
  if (use === null) details.push(files.unused);
  else if (isHidden) details.push(files.hidden(say.file(`${use}.csv`)));
  else details.push(files.counted(say.count(counted.length), say.file(`${use}.csv`)));
  const span = spanOf(counted);
  if (span !== null) details.push(files.span(say.day(span.first), say.day(span.last)));
  if (joined > 0) details.push(files.joined(say.counted("rows", joined)));
  const shared = records.length - counted.length;
  if (shared > 0) details.push(files.shared(say.counted("rows", shared)));
  if (repeated > 0)
    details.push(files.repeated(say.counted("rows", repeated), say.file(one.files.at(-1) ?? "")));
  if (alike > 0) details.push(files.alike(say.counted("rows", alike)));
  if (leftOut.size > 0) {
    const reasons = Array.from(
      leftOut,
      ([why, count]) => `${reasonOf(why, say)} ${say.count(count)}`,
    );
    details.push(files.leftOut(reasons.join(list)));
  }
  if (rejections.rows > 0) details.push(files.rejected(say.counted("rows", rejections.rows)));
  if (scale === "own") details.push(files.ownScale);
  if (scale === "unknown") details.push(files.noScale);
  if (assumed.includes("timeZone")) details.push(files.zone(timeZone));
  if (assumed.includes("dayFirst") && dayFirst === undefined) details.push(files.dayFirst);
  return details;
}

/** When the first and the last of some records were. */
function spanOf(records: readonly object[]): { first: number; last: number } | null {
  let [first, last] = [Infinity, -Infinity];
  for (const record of records as readonly Moments[]) {
    const at = Number(record.at ?? record.createdAt ?? record.startedAt ?? Number.NaN);
    if (at < first) first = at;
    if (at > last) last = at;
  }
  return first <= last ? { first, last } : null;
}

/** A record, as far as it says when it was. */
interface Moments {
  readonly at?: Date;
  readonly createdAt?: Date;
  readonly startedAt?: Date;
}

/** Why rows were left out; as it stands there, where it is no reason of the library's. */
function reasonOf(why: string, say: Say): string {
  const { reasons, otherCurrency } = say.words.files;
  const [, currency] = /^not in (.+)$/.exec(why) ?? [];
  if (currency !== undefined) return otherCurrency(say.quoted(currency));
  return new Map(Object.entries(reasons)).get(why) ?? say.quoted(why);
}
