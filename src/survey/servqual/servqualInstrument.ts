import { checkOptions, fail } from "../../check";

/** A SERVQUAL questionnaire: one of the published ones, or one of your own. */
export type ServqualInstrument = "1988" | "1991" | CustomInstrument;

/** A questionnaire of your own: which items make which dimension. */
export interface CustomInstrument {
  /** The dimensions, in the order of the result. */
  readonly dimensions: readonly InstrumentDimension[];
  /** Numbers of the items that are worded negatively: their answers are reversed. Default none. */
  readonly reversed?: readonly number[];
}

/** A dimension and its items. */
export interface InstrumentDimension {
  /** Its name, also in the respondents' weights. */
  readonly name: string;
  /** Numbers of its items, from 1. Every item belongs to exactly one dimension. */
  readonly items: readonly number[];
}

/** A questionnaire made ready for computing. */
export interface Instrument {
  readonly dimensions: readonly InstrumentDimension[];
  /** How many items. */
  readonly size: number;
  /** For every dimension its items, counted from 0. */
  readonly indices: readonly (readonly number[])[];
  /** For every item, counted from 0: its dimension, and whether it is reversed. */
  readonly dimensionOf: readonly string[];
  readonly isReversed: readonly boolean[];
}

/** Looks a questionnaire up, or checks one's own. Throws where it is none. */
export function instrumentOf(instrument: ServqualInstrument): Instrument {
  if (instrument === "1988") return prepare({ dimensions: FIVE, reversed: REVERSED_IN_1988 });
  if (instrument === "1991") return prepare({ dimensions: FIVE });
  if (!Array.isArray(instrument?.dimensions) || instrument.dimensions.length === 0) {
    fail("servqual", "instrument", '"1988", "1991" or { dimensions, reversed }', instrument);
  }
  checkOptions("servqual", instrument, ["dimensions", "reversed"]);
  return prepare(instrument);
}

/** Parasuraman, Zeithaml and Berry's dimensions; 1988 and 1991 number them alike. */
const FIVE: readonly InstrumentDimension[] = [
  { name: "tangibles", items: [1, 2, 3, 4] },
  { name: "reliability", items: [5, 6, 7, 8, 9] },
  { name: "responsiveness", items: [10, 11, 12, 13] },
  { name: "assurance", items: [14, 15, 16, 17] },
  { name: "empathy", items: [18, 19, 20, 21, 22] },
];

const REVERSED_IN_1988 = [10, 11, 12, 13, 18, 19, 20, 21, 22];

function prepare({ dimensions, reversed = [] }: CustomInstrument): Instrument {
  for (const dimension of dimensions) {
    checkOptions("servqual", dimension, ["name", "items"]);
    const { name, items } = dimension;
    if (typeof name !== "string") fail("servqual", "instrument", "of dimensions with names", name);
    if (!Array.isArray(items) || items.length === 0) {
      fail("servqual", "instrument", "of dimensions with items", name);
    }
  }
  const size = dimensions.reduce((sum, { items }) => sum + items.length, 0);
  const dimensionOf: string[] = new Array(size);
  for (const { name, items } of dimensions) {
    if (dimensions.filter((other) => other.name === name).length > 1) {
      fail("servqual", "instrument", "of dimensions with different names", name);
    }
    for (const item of items) {
      const isFree = Number.isInteger(item) && item >= 1 && item <= size && !dimensionOf[item - 1];
      if (!isFree)
        fail("servqual", "instrument", `of items 1 to ${size}, each in one dimension`, item);
      dimensionOf[item - 1] = name;
    }
  }
  if (!Array.isArray(reversed)) fail("servqual", "reversed", "a list of item numbers", reversed);
  for (const item of reversed) {
    if (!Number.isInteger(item) || !dimensionOf[item - 1])
      fail("servqual", "reversed", `item numbers from 1 to ${size}`, item);
  }
  return {
    dimensions,
    size,
    indices: dimensions.map(({ items }) => items.map((item) => item - 1)),
    dimensionOf,
    isReversed: dimensionOf.map((_, i) => reversed.includes(i + 1)),
  };
}
