import { fail } from "./check";

/**
 * A measure is a fold: an empty state, one more record, two states joined, and the answer.
 *
 * One definition then serves an array, a stream, groups, periods and shards that merge.
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
  /** Optional and only for speed: the same as `step` for `records[start]` up to `records[end - 1]`. */
  readonly steps?: (state: State, records: readonly Input[], start: number, end: number) => State;
}

/** What a KPI can be asked about: an array, a typed array, or anything else that can be iterated. */
export type Records<Input> = readonly Input[] | Iterable<Input>;

/**
 * A named measure with two uses: `nps(records, options?)` answers at once, `nps(options?)` is the
 * {@link Measure}, to be composed. The first argument decides.
 */
export interface Kpi<Input, Result, State, Options extends readonly unknown[]> {
  /** Answers for these records. */
  <Row extends Input>(records: Records<Row>, ...options: Options): Result;
  /** The measure itself, for `measure`, `combine`, `by`, `over` and the other building blocks. */
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
 * @param name - The KPI's name, as it appears in error messages.
 * @param define - Builds the measure; called with the options only.
 * @throws TypeError (the KPI, when called) where the first argument is neither records nor options,
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
  name: string,
  define: (...options: Options) => Measure<Input, Result, State>,
): Kpi<Input, Result, State, Options> {
  return ((...given: unknown[]): unknown => {
    // Only a plain object is options: a Promise in place of records must not pass for them. Nor
    // must an array's or a Map's iterator, of which some engines say that `Object` constructed it.
    const [first, ...options] = given as [Partial<Records<Input>> | undefined, ...Options];
    const isOptions = first?.constructor === Object && !first[Symbol.iterator] && !options[0];
    return isOptions || given.length === 0
      ? define(...(given as unknown as Options))
      : run(checkRecords(name, first as Records<Input>), define(...options));
  }) as unknown as Kpi<Input, Result, State, Options>;
}

/**
 * Answers a measure, or several at once with `combine`, for records in one pass.
 *
 * @param records - An array, a typed array or any iterable; read once, never changed.
 * @param measure - What to compute.
 * @returns The measure's result.
 * @throws TypeError where `records` cannot be iterated, or `measure` is none.
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
  return run(checkRecords("measure", records), measure);
}

/**
 * Answers a measure for a stream of records, such as a file or a database cursor, in one pass.
 *
 * @param records - An async iterable (or a plain one) of records.
 * @param measure - What to compute.
 * @returns A promise of the measure's result.
 * @throws TypeError where `records` cannot be iterated.
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
  if (!isAsync) return run(checkRecords("measureAsync", records as Iterable<Input>), measure);
  let state = measure.init();
  let slice: Input[] = [];
  for await (const record of records) {
    slice.push(record);
    if (slice.length === SLICE) {
      state = stepAll(measure, state, slice, 0, SLICE);
      slice = [];
    }
  }
  return measure.finish(stepAll(measure, state, slice, 0, slice.length));
}

/** Throws where a measure is none, mostly because a KPI was named but not called. */
export function checkMeasure(name: string, measure: Measure<never, unknown>): void {
  if (typeof measure?.init !== "function") {
    fail(name, "measure", "a measure, such as nps()", typeof measure, TypeError);
  }
}

/** `measure.steps` where there is one, else `step` record by record. For building blocks. */
export function stepAll<Input, State>(
  measure: Measure<Input, unknown, State>,
  state: State,
  records: readonly Input[],
  start = 0,
  end: number = records.length,
): State {
  if (measure.steps) return measure.steps(state, records, start, end);
  for (let i = start; i < end; i++) state = measure.step(state, records[i] as Input);
  return state;
}

/** Small enough to stay in the processor's cache, large enough to hide the calls (measured). */
const SLICE = 1024;

function checkRecords<Input>(name: string, records: Records<Input>): Records<Input> {
  // Text can be iterated too, but no record is a character.
  if (typeof records !== "object" || !records?.[Symbol.iterator]) {
    fail(name, "records", "an array or another iterable", records, TypeError);
  }
  return records;
}

function run<Input, Result>(records: Records<Input>, measure: Measure<Input, Result>): Result {
  let state = measure.init();
  if (measure.steps && (Array.isArray(records) || ArrayBuffer.isView(records))) {
    const rows = records as readonly Input[];
    for (let start = 0; start < rows.length; start += SLICE) {
      state = measure.steps(state, rows, start, Math.min(start + SLICE, rows.length));
    }
  } else {
    for (const record of records) state = measure.step(state, record);
  }
  return measure.finish(state);
}
