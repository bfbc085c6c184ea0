import { checkIterable, fail, type InputError } from "./check";
import type { Declared } from "./options";
import type { FieldRead, Summary } from "./reads";
import { ownRoom, SLICE, type Slice, sliceOfRows } from "./slice";

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
      fail(name, "records", "a list, before the options", first);
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
    const [first] = Object.values(Object(measure)) as (Measure<never, unknown> | null)[];
    const isSeveral = typeof first?.init === "function";
    const several = isSeveral ? "; of several use combine({ ... })" : "";
    const hint = typeof measure === "function" ? ", with its brackets" : several;
    fail(name, "measure", `a measure, such as nps()${hint}`, measure);
  }
}

/** What of a measure answers for records that are all there. */
type Answering<Input, Result, State = any> = Pick<
  Measure<Input, Result, State>,
  "init" | "step" | "take" | "finish"
>;

/** `measure.take` where there is one, else `step` record by record. For building blocks. */
export function takeSlice<State>(
  measure: Answering<never, unknown, State>,
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
  measure: Answering<Input, Result>,
): Result {
  return run(checkIterable(kpi, field, records), measure);
}

function run<Input, Result>(records: Records<Input>, measure: Answering<Input, Result>): Result {
  const { take, push, answer, room } = driverOf(measure);
  const { sliced, length } = records as Partial<SlicedRecords>;
  if (sliced || Array.isArray(records) || ArrayBuffer.isView(records)) {
    const step = sliced ? 8 * SLICE : SLICE;
    for (let start = 0; start < length!; start += step) {
      const end = Math.min(start + step, length!);
      const rows = records as Input[];
      take(sliced ? sliced(start, end) : sliceOfRows(rows, room, start, end - start));
    }
  } else for (const record of records) push(record);
  return answer();
}

/** Takes records in, one by one or by the slice, and says of an error which record it is about. */
function driverOf<Input, Result>(measure: Answering<Input, Result>) {
  let state = measure.init();
  let pending: Input[] = [];
  let taken = 0;
  const arrays: Float64Array[] = [];
  let used = 0;

  /**
   * Room for a slice's columns, used again for the next one, which is never longer: arrays made anew for
   * each of thousands set off the collection of everything that the caller holds.
   */
  function room(length: number): Float64Array {
    arrays[used] ??= ownRoom(length);
    return arrays[used++]!.subarray(0, length);
  }

  function take(slice: Slice): void {
    try {
      state = takeSlice(measure, state, slice);
    } catch (error) {
      locate(error as InputError | null, slice, taken);
      throw error;
    }
    taken += slice.length;
    pending = [];
    used = 0;
  }

  return {
    room,
    take,
    push(record: Input): void {
      if (pending.push(record) === SLICE) take(sliceOfRows(pending, room));
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
    if (!Object.is(slice.row(i) ?? null, error.record)) continue;
    error.index = start + i;
    error.message += ` (record ${error.index})`;
  }
}
