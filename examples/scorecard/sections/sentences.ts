import type { Say } from "../languages/say";
import type { Unreadable } from "../lib/fileError";
import type { Fault } from "../lib/rejections";
import type { Settings } from "../lib/settings";
import type { Part } from "../results/coverage";
import { type Figure, type FigureName, type Figures, TILES } from "../results/figures";
import type { Highlights, Stake, Weakness } from "../results/highlights";
import type { Results } from "../results/results";
import {
  type Cents,
  type Doubt,
  isDoubtful,
  type ShortScale,
  type Trust,
  type Twice,
} from "../results/trust";
import type { Sentences } from "./block";
import { fewText, moneyOf } from "./few";

/** What changed most, what is weakest, what is at stake; and before all, what is not to be trusted. */
export function sentences(results: Results, say: Say): Sentences {
  const { highlights, figures, losses, parts, timeless, shortScale, twice, cents, exports } =
    results;
  const words = say.words.highlights;
  const lines = [
    changeSentence(results, say),
    weaknessSentence(highlights, figures, say),
    highlights.stake ? stakeSentence(highlights.stake, results.settings, say) : words.nothing,
  ];
  const alerts = [
    ...exports.unreadable.map(({ file, why }) => {
      return say.words.trust.unreadable(say.file(file), reasonOf(why, say));
    }),
    ...losses.flatMap((loss) => alert(loss, lossLines(loss, say), figures, say)),
    ...parts.flatMap((part) => alert(part, [partLine(part, say)], figures, say)),
    ...timeless.flatMap((file) =>
      alert(file, [say.words.trust.days(say.file(file.called))], figures, say),
    ),
    ...shortScale.flatMap((scale) => alert(scale, [shortLine(scale, say)], figures, say)),
    ...twice.flatMap((file) => alert(file, [twiceLine(file, say)], figures, say)),
    ...cents.flatMap((file) => alert(file, [centsLine(file, say)], figures, say)),
  ];
  return { type: "sentences", alerts, lines };
}

/** Why a file cannot be read. */
function reasonOf(why: Unreadable, { words, quoted }: Say): string {
  const { unreadable } = words;
  return why.kind === "quote" ? unreadable.quote(quoted(why.start)) : unreadable[why.kind];
}

function changeSentence({ highlights, figures, doubts }: Results, say: Say): string {
  const words = say.words.highlights;
  const { change, isCompared, isSeasonal } = highlights;
  if (change === null) {
    const areDoubtful = doubts.some(({ isDoubtful }) => isDoubtful);
    if (isCompared) return isSeasonal ? words.noChangeButSeason : words.noChange;
    return areDoubtful ? words.notTrusted : words.noComparison;
  }
  const { name, from, to, months, isBetter, season } = change;
  const kind = figures[name]?.kind ?? "score";
  const when = (month: number | undefined, otherwise: string) =>
    month === undefined ? otherwise : say.month(month, "long");
  return words.change(
    say.nameOf(name),
    [say.figure(kind, from), when(months?.from, words.yearBefore(sinceWhen(figures[name], say)))],
    [say.figure(kind, to), when(months?.to, words.year)],
    { isUp: to > from, isBetter },
    season && [say.figure(kind, season.from), say.figure(kind, season.to)],
  );
}

/** From which day on a file tells of the year before, where that is not all of it. */
export function sinceWhen(figure: Figure | undefined, say: Say): string | null {
  return figure?.since === undefined ? null : say.day(figure.since);
}

function weaknessSentence(
  { weaknesses, areParts }: Highlights,
  figures: Figures,
  say: Say,
): string {
  const words = say.words.highlights;
  const [worst, next] = weaknesses;
  if (!worst) return areParts ? words.noWeakness : words.noParts;
  const kind = figures[worst.name]?.kind ?? "score";
  const [value, without] = [say.figure(kind, worst.value), say.figure(kind, worst.without)];
  const sentence = words.weakness(partName(worst, say), say.nameOf(worst.name), value, without);
  if (!next) return sentence;
  const too = words.weaknessToo(
    partName(next, say),
    say.figure(kind, next.value),
    say.figure(kind, next.without),
  );
  return `${sentence} ${too}`;
}

/** `the touchpoint delivery (receive)` */
export function partName({ cut, key, stage }: Weakness, say: Say): string {
  const { highlights, touchpoints } = say.words;
  const name = stage === null ? say.name(key) : touchpoints.of(say.name(key), say.name(stage));
  return highlights.part[cut](name);
}

function stakeSentence(stake: Stake, settings: Settings, say: Say): string {
  const words = say.words.highlights;
  if (stake.kind === "few") return fewText(stake, moneyOf(settings), say);
  if (stake.kind === "late") {
    const tickets = say.counted("tickets", stake.tickets);
    const share = say.share(stake.late / stake.tickets);
    return words.late(say.count(stake.late), tickets, say.count(settings.answerWithinHours), share);
  }
  if (stake.kind === "detractors") {
    const answers = say.counted("answers", stake.answers);
    const share = say.share(stake.detractors / stake.answers);
    return words.detractors(say.count(stake.detractors), answers, share);
  }
  const { lost, customers, share, reason, segment, paid } = stake;
  const reasonOf = (given: typeof reason) =>
    given ? [words.reason(say.reason(given.name), say.count(given.count))] : [];
  return [
    words.lost(say.count(lost), say.counted("customers", customers), say.share(share)),
    ...(paid === null ? [] : [words.paid(say.cash(paid))]),
    ...reasonOf(reason),
    ...(segment ? [words.segment(say.name(segment.key), say.share(segment.share))] : []),
    ...reasonOf(segment?.reason ?? null),
  ].join(" ");
}

/** Which figures are not to be trusted, and why. */
function alert(doubt: Doubt, why: readonly string[], figures: Figures, say: Say): string[] {
  const names = TILES.filter((name: FigureName) => {
    const figure = figures[name];
    return figure && isDoubtful(figure, [doubt]);
  });
  if (names.length === 0) return [];
  const { trust, list } = say.words;
  const said = trust.doubtful(names.map((name) => say.nameOf(name)).join(list));
  return [[said, ...why].join(" ")];
}

/** What a file tells of, where that is not all of the report. */
export function partLine({ called, first, last, silence, hole }: Part, say: Say): string {
  const { trust } = say.words;
  const file = say.file(called);
  if (hole) return trust.hole(file, say.day(hole.start), say.day(hole.end - 1));
  if (silence === "staying") return trust.gone(file);
  if (first === null && silence !== "all")
    return trust.stayed(file, silence === "ever" ? null : say.day(last));
  if (first === null) return trust.silent(file, say.day(last));
  const [from, until] = [say.day(first), say.day(last)];
  return from === until
    ? trust.oneDay(say.file(called), from)
    : trust.part(say.file(called), from, until);
}

/** That answers may be of another scale. */
export function shortLine({ called, month }: ShortScale, say: Say): string {
  return say.words.trust.fives(say.file(called), month === null ? null : say.month(month, "long"));
}

/** That rows of a file stand there once more. */
export function twiceLine({ called, rows }: Twice, say: Say): string {
  return say.words.trust.twice(say.file(called), say.counted("rows", rows));
}

/** That some amounts may be in cents. */
export function centsLine({ called, amount }: Cents, say: Say): string {
  const [broken, whole] = [amount, Math.round(amount * 100)].map((one) => say.quoted(String(one)));
  return say.words.trust.cents(say.file(called), broken ?? "", whole ?? "");
}

/** How much of a file was read, what most of the rest is, and how it differs. */
export function lossLines(
  { called, rows, lost, read, reason, pattern }: Trust,
  say: Say,
): string[] {
  const { trust } = say.words;
  const [example] = reason.examples;
  const what = mostlyOf(reason.fault, example?.came ?? "", say);
  const mostly = 2 * reason.count > lost ? trust.mostly(what) : trust.often(what);
  const counted = say.counted("rows", rows);
  const lines = [trust.from(say.share(read), say.count(lost), counted, say.file(called), mostly)];
  if (pattern?.kind === "position") lines.push(trust.position[pattern.end]);
  if (pattern?.kind === "value") {
    const { column, value, share } = pattern;
    const name = value === "" ? say.words.blank : say.name(value);
    lines.push(trust.value(say.quoted(column), name, say.share(share)));
  }
  if (pattern?.kind === "figures") {
    const { column, lost, kept } = pattern;
    lines.push(trust.figures(say.quoted(column), say.score(lost), say.score(kept)));
  }
  const { fault } = reason;
  if ("say" in fault && fault.say !== null) lines.push(trust.hint(say.quoted(fault.say)));
  return lines;
}

function mostlyOf(fault: Fault, came: string, say: Say): string {
  const { mostly } = say.words;
  switch (fault.kind) {
    case "blank":
      return mostly.blank(say.quoted(fault.field));
    case "order":
      return mostly.order(say.quoted(fault.field), say.quoted(fault.other));
    case "fields":
      return mostly.fields;
    case "other":
      return mostly.other(say.quoted(fault.message));
    default: {
      const field = say.quoted(fault.field);
      if (came === "") return mostly.blank(field);
      return fault.kind === "scale"
        ? mostly.scale(say.quoted(came), field, say.digits(fault.min), say.digits(fault.max))
        : mostly[fault.kind](say.quoted(came));
    }
  }
}

/** What was taken for given, as nobody said it. */
export function assumptions({ settings, future, findings }: Results, say: Say): string[] {
  const { isZoneAssumed, timeZone, monthsFrom, filesEnd } = settings;
  const { trust } = say.words;
  const lines: string[] = [];
  if (isZoneAssumed) lines.push(trust.zone(timeZone));
  if (monthsFrom === "today") lines.push(trust.months);
  if (monthsFrom === "files") lines.push(trust.lastMonths);
  if (filesEnd !== null) lines.push(trust.filesEnd(say.day(filesEnd)));
  for (const { called, last } of future) {
    lines.push(trust.future(say.file(called), say.day(last)));
  }
  for (const file of ["answers", "tickets", "orders"] as const) {
    const busiest = findings[file]?.result.busiest ?? null;
    if (busiest === null) continue;
    const { customerId, own, all } = busiest;
    const name = say.quoted(String(customerId));
    lines.push(trust.busiest(name, say.count(own), say.counted(file, all)));
  }
  const largest = findings.orders?.result.largest ?? null;
  if (largest !== null) {
    const name = say.quoted(String(largest.customerId ?? say.words.blank));
    lines.push(trust.largest(name, say.cash(largest.amount)));
  }
  return lines;
}
