import { numbersOf } from "../../fold/customers";
import { kpi, type Measure, type Records } from "../../measure";
import { listOf, moment, type Option, options } from "../../options";
import { type Exclusion, excludedIn } from "../../record/exclusions";
import { type Membership, membership, STRETCH, stretchesOf } from "../../record/membership";
import { type Invalid, invalidOption, reading } from "../../record/record";
import type { Instant } from "../../time";
import { crowdOf, type Snapshots, snapshots, THERE } from "./snapshots";

/** What {@link customerBase} needs. */
export interface CustomerBaseOptions {
  /** The moment at which customers are counted, or several of them. */
  readonly at: Instant | readonly Instant[];
  /** What to do with memberships that end before they start. Default `"refuse"`. */
  readonly invalid?: Invalid;
}

/** What {@link customerBase} answers. */
export interface CustomerBaseResult {
  /** It is a count. */
  readonly kind: "count";
  /** Customers at the moment. */
  readonly value: number;
  /** The memberships that they hold: more, where some hold several. */
  readonly n: number;
  /** Customers who had begun by then, there or not. */
  readonly everBefore: number;
  /** The moment, in milliseconds since 1970. */
  readonly at: number;
  /** Memberships left out, by reason. */
  readonly excluded: readonly Exclusion[];
}

/** What {@link customerBase} holds in between. */
export interface CustomerBaseState extends Snapshots {
  /** The memberships held at each moment. */
  readonly held: Float64Array;
}

/** {@link customerBase}: one answer for one moment, a list for several. */
export interface CustomerBaseKpi {
  /** Answers for these records at several moments, in their order. */
  <Row extends Membership>(
    records: Records<Row>,
    options: CustomerBaseOptions & { readonly at: readonly Instant[] },
  ): CustomerBaseResult[];
  /** Answers for these records at one moment. */
  <Row extends Membership>(
    records: Records<Row>,
    options: CustomerBaseOptions & { readonly at: Instant },
  ): CustomerBaseResult;
  /** The measure of several moments. */
  (
    options: CustomerBaseOptions & { readonly at: readonly Instant[] },
  ): Measure<Membership, CustomerBaseResult[], CustomerBaseState>;
  /** The measure of one moment. */
  (
    options: CustomerBaseOptions & { readonly at: Instant },
  ): Measure<Membership, CustomerBaseResult, CustomerBaseState>;
}

/**
 * The customer base: how many customers there are at a moment, or at each of several.
 *
 * A customer is one at a moment who began before it and did not end before it, and counts once,
 * whatever they hold: what happens at the moment comes after it. In a trial (`isTrial`) or in one of
 * the `pauses` nobody is a customer. Memberships of nobody (`customerId` is `null` or `""`) are left
 * out and counted. 0 without any.
 *
 * @function
 * @param records - Memberships: `customerId`, `startedAt`, `endedAt` (`null` while it lasts).
 * @param options - `at` is required. Alone, they make the measure, to be composed.
 * @returns One answer, or where `at` is a list, one for each.
 * @throws InputError for an invalid date, an end before its start (unless it is to be excluded), a
 *   record without these fields and an unknown option.
 * @example
 * ```ts
 * import { customerBase } from "customer-kpis";
 *
 * const memberships = [
 *   { customerId: "ann", startedAt: new Date("2025-03-01"), endedAt: null },
 *   { customerId: "ann", startedAt: new Date("2025-09-01"), endedAt: null },
 *   { customerId: "bob", startedAt: new Date("2025-06-01"), endedAt: new Date("2025-12-01") },
 * ];
 * const { value, n, everBefore } = customerBase(memberships, { at: new Date("2026-01-01") });
 * [value, n, everBefore]; // => [1, 2, 2]
 *
 * const at = [new Date("2025-07-01"), new Date("2025-10-01"), new Date("2026-01-01")];
 * customerBase(memberships, { at }).map((base) => base.value); // => [2, 2, 1]
 * ```
 */
export const customerBase: CustomerBaseKpi = /* @__PURE__ */ kpi(
  /* @__PURE__ */ options<CustomerBaseOptions>("customerBase")({
    at: moments(),
    invalid: invalidOption,
  }),
  ({ at, invalid }) => {
    const asked = typeof at === "number" ? [at] : at;
    const cuts = [...new Set(asked)].sort((a, b) => a - b);
    const { init, take, merge, figures, count } = snapshots(cuts);
    const held = figures
      .filter((_, i) => i % 3 === 0)
      .map(({ where }) => ({ how: "count" as const, where }));
    return reading("customerBase", membership, STRETCH, {
      init: (): CustomerBaseState => ({ ...init(), held: new Float64Array(cuts.length) }),
      take(state, columns) {
        const who = numbersOf(state.customers, columns.customerId, state.excluded);
        const stretches = stretchesOf(columns, who);
        take(state, stretches);
        const { startedAt, endedAt } = stretches;
        cuts.forEach((cut, m) => {
          for (let i = 0; i < startedAt.length; i++) {
            const isHeld = startedAt[i]! < cut && cut <= endedAt[i]!;
            if (isHeld && stretches.who[i]! >= 0) state.held[m]!++;
          }
        });
      },
      merge(left, right) {
        merge(left, right);
        right.held.forEach((count, m) => {
          left.held[m]! += count;
        });
        return left;
      },
      excluded: ({ excluded }) => excluded,
      invalid,
      finish(state) {
        const bases = asked.map((moment) => baseAt(state, cuts, cuts.indexOf(moment)));
        return typeof at === "number" ? bases[0]! : bases;
      },
      summary: {
        per: "customerId",
        each: { figures: [...figures, ...held] },
        isNobodyAlike: true,
        count(state, found, customers) {
          count(state, found.slice(0, figures.length), customers);
          found.slice(figures.length).forEach((memberships, m) => {
            state.held[m]! += memberships * customers;
          });
          return state;
        },
      },
    });
  },
) as CustomerBaseKpi;

function baseAt(state: CustomerBaseState, cuts: readonly number[], m: number): CustomerBaseResult {
  const { customers, flags, firstAt, held, excluded } = state;
  let value = 0;
  let everBefore = 0;
  for (let customer = 0; customer < customers.size; customer++) {
    if (flags[customer * cuts.length + m]! & THERE) value += crowdOf(state, customer);
    if (firstAt[customer]! < cuts[m]!) everBefore += crowdOf(state, customer);
  }
  return {
    kind: "count",
    value,
    n: held[m]!,
    everBefore,
    at: cuts[m]!,
    excluded: excludedIn(excluded),
  };
}

/** One moment, or a list of them. */
function moments(): Option<Instant | readonly Instant[], number | readonly number[]> {
  return (kpi, name, given) =>
    Array.isArray(given)
      ? listOf<Instant, number>("moments", moment())(kpi, name, given)
      : moment()(kpi, name, given as Instant);
}
