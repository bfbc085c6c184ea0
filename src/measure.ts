import { checkIterable, fail, type InputError } from "./check";
import type { Declared } from "./options";
import { SLICE, type Slice, sliceOfRows } from "./slice";
import type { Calendar } from "./time";

/**
 * A measure is a fold: an empty state, one more record, two states joined, and the answer.
 *
 * One definition then serves an array, a stream, columns, groups, periods and shards that merge.
 * `Input` is the record it reads, `Result` what it answers, `State` what it holds in between:
 * plain data that survives `structuredClone`.
 */
export interface Measure<in Input, out Result, State = any> {
  /** A fresh, empty state each time. */
  readonly init: () => State;
  /** Takes one more record in. May change the state and must return it. */
  readonly step: (state: State, record: Input) => State;
  /** Joins two states. May change `left` and must return it; never changes `right`. */
  readonly merge: (left: State, right: State) => State;
  /** The answer so far. Never changes the state. */
  readonly finish: (state: State) => Result;
  /** Optional and only for speed: the same as `step` for every record of a slice. */
  readonly take?: (state: State, slice: Slice) => State;
  /** Optional and only for speed: the same where record `i` belongs to `states[codes[i]]`. */
  readonly spread?: (states: readonly State[], codes: Int32Array, slice: Slice) => void;
  /** Optional and only for speed: the same as `step`, so many times. */
  readonly repeat?: (state: State, record: Input, times: number) => State;
  /**
   * Optional: what of a record the measure tells apart, as data. Records that agree in all of it count
   * alike, so that they may be grouped before.
   */
  readonly reads?: readonly FieldRead[];
  /** Optional: what of all the records of a customer it tells apart, so that equal ones may be counted. */
  readonly summary?: Summary<State>;
  /** Optional: the measures that it is made of, whose states by their names are its own. */
  readonly parts?: Readonly<Record<string, Measure<never, unknown>>>;
  /** Optional: the field with the moment of such records, for `over`. Otherwise `"at"`. */
  readonly at?: string;
}

/** What a measure tells apart of all the records of a customer, as figures. */
export interface Summary<in out State = any> {
  /** The field that says whose record it is. Nobody's are none of anybody's. */
  readonly per: string;
  /** The figures of a customer; none where it is `stretches` that are counted. */
  readonly figures: readonly Figure[];
  /** Where the ends of unbroken stretches are counted in place of customers: how. */
  readonly stretches?: Stretching;
  /**
   * Whether the figures are sums at one moment after another, but for the last, which says whether there
   * was one before. Counted are the customers of each step from one to the next: its figures are the
   * number of the moment, that of the step, and the sums of what was and of what came to it. The steps are
   * 0, from nothing at first, 1, from nothing again, 2, to more, 3, to less, 4, to nothing, 5, to the same,
   * and 6, from nothing to nothing.
   */
  readonly isStepwise?: boolean;
  /** The field that must hold the same in all records: it is the label. */
  readonly same?: string;
  /** The number of which 0 says that a record does not count, whatever else it holds. */
  readonly nothing?: string;
  /** Fields that it reads where they are there, but which change nothing. */
  readonly ignored?: readonly string[];
  /** Whether of a record of nobody nothing else matters than that. */
  readonly isNobodyAlike?: boolean;
  /** Pairs of moments of which the second must not come first; such records are no part of a figure. */
  readonly order: readonly (readonly [first: string, second: string])[];
  /** The flags that say that a record does not count; such records are no part of a figure. */
  readonly marks: readonly string[];
  /** Fields in which records must be alike to be of one customer: of groups of customers. */
  readonly keys?: readonly FieldRead[];
  /** Takes in so many customers of the same figures, or so many ends; with their label and their keys. */
  readonly count: (
    state: State,
    figures: readonly number[],
    customers: number,
    label: string | null,
    keys: readonly Key[],
  ) => State;
}

/**
 * What is told of a customer's unbroken stretches: records that touch or overlap are one.
 *
 * By `cuts`, each has two ends, which are counted apart, so that there are no more kinds than there are
 * parts of time. The figures are whether it is the end (1) or the beginning (0); the cut that it comes at
 * or after, or what is less than the first cut; and what holds: of a beginning 1 where it is the
 * customer's first, of an end the sum of 1 where it began in the same part of time, 2 where the customer
 * is there again at the next cut, 4 where none of their stretches begins in it later, and 8 where they
 * were there at the cut itself.
 *
 * As far as they were `watched`, the figures are the whole days until the end or until `asOf`, whether it
 * ended before (1 or 0), and the whole days until `since`; below 0 where it began later.
 */
export interface Stretching {
  /** The field with the beginning. */
  readonly from: string;
  /** The field with the end, which is `null` while a stretch lasts. */
  readonly to: string;
  /** The field that says why it ended: of several records that end a stretch, the least. */
  readonly label: string;
  /** The moments that part time, ascending. */
  readonly cuts?: readonly number[];
  /** The time that is watched, where the figures are days. */
  readonly watched?: Watched;
}

/** The time that is watched: before `asOf`, and from `since` on. */
export interface Watched {
  /** What comes at it or later is not known. */
  readonly asOf: number;
  /** `null`: from the beginning. */
  readonly since: number | null;
}

/** A figure of a customer, of those of their records that meet all conditions. */
export type Figure = {
  /** What a record must meet: less than a bound, or that and more. What lasts is more than any. */
  readonly where: readonly {
    readonly field: string;
    readonly is: "before" | "from";
    readonly bound: number;
  }[];
} & (
  | {
      /** How many they are; or 1 where there is one, else 0. */
      readonly how: "count" | "any";
    }
  | {
      /** The sum of one of their fields. */
      readonly how: "sum";
      readonly field: string;
    }
  | {
      /** Of the periods that their moments lie in: how many, the first, the last; 0 without any. */
      readonly how: "different" | "first" | "last";
      readonly field: string;
      readonly calendar: Calendar;
    }
);

/** What a measure tells apart: a field, or the period that its moment lies in. */
export interface FieldRead {
  /** The field; `null` for the record itself, or its `score`. */
  readonly field: string | null;
  /** What it holds, where the measure knows: a moment, a number, a key. */
  readonly kind?: string;
  /** Whether records may be without it. */
  readonly isOptional?: boolean;
  /** Whether it must hold something. */
  readonly isRequired?: boolean;
  /** Where only the calendar period of the moment matters: the calendar. */
  readonly calendar?: Calendar;
  /** Moments that part it: before one is another thing than from it on. Alone, nothing else matters. */
  readonly cuts?: readonly number[];
  /** Where a record may be moved in time between the `cuts` of this moment: when, and what goes with it. */
  readonly moves?: Moves;
  /** Where only how long after another moment it comes matters: that moment's field, which `moves`. */
  readonly after?: string;
  /** Where such a length is but compared: the lengths from which on it is another thing, ascending. */
  readonly lengths?: readonly number[];
  /**
   * Where such lengths count alike that agree in so many bits after the first one: all but their sum,
   * the shortest and the longest.
   */
  readonly bits?: number;
}

/** When a record may be moved in time, with all its moments `after` the one that this is said of. */
export interface Moves {
  /** Where this has come; left out: whether or not. */
  readonly once?: string;
  /** Where all of them come before this moment. May be infinite, as may be the next two. */
  readonly before: number;
  /** Of what is not within this stretch, nothing matters but that. */
  readonly within: { readonly start: number; readonly end: number };
}

/** What a KPI can be asked about: an array, a typed array, `columns`, or anything else that can be iterated. */
export type Records<Input> = readonly Input[] | Iterable<Input>;

/** Records that came as columns: they can be iterated, and taken in slices. */
export interface SlicedRecords {
  /** How many records. */
  readonly length: number;
  /** Some of them. */
  readonly sliced: (start: number, end: number) => Slice;
}

/**
 * A named measure with two uses: `nps(records, options?)` answers at once, `nps(options?)` is the
 * {@link Measure}, to be composed. The first argument decides.
 */
export interface Kpi<Input, Result, State, Options extends readonly unknown[]> {
  <Row extends Input>(records: Records<Row>, ...options: Options): Result;
  (...options: Options): Measure<Input, Result, State>;
}

/** What records may be grouped by. */
export type Key = string | number | boolean | null;

/** One group's answer. */
export interface Group<K, Result> {
  /** What the group's records have in common. */
  readonly key: K;
  /** The measure's answer for them. */
  readonly result: Result;
}

/**
 * Makes a {@link Kpi} of a function that builds a {@link Measure} from options.
 *
 * @param declared - The KPI's name, as it appears in error messages; or its options, declared.
 * @param define - Builds the measure; called with the options only, as they were given or, where they
 *   are declared, as they were read.
 * @throws InputError (the KPI, when called) where the first argument is neither records nor options,
 *   and where records come after the options.
 * @example
 * ```ts
 * import { derive, kpi, sums } from "customer-kpis";
 *
 * const averageOrder = kpi("averageOrder", () => derive((orders) => orders.mean, sums("amount")));
 * averageOrder([{ amount: 10 }, { amount: 20 }]); // => 15
 * ```
 */
export function kpi<Input, Result, State, Options extends readonly unknown[]>(
  declared: string,
  define: (...options: Options) => Measure<Input, Result, State>,
): Kpi<Input, Result, State, Options>;
export function kpi<Input, Result, State, Given extends readonly unknown[], Read>(
  declared: Declared<any, Read>,
  define: (options: Read) => Measure<Input, Result, State>,
): Kpi<Input, Result, State, Given>;
export function kpi(
  declared: string | Declared<unknown, unknown>,
  define: (...options: any[]) => Measure<unknown, unknown>,
): Kpi<unknown, unknown, unknown, readonly unknown[]> {
  const { kpi: name = declared as string, read = (given: unknown) => given } = Object(
    declared,
  ) as Partial<Declared<unknown, unknown>>;
  const defined = ([first, ...more]: unknown[]) => define(read(first), ...more);
  return ((...given: unknown[]): unknown => {
    // Only a plain object is options: a Promise in place of records must not pass for them. Nor
    // must an array's or a Map's iterator, of which some engines say that `Object` constructed it.
    const [first, ...more] = given as [Partial<Records<unknown>> | undefined, ...unknown[]];
    const isOptions = first?.constructor === Object && !first[Symbol.iterator];
    if (isOptions && given.length > 1) {
      fail(name, "records", "the first argument, before the options", first);
    }
    return given.length > 1 || (given.length > 0 && !isOptions)
      ? run(recordsOf(name, first as Records<unknown>), defined(more))
      : defined(given);
  }) as any;
}

/**
 * Answers a measure, or several at once with `combine`, for records in one pass.
 *
 * @param records - An array, a typed array or any iterable; read once, never changed.
 * @param measure - What to compute.
 * @returns The measure's result.
 * @throws InputError where `records` cannot be iterated, or `measure` is none.
 * @example
 * ```ts
 * import { by, measure, nps } from "customer-kpis";
 *
 * const answers = [
 *   { score: 10, channel: "email" },
 *   { score: 3, channel: "phone" },
 * ];
 * const groups = measure(answers, by("channel", nps()));
 * groups.map((group) => [group.key, group.result.value]); // => [["email", 100], ["phone", -100]]
 * ```
 */
export function measure<Input, Result>(
  records: Records<Input>,
  measure: Measure<Input, Result>,
): Result {
  checkMeasure("measure", measure);
  return run(recordsOf("measure", records), measure);
}

/**
 * Answers a measure for a stream of records, such as a file or a database cursor, in one pass.
 *
 * @param records - An async iterable (or a plain one) of records.
 * @param measure - What to compute.
 * @returns A promise of the measure's result.
 * @throws InputError where `records` cannot be iterated.
 * @example
 * ```ts
 * import { measureAsync, nps } from "customer-kpis";
 *
 * async function* answers() {
 *   yield 10;
 *   yield 8;
 * }
 * (await measureAsync(answers(), nps())).value; // => 50
 * ```
 */
export async function measureAsync<Input, Result>(
  records: AsyncIterable<Input> | Iterable<Input>,
  measure: Measure<Input, Result>,
): Promise<Result> {
  checkMeasure("measureAsync", measure);
  const isAsync = typeof (records as AsyncIterable<Input>)?.[Symbol.asyncIterator] === "function";
  if (!isAsync) return run(recordsOf("measureAsync", records as Iterable<Input>), measure);
  const driver = driverOf(measure);
  for await (const record of records) driver.push(record);
  return driver.answer();
}

/** Throws where a measure is none, mostly because a KPI was named but not called. */
export function checkMeasure(name: string, measure: Measure<never, unknown>): void {
  if (typeof measure?.init !== "function") {
    const hint = typeof measure === "function" ? ", with its brackets" : "";
    fail(name, "measure", `a measure, such as nps()${hint}`, measure);
  }
}

/** `measure.take` where there is one, else `step` record by record. For building blocks. */
export function takeSlice<State>(
  measure: Measure<never, unknown, State>,
  state: State,
  slice: Slice,
): State {
  if (measure.take) return measure.take(state, slice);
  for (let i = 0; i < slice.length; i++) state = measure.step(state, slice.row(i) as never);
  return state;
}

/** The state after a record that came so many times: by `repeat`, else by doubling. */
export function repeated<Input, State>(
  measure: Measure<Input, unknown, State>,
  state: State,
  record: Input,
  times: number,
): State {
  if (times === 0) return state;
  if (times === 1) return measure.step(state, record);
  if (measure.repeat) return measure.repeat(state, record, times);
  let power = measure.step(measure.init(), record);
  // Each binary digit of the number: merged in where it is 1, and doubled for the next.
  for (let rest = times; ; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) state = measure.merge(state, power);
    if (rest <= 1) return state;
    power = measure.merge(measure.merge(measure.init(), power), power);
  }
}

/** The state after records that came so many times each. */
export function takeTimes<Input, State>(
  measure: Measure<Input, unknown, State>,
  state: State,
  records: readonly Input[],
  times: ArrayLike<number>,
): State {
  let few: Input[] = [];
  const takeFew = () => {
    state = takeSlice(measure, state, sliceOfRows(few));
    few = [];
  };
  records.forEach((record, i) => {
    // A handful of equal records is sooner taken one by one, with others in a slice.
    if (times[i]! <= 4) for (let k = 0; k < times[i]!; k++) few.push(record);
    else {
      takeFew();
      state = repeated(measure, state, record, times[i]!);
    }
    if (few.length >= SLICE) takeFew();
  });
  takeFew();
  return state;
}

/** The records, where they are some; what is missing is shown as it came. */
function recordsOf<Input>(name: string, records: Records<Input> | undefined): Records<Input> {
  return checkIterable(name, "records", (records ?? null) as Records<Input>);
}

/** Answers a measure for one of several lists that a KPI is given. */
export function runOn<Input, Result>(
  kpi: string,
  field: string,
  records: Records<Input>,
  measure: Measure<Input, Result>,
): Result {
  return run(checkIterable(kpi, field, records), measure);
}

function run<Input, Result>(records: Records<Input>, measure: Measure<Input, Result>): Result {
  const { take, push, answer } = driverOf(measure);
  const { sliced, length } = records as Partial<SlicedRecords>;
  if (sliced || Array.isArray(records) || ArrayBuffer.isView(records)) {
    const step = sliced ? 8 * SLICE : SLICE;
    for (let start = 0; start < length!; start += step) {
      const end = Math.min(start + step, length!);
      take(sliced ? sliced(start, end) : sliceOfRows((records as Input[]).slice(start, end)));
    }
  } else for (const record of records) push(record);
  return answer();
}

/** Takes records in, one by one or by the slice, and says of an error which record it is about. */
function driverOf<Input, Result>(measure: Measure<Input, Result>) {
  let state = measure.init();
  let pending: Input[] = [];
  let taken = 0;

  function take(slice: Slice): void {
    try {
      state = takeSlice(measure, state, slice);
    } catch (error) {
      locate(error as InputError | null, slice, taken);
      throw error;
    }
    taken += slice.length;
    pending = [];
  }

  return {
    take,
    push(record: Input): void {
      if (pending.push(record) === SLICE) take(sliceOfRows(pending));
    },
    answer(): Result {
      if (pending.length > 0) take(sliceOfRows(pending));
      return measure.finish(state);
    },
  };
}

/** Notes the position of the record that an error is about, where it is one of the slice. */
function locate(error: InputError | null, slice: Slice, start: number): void {
  // Only an InputError has an index, and only one that was not found yet has none.
  for (let i = 0; error?.index === null && error.record !== undefined && i < slice.length; i++) {
    if (!Object.is(slice.row(i), error.record)) continue;
    error.index = start + i;
    error.message += ` (record ${error.index})`;
  }
}
