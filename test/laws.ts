import {
  type Calendar,
  columns,
  counted,
  type Measure,
  periods,
  measure as run,
} from "customer-kpis";
import type {
  Each,
  Figure,
  Gaps,
  Occasions,
  Returning,
  Steps,
  Stretching,
  Watched,
} from "customer-kpis/states";
import fc from "fast-check";
import { expect } from "vitest";
import { repeated } from "../src/measure";
import { sliceOfRows } from "../src/slice";
import { runs } from "./runs";

/** How a measure may differ from the others. */
export interface LawOptions {
  /** Whether another order of the same records may give another result. Default `false`. */
  readonly orderMatters?: boolean;
  /** Whether the same record may come twice, so that there can be thousands. Default `true`. */
  readonly repeatable?: boolean;
  /** Records that the measure refuses. */
  readonly bad?: readonly unknown[];
  /** How far fractions may differ, as a share of their size. Whole numbers must agree. Default 1e-9. */
  readonly tolerance?: number;
}

/**
 * Expects what every measure promises: parts that merge to the whole, states that are plain data
 * and share nothing, results that are JSON, columns that say what rows say, and a `take` that does what
 * `step` does.
 *
 * @param measure - The measure under test.
 * @param records - Records of every kind that it reads: a dozen or so.
 */
export function expectLaws<Input, Result>(
  measure: Measure<Input, Result>,
  records: readonly Input[],
  { orderMatters = false, repeatable = true, bad = [], tolerance = 1e-9 }: LawOptions = {},
): void {
  const { init, step, merge, finish, take } = measure;
  const recordsBefore = structuredClone(records);
  const middle = Math.ceil(records.length / 2);
  const [first, second] = [records.slice(0, middle), records.slice(middle)];

  const fold = (part: readonly Input[], state = init()) => {
    for (const record of part) state = step(state, record);
    return state;
  };
  const answer = (part: readonly Input[]) => finish(fold(part));
  const whole = answer(records);
  const same = (came: unknown, expected: unknown, law: string) =>
    expectSame(came, expected, tolerance, law);

  same(run(records, measure), whole, "measure() is init, step and finish");
  same(run(new Set(records.keys()), on(measure, records)), whole, "any iterable will do");

  // Nothing seen is a result, and results are JSON.
  for (const result of [finish(init()), whole]) {
    expect(JSON.parse(JSON.stringify(result)), "a result is JSON").toStrictEqual(result);
  }

  // Any cut, merged, is the whole.
  const merged = (parts: readonly (readonly Input[])[]) =>
    finish(parts.map((part) => fold(part)).reduce((left, right) => merge(left, right), init()));
  const single = records.map((record) => [record]);
  for (const parts of [single, [records, []], [[], records], [[], first, [], second, []]]) {
    same(merged(parts), whole, "any cut, merged, is the whole");
  }
  const cuts = fc.array(fc.nat(records.length), { maxLength: 5 });
  check(cuts, (places) => {
    const ends = [0, ...places.sort((a, b) => a - b), records.length];
    const parts = ends.slice(1).map((end, i) => records.slice(ends[i], end));
    same(merged(parts), whole, "any cut, merged, is the whole");
    const grouped = parts
      .map((part) => fold(part))
      .reduceRight((right, left) => merge(left, right));
    same(finish(grouped), whole, "merge is associative");
  });

  if (!orderMatters) {
    same(answer(records.toReversed()), whole, "order does not matter");
    const ranks = fc.array(fc.nat(), { minLength: records.length, maxLength: records.length });
    check(ranks, (rank) => {
      const order = [...records.keys()].sort((a, b) => rank[a]! - rank[b]!);
      const shuffled = order.map((i) => records[i]!);
      same(answer(shuffled), whole, "order does not matter");
      const parts = [0, 1, 2].map((part) => records.filter((_, i) => rank[i]! % 3 === part));
      same(merged(parts), whole, "it does not matter which part a record is in");
    });
  }

  // Merging changes the left state alone, then and later.
  for (const start of [[], first]) {
    const left = fold(start);
    const right = fold(second);
    const rightBefore = structuredClone(right);
    const joined = merge(left, right);
    expect(right, "merge leaves its second argument alone").toStrictEqual(rightBefore);
    fold(repeatable ? records : start.length > 0 ? [] : first, joined);
    expect(right, "what is merged shares nothing with the right").toStrictEqual(rightBefore);
    same(finish(right), answer(second), "a merged state is still good");

    const again = merge(fold(start), right);
    const result = finish(again);
    fold(repeatable ? records : first, right);
    same(finish(again), result, "the right shares nothing with what is merged");
  }

  // A fresh state each time: folds that run side by side do not mix.
  let [one, other] = [init(), init()];
  for (let i = 0; i < middle; i++) {
    one = step(one, first[i]!);
    if (i < second.length) other = step(other, second[i]!);
  }
  same(finish(one), answer(first), "init gives a fresh state");
  same(finish(other), answer(second), "init gives a fresh state");
  same(finish(init()), answer([]), "init gives a fresh state");

  // A state is plain data: it may be sent elsewhere, and go on there.
  const sent = structuredClone(fold(first));
  same(finish(sent), answer(first), "states survive structuredClone");
  same(finish(fold(second, sent)), whole, "states survive structuredClone");
  const halves = [structuredClone(fold(first)), structuredClone(fold(second))] as const;
  same(finish(merge(...halves)), whole, "states survive structuredClone");

  // Asking changes nothing.
  const asked = fold(first);
  const askedBefore = structuredClone(asked);
  const early = finish(asked);
  const earlyBefore = structuredClone(early);
  same(finish(asked), early, "finish can be asked twice");
  expect(asked, "finish leaves the state alone").toStrictEqual(askedBefore);
  same(finish(fold(second, asked)), whole, "finish can be asked in between");
  expect(early, "a result stays as it is").toStrictEqual(earlyBefore);

  // A result is its caller's own: what becomes of it is in no later one.
  const wholeBefore = structuredClone(whole);
  const spoilt = fold(structuredClone(records));
  spoil(finish(spoilt));
  same(finish(spoilt), wholeBefore, "a result is its caller's own");
  same(answer(records), wholeBefore, "a result is its caller's own");

  // Columns say the same as rows, and a slice the same as its records one by one.
  for (const asColumns of columnsOf(records)) {
    same(run(asColumns, measure), whole, "columns equal rows");
  }
  if (take) {
    const all = (part: readonly Input[], state = init()) => finish(take(state, sliceOfRows(part)));
    same(all(records), whole, "take is step");
    same(all([]), answer([]), "take may have nothing to do");
    same(all([], take(init(), sliceOfRows(records))), whole, "take may have nothing more to do");
    same(all(second, take(init(), sliceOfRows(first))), whole, "take is step");

    const lent: Float64Array[] = [];
    const room = (length: number) => {
      const column = new Float64Array(length);
      lent.push(column);
      return column;
    };
    const taken = take(init(), sliceOfRows(records, room));
    for (const column of lent) column.fill(Number.NaN);
    same(finish(taken), whole, "columns of a slice are not kept");
  }

  // A record that came so many times is that many records.
  if (repeatable) {
    const thrice = records.flatMap((record) => [record, record, record]);
    const counts = records.reduce((state, record) => repeated(measure, state, record, 3), init());
    same(finish(counts), answer(thrice), "repeated is step, so many times");
    const { repeat, ...bare } = measure;
    const doubled = records.reduce((state, record) => repeated(bare, state, record, 5), init());
    same(finish(doubled), answer(thrice.concat(records, records)), "doubling is step");
  }

  // What a measure says that it reads is all that it reads.
  if (measure.reads && records.every(isPlain)) {
    const read = new Set(measure.reads.map(({ field }) => field ?? "score"));
    const names = [...new Set(records.flatMap((record) => Object.keys(record as object)))];
    const kept = names.filter((name) => read.has(name));
    const blind = records.map((record) => {
      const row = record as Record<string, unknown>;
      return Object.fromEntries(names.map((name) => [name, read.has(name) ? row[name] : "other"]));
    });
    same(answer(blind as Input[]), whole, "reads names all that matters");
    if (repeatable) {
      const groups = new Map<string, { row: Record<string, unknown>; n: number }>();
      const rows = [...records, ...records.toReversed()] as Record<string, unknown>[];
      for (const row of rows) {
        const name = kept.map((name) => `${typeof row[name]} ${textOf(row[name])}`).join("|");
        const group = groups.get(name) ?? { row, n: 0 };
        groups.set(name, { row, n: group.n + 1 });
      }
      const summed = [...groups.values()].map(({ row, n }) => ({ ...row, how_many: n }));
      const came = run(summed as Iterable<never>, counted("how_many", measure as any));
      same(came, answer(rows as Input[]), "counted groups of what it reads are the whole");
    }
  }

  // Customers who are counted by their figures are the whole.
  if (measure.summary && records.every(isPlain)) {
    const summed = countedByFigures(measure, records as readonly Row[]);
    if (summed) {
      same(summed(1), whole, "counted by figures is the whole");
      const { isNamed } = measure.summary;
      const named = (prefix: string) => records.map((record) => renamedIn(record as Row, prefix));
      const twice = answer([...named("a "), ...named("b ")] as Input[]);
      if (!isNamed) same(summed(2), twice, "customers of the same figures may be counted");
    }
  }

  // A step that throws has changed nothing.
  for (const record of bad) {
    const state = fold(first);
    const before = structuredClone(state);
    expect(() => step(state, record as Input), "bad records are refused").toThrow();
    expect(state, "a step that throws has changed nothing").toStrictEqual(before);
  }
  const times = repeatable ? Math.ceil(2500 / Math.max(1, records.length)) : 1;
  const many = Array.from({ length: times }, () => records).flat();
  same(run(many, measure), answer(many), "many records are taken in slices");

  expect(records, "records are never changed").toStrictEqual(recordsBefore);
}

/** Changes all that a result holds. */
function spoil(result: unknown): void {
  if (typeof result !== "object" || result === null) return;
  for (const [name, value] of Object.entries(result)) {
    spoil(value);
    if (typeof value !== "object") Object.assign(result, { [name]: "spoilt" });
  }
  if (Array.isArray(result)) result.length = 0;
}

type Row = Readonly<Record<string, any>>;

const isNobody = (key: unknown) => key === null || key === undefined || key === "";

/** The same record of another customer, as long as it is somebody's. */
function renamedIn(record: Row, prefix: string): Row {
  const { customerId } = record;
  return isNobody(customerId) ? record : { ...record, customerId: `${prefix}${customerId}` };
}

/** What comes out where customers are summed up first; `null` where records hold more than that. */
function countedByFigures<Result>(
  { init, step, finish, reads = [], summary }: Measure<never, Result>,
  records: readonly Row[],
): ((times: number) => Result) | null {
  const { per, marks, ignored = [], keys = [], order, same = "", nothing = "", count } = summary!;
  const { each, known: until, isNamed, also } = summary!;
  const label = "stretches" in each && each.stretches.label;
  const of = "occasions" in each && each.occasions.of;
  const known = [...marks, ...ignored, ...keys.map(({ field }) => field)].concat(
    ...[label, of, same].map((name) => name || []),
  );
  const more = reads.filter(({ field, isOptional }) => isOptional && !known.includes(field ?? ""));
  if (records.some((row) => more.some(({ field }) => row[field!] != null))) return null;
  const isOdd = (row: Row) =>
    isNobody(row[per]) ||
    (until !== undefined && +row[until.field] >= until.before) ||
    row[nothing] === 0 ||
    marks.some((mark) => row[mark]) ||
    order.some(([first, second]) => row[second] !== null && +row[second] < +row[first]);
  return (times) => {
    let state = init();
    const customers = new Map<string, Row[]>();
    for (const row of records) {
      const owner = JSON.stringify(
        [per, ...keys.map(({ field }) => field!)].map((name) => row[name]),
      );
      if (isOdd(row)) for (let i = 0; i < times; i++) state = step(state, row as never);
      else customers.set(owner, [...(customers.get(owner) ?? []), row]);
    }
    for (const own of customers.values()) {
      const fields = [...keys.map(({ field }) => field!), ...(isNamed ? [per] : [])];
      const names = fields.map((field) => own[0]![field]);
      for (const { figures, label } of toldOf(each, own)) {
        const begin = "steps" in each ? 2 : "gaps" in each ? 4 : figures.length;
        const all = figures.map((one, i) => (i < begin ? one : one * times));
        state = count(state, all, times, label ?? own[0]![same] ?? null, names);
      }
      for (const [figures, row] of also ? cellsIn(also.each, own) : []) {
        const values = also!.told!.map(({ field }) => row[field!] ?? null);
        state = also!.count(state, figures, times, null, [...names, ...values]);
      }
    }
    return finish(state);
  };
}

/** What a customer is counted by: figures, steps from one to the next, or the ends of stretches. */
function toldOf(
  each: Each,
  records: readonly Row[],
): { figures: readonly number[]; label?: string | null }[] {
  if ("returns" in each) return returnsOf(each.returns, records).map((figures) => ({ figures }));
  if ("gaps" in each) return gapsOf(each.gaps, records).map((figures) => ({ figures }));
  if ("stretches" in each) {
    return endsOf(each.stretches, records).map(([figures, label]) => ({ figures, label }));
  }
  if ("steps" in each) return stepsOf(each.steps, records).map((figures) => ({ figures }));
  const own = "occasions" in each ? occasionsOf(each.occasions, records) : records;
  return [{ figures: found(each.figures, own) }];
}

/** Figures of some records. */
function found(figures: readonly Figure[], own: readonly Row[]): number[] {
  return figures.map((figure) => {
    const met = own.filter((row) =>
      figure.where.every(({ field, is, bound }) =>
        is === "before"
          ? row[field] != null && +row[field] < bound
          : row[field] == null || +row[field] >= bound,
      ),
    );
    if (figure.how === "any") return Math.min(1, met.length);
    if (figure.how === "sum") {
      return met.reduce((sum, row) => sum + (row[figure.field] ?? 0), 0);
    }
    if (figure.how === "count") return met.length;
    if (figure.how === "earliest") return Math.min(...met.map((row) => +row[figure.field]));
    const starts = met.map((row) => row["start"] as number);
    if (starts.length === 0) return 0;
    return figure.how === "first" ? Math.min(...starts) : Math.max(...starts);
  });
}

/** What happened to a customer's sum from each moment to the next. */
function stepsOf({ sums, moments, begun }: Steps, own: readonly Row[]): number[][] {
  const [since] = found([begun], own);
  const at = found(sums, own);
  return at.slice(1).map((after, i) => {
    const before = at[i]!;
    const isFormer = since! < moments[i]!;
    return [i, stepOf(before, after, isFormer), before, after - before];
  });
}

/** The number of a step. */
function stepOf(before: number, after: number, isFormer: boolean): number {
  if (before === 0 && after === 0) return isFormer ? 0 : 1;
  if (before === 0) return isFormer ? 2 : 3;
  if (after === 0) return 4;
  if (Math.abs(after - before) <= 1e-12 * Math.max(before, after)) return 5;
  return after > before ? 6 : 7;
}

/** The figures of both ends of each of a customer's unbroken stretches, or of its days; and their labels. */
function endsOf(stretching: Stretching, own: readonly Row[]): [number[], any][] {
  const { from, to, label, cuts, watched } = stretching;
  const endOf = (row: Row) => (row[to] === null ? Infinity : +row[to]);
  const joined: { start: number; end: number; rows: Row[] }[] = [];
  for (const row of own.toSorted((a, b) => +a[from] - +b[from])) {
    const [start, end] = [+row[from], endOf(row)];
    const last = joined.at(-1);
    if (last && start <= last.end) {
      last.end = Math.max(last.end, end);
      last.rows.push(row);
    } else joined.push({ start, end, rows: [row] });
  }
  if (watched) return joined.map((one) => [daysOf(one, watched), null]);
  if (!cuts) return joined.map(({ start, end }) => [[start, end], null]);
  const partOf = (moment: number) => cuts.filter((cut) => cut <= moment).at(-1) ?? cuts[0]! - 1;
  const holdsAt = (cut: number) => joined.some(({ start, end }) => start < cut && cut <= end);
  return joined.flatMap(({ start, end, rows }, i): [number[], any][] => {
    const [begun, ended] = [partOf(start), partOf(end)];
    const next = cuts.find((cut) => cut > end);
    const ending = rows.filter((row) => endOf(row) === end);
    const labels = ending.flatMap((row) => row[label] || []).sort();
    const holds = [
      begun === ended,
      next !== undefined && holdsAt(next),
      !joined.slice(i + 1).some((other) => partOf(other.start) === ended),
      holdsAt(ended),
    ];
    const sum = holds.reduce((sum, one, bit) => sum + (one ? 2 ** bit : 0), 0);
    return [
      [[0, begun, i === 0 ? 1 : 0], null],
      [[1, ended, sum], labels[0] ?? null],
    ];
  });
}

/** The days of a stretch as far as it is watched. */
function daysOf(
  { start, end }: { readonly start: number; readonly end: number },
  { asOf, since }: Watched,
): number[] {
  const until = (moment: number) => Math.floor((Math.min(end, moment) - start) / 86_400_000);
  const isOld = since !== null && start < since;
  return [start < asOf ? until(asOf) : -1, Number(end < asOf), isOld ? until(since) : -1];
}

/** When the period begins that a moment lies in. */
function startOf(calendar: Calendar | undefined, moment: any): number {
  if (!calendar) return +moment;
  return periods({ ...calendar, start: moment, end: +moment + 1 })[0]!.start;
}

/** The first of those records of which a condition holds that come on the day of each. */
function byStart(
  records: readonly Row[],
  { field, calendar }: Pick<Occasions, "field" | "calendar">,
) {
  const days = new Map<number, Row[]>();
  for (const row of records.toSorted((a, b) => +a[field] - +b[field])) {
    const start = startOf(calendar, row[field]);
    days.set(start, [...(days.get(start) ?? []), row]);
  }
  return days;
}

/** What a customer bought on each day, and what was refunded of it. */
function occasionsOf(
  { field, calendar, amount = "", of = "" }: Occasions,
  own: readonly Row[],
): Row[] {
  const bought = own.filter((row) => row[amount] >= 0);
  const dated = own.map((row) => {
    const named = row[amount] < 0 && !isNobody(row[of]);
    const same = bought.filter((other) => named && other[of] === row[of]);
    return {
      ...row,
      [field]: new Date(Math.min(...(same.length > 0 ? same : [row]).map((r) => +r[field]))),
    };
  });
  const days = [...byStart(bought, { field, calendar }).keys()];
  return [true, false].flatMap((isPurchase) => {
    const some = dated.filter((row: Row) => row[amount] >= 0 === isPurchase);
    return Array.from(byStart(some, { field, calendar }), ([start, rows]) => ({
      start,
      bought: Number(isPurchase),
      nth: days.filter((day) => day <= start).length,
      amount: rows.reduce((sum, row) => sum + row[amount], 0),
    }));
  });
}

/** In which columns a customer came back from each start on. */
function returnsOf(how: Returning, own: readonly Row[]): number[][] {
  const { field, every, before, brackets, minimum } = how;
  const moments = own.map((row) => +row[field]).sort((a, b) => a - b);
  return startsIn(how, own).flatMap(({ period, start, intervalOf }, nth) => {
    const known = moments.filter((moment) => moment >= (every === null ? period : start));
    const intervals = known.map(intervalOf);
    const within = (first: number, last: number) =>
      intervals.filter((i) => i >= first && i <= last).length >= minimum;
    const span = every === null ? [] : [intervalOf(before - 1), intervalOf(before) - 1];
    const first = 1 + (nth === 0 ? 2 : 0);
    if (brackets) {
      const columns = brackets.map(({ offset, through }, i) => {
        return [period, i, within(offset, through) ? 4 : 0, ...span];
      });
      return [[period, -1, first, ...span], ...columns];
    }
    const last = Math.max(...intervals);
    return Array.from({ length: last + 1 }, (_, i) => {
      const isBack = how.isOrLater ? within(i, last) && !within(i + 1, last) : within(i, i);
      const stays = how.isToPrevious && isBack && (i === 0 || within(i - 1, i - 1));
      return [period, i, (i === 0 ? first : 0) + (isBack ? 4 : 0) + (stays ? 8 : 0), ...span];
    });
  });
}

/** When a customer starts, and the interval from then on that a moment is in. */
function startsIn({ field, calendar, every, isRecurring }: Returning, own: readonly Row[]) {
  const days = byStart(own, { field, calendar });
  const starts = Array.from(days, ([period, [row]]) => {
    const start = +row![field];
    const intervalOf = (moment: number) => {
      if (every !== null) return Math.floor((moment - start) / every);
      return periods({ ...calendar, start, end: moment + 1 }).length - 1;
    };
    return { period, start, intervalOf };
  });
  return isRecurring ? starts : starts.slice(0, 1);
}

/** The cell that each record of a customer is in, from each start on. */
function cellsIn(each: Each, own: readonly Row[]): (readonly [number[], Row])[] {
  if (!("returns" in each)) throw new Error("Only what comes back has cells");
  const how = each.returns;
  return startsIn(how, own).flatMap(({ period, start, intervalOf }) => {
    const since = own.filter((row) => +row[how.field] >= start);
    return since.map((row) => [[period, intervalOf(+row[how.field])], row] as const);
  });
}

/** How long after one purchase of a customer the next one came. */
function gapsOf(
  { field, amount, calendar, within: { start, end } }: Gaps,
  own: readonly Row[],
): number[][] {
  const purchases = own.filter((row) => row[amount] >= 0);
  const isIn = (row: Row) => +row[field] >= start && +row[field] < end;
  const wasBefore = Number(purchases.some((row) => +row[field] < start));
  const days = [...byStart(purchases.filter(isIn), { field, calendar }).values()];
  const all = calendar ? days.length : days.flat().length;
  const refunds = own.filter((row) => row[amount] < 0 && isIn(row)).length;
  return [
    [2, 0, 0, 0, 1, 0],
    ...(refunds > 0 ? [[0, 0, 0, 0, refunds, 0]] : []),
    ...days.map((rows, i) => {
      const gap = i === 0 ? -1 : +rows[0]![field] - +days[i - 1]![0]![field];
      const told = i === 0 ? [all, wasBefore] : [0, 0];
      return [1, gap, ...told, rows.length, rows.reduce((sum, row) => sum + row[amount], 0)];
    }),
  ];
}

/** Plain data that agrees: whole numbers and all else exactly, fractions within the tolerance. */
export function expectSame(came: unknown, expected: unknown, tolerance: number, law: string): void {
  const difference = differ(came, expected, tolerance, "result");
  if (difference) expect.fail(`${law}: ${difference}`);
}

function differ(came: unknown, expected: unknown, tolerance: number, path: string): string | null {
  if (Object.is(came, expected)) return null;
  if (typeof came === "number" && typeof expected === "number") {
    const bothWhole = Number.isSafeInteger(came) && Number.isSafeInteger(expected);
    const reach = Math.max(1e-12, tolerance * Math.max(Math.abs(came), Math.abs(expected)));
    if (!bothWhole && Math.abs(came - expected) <= reach) return null;
  } else if (typeof came === "object" && typeof expected === "object" && came && expected) {
    const names = Object.keys({ ...came, ...expected });
    for (const name of names) {
      const [a, b] = [came, expected].map((side) => (side as Record<string, unknown>)[name]);
      const difference = differ(a, b, tolerance, `${path}.${name}`);
      if (difference) return difference;
    }
    return Array.isArray(came) === Array.isArray(expected) ? null : `${path} is of another kind`;
  }
  return `${path} is ${JSON.stringify(came)}, not ${JSON.stringify(expected)}`;
}

/** The measure of records that are given by their position. */
function on<Input, Result>(
  { init, step, merge, finish }: Measure<Input, Result>,
  records: readonly Input[],
): Measure<number, Result> {
  return { init, merge, finish, step: (state, i) => step(state, records[i]!) };
}

function check<Value>(values: fc.Arbitrary<Value>, holds: (value: Value) => void): void {
  fc.assert(fc.property(values, holds), { numRuns: runs(250) });
}

function isPlain(row: unknown): boolean {
  return typeof row === "object" && row !== null && Object.getPrototypeOf(row) === Object.prototype;
}

/** A value as a text that tells it from others. */
function textOf(value: unknown): string {
  return value instanceof Date ? String(value.getTime()) : JSON.stringify(value);
}

/** The records by column, where they are plain objects: as lists, and as engines hold them. */
function columnsOf<Input>(records: readonly Input[]): Iterable<Input>[] {
  const rows = records as readonly Record<string, unknown>[];
  if (rows.length === 0 || !rows.every(isPlain)) return [];
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lists = names.map((name) => [name, rows.map((row) => row[name])] as const);
  return [lists, lists.map(([name, list]) => [name, packed(list)] as const)].map(
    (all) => columns(Object.fromEntries(all)) as unknown as Iterable<Input>,
  );
}

/**
 * Moments as milliseconds and numbers in a typed array, in which NaN is nothing. Words and flags by a
 * dictionary, in which values may be there twice, and nothing is a value or what no value stands for.
 */
function packed(list: readonly unknown[]) {
  const there = list.filter((value) => value !== null);
  const is = (type: string) => there.length > 0 && there.every((value) => typeof value === type);
  if (there.length > 0 && there.every((value) => value instanceof Date)) {
    return Float64Array.from(list, (value) => (value === null ? Number.NaN : Number(value)));
  }
  if (is("number")) return Float64Array.from(list, (value) => (value as number) ?? Number.NaN);
  if (!is("string") && !is("boolean")) return list;
  const once = [...new Set(there)];
  const values = [...once, null, ...once];
  const codes = Int16Array.from(list, (value, i) => {
    if (value === null) return i % 2 === 0 ? once.length : -1;
    return i % 2 === 0 ? values.indexOf(value) : values.lastIndexOf(value);
  });
  return { codes, values };
}
