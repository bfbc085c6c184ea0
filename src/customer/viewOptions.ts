import { checkIterable, checkOptions, fail } from "../check";
import { checkScale, type Scale } from "../fold/tally";
import { asGiven, maybe, moment, type OptionsOf, type ReadOptions } from "../options";
import { failKey, isKey } from "../record/fields";
import type { Key } from "../slice";
import { dayFinder, type Instant } from "../time";
import { lastDayBefore } from "../value/orders/orderBook";
import type { RfmCuts } from "../value/orders/rfmScores";
import type { RfmSegment } from "../value/orders/rfmSegments";
import { type CustomerAliases, readAliases } from "./log/aliases";
import { type Suggester, type SuggestionOptions, suggester } from "./next/suggestions";
import { type Forecaster, type ForecastOptions, forecaster } from "./view/forecast";
import { type CustomerPolicies, type Policies, readPolicies, withDefaults } from "./view/policies";
import { type Placer, rfmPlacer } from "./view/rfmCell";

/** What a customer's view needs. All but `asOf` may be left out; what is then missing says so. */
export interface CustomerViewsOptions {
  /** The moment of looking. What comes at it or later is left out, and counted. */
  readonly asOf: Instant;
  /** IANA zone whose midnights cut the days of purchases. Default `"UTC"`. */
  readonly timeZone?: string;
  /** Identities that are one customer: `{ "old-17": "ann" }`, or pairs where ids are no texts. */
  readonly aliases?: CustomerAliases;
  /** The customers there are, where that is known: records of others are left out, and counted. */
  readonly customers?: Iterable<Key>;
  /** After how many days what is called at risk, dormant, churned, stale, and the like. */
  readonly policies?: CustomerPolicies;
  /**
   * The scales of the surveys, for the health score. Default: `nps` from 0 to 10, `csat` from 1 to 5
   * and `ces` from 1 to 7.
   */
  readonly surveys?: Readonly<Record<string, Scale>>;
  /** Where RFM scores change: `{ cuts: rfm(orders, { asOf }).cuts }`. */
  readonly rfm?: { readonly cuts: RfmCuts; readonly segments?: readonly RfmSegment[] };
  /** The purchase model and its fit, and how far to look ahead. */
  readonly forecast?: ForecastOptions;
  /** What customers bought next, from `nextPurchases`. */
  readonly suggestions?: SuggestionOptions;
}

/** Options read. */
export interface ViewSettings {
  readonly kpi: string;
  readonly asOf: number;
  readonly dayOf: (ms: number) => number;
  readonly resolve: (customerId: Key) => Key;
  readonly known: ReadonlySet<Key> | null;
  /** The only customer whose records are taken in, if any. */
  readonly only: Key | undefined;
  readonly policies: Policies;
  readonly scales: ReadonlyMap<string, Scale>;
  readonly place: Placer | null;
  readonly forecast: Forecaster | null;
  readonly suggest: Suggester | null;
}

/** The options of views, declared. What hangs on the moment of looking is made in {@link settingsOf}. */
export const viewOptions = {
  asOf: /* @__PURE__ */ moment(),
  timeZone: (kpi, _, given) => dayFinder(kpi, given),
  aliases: (kpi, _, given) => readAliases(kpi, given),
  customers: /* @__PURE__ */ maybe(readKnown),
  policies: (kpi, _, given) => readPolicies(kpi, given),
  surveys: (kpi, _, given) => readScales(kpi, given),
  rfm: /* @__PURE__ */ asGiven<Rfm>(),
  forecast: /* @__PURE__ */ asGiven<ForecastOptions>(),
  suggestions: /* @__PURE__ */ maybe((kpi, _, given) => suggester(kpi, given!)),
} satisfies OptionsOf<CustomerViewsOptions>;

type Rfm = NonNullable<CustomerViewsOptions["rfm"]>;

/** What views are made by, from the options as they are read. */
export function settingsOf(
  kpi: string,
  read: ReadOptions<typeof viewOptions>,
  only?: Key,
): ViewSettings {
  const { asOf, timeZone: dayOf, aliases: resolve, customers: known, surveys, ...rest } = read;
  const { policies, rfm, forecast, suggestions: suggest } = rest;
  const last = lastDayBefore(dayOf, asOf);
  return {
    kpi,
    asOf,
    dayOf,
    resolve,
    known,
    only: only === undefined ? undefined : resolve(only),
    policies,
    scales: surveys,
    place: rfm === undefined ? null : rfmPlacer(kpi, rfm, last),
    forecast: forecast === undefined ? null : forecaster(kpi, forecast, last),
    suggest,
  };
}

function readKnown(
  kpi: string,
  _name: string,
  customers: Iterable<Key> | undefined,
): ReadonlySet<Key> {
  const known = new Set(checkIterable(kpi, "customers", customers!, "a list of customers"));
  for (const customer of known) if (!isKey(customer)) failKey(kpi, "customers", customer);
  return known;
}

const SCALES: Readonly<Record<string, Scale>> = {
  nps: { min: 0, max: 10 },
  csat: { min: 1, max: 5 },
  ces: { min: 1, max: 7 },
};

function readScales(
  kpi: string,
  surveys: Readonly<Record<string, Scale>> = {},
): ReadonlyMap<string, Scale> {
  if (typeof surveys !== "object" || surveys === null) {
    fail(kpi, "surveys", "an object with a scale for every survey", surveys);
  }
  const scales = new Map(Object.entries(withDefaults(SCALES, surveys)));
  for (const [survey, scale] of scales) {
    const name = `${kpi} surveys.${survey}`;
    checkOptions(name, scale, ["min", "max"]);
    checkScale(name, scale);
  }
  return scales;
}
