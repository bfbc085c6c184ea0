import { checkRecord, fail } from "../../check";
import { checkCount, isWithin, type Option } from "../../options";
import type { Key } from "../../slice";

/** What the purchase models need to know of a customer's past. All times are in one unit. */
export interface PurchasePattern {
  /** Repeat purchase occasions: those after the first. */
  readonly frequency: number;
  /** Time from the first to the last purchase; 0 without repeats. */
  readonly recency: number;
  /** Time from the first purchase to the end of observation. */
  readonly age: number;
}

/** A pattern, and how many customers have it. */
export interface CountedPattern extends PurchasePattern {
  /** How many customers: a whole number. Left out: one. */
  readonly customers?: number;
}

/** What the spend model needs to know of a customer's past. */
export interface SpendPattern {
  /** Repeat purchase occasions: those after the first. */
  readonly frequency: number;
  /** Mean spend of a repeat occasion; `null` without repeats. */
  readonly monetary: number | null;
}

/** One customer's past purchases in four numbers. */
export interface PurchaseHistory extends PurchasePattern, SpendPattern {
  /** The customer. */
  readonly customerId: Key;
}

/**
 * Times, rates and amounts are 0 or within these sizes, so that no sum or product of a few of them
 * leaves what a number can hold.
 */
const SIZES = { least: 1e-30, most: 1e30 } as const;

/** Throws where a history cannot be one. */
export function checkPattern(model: string, history: PurchasePattern): void {
  checkRecord(model, history, "frequency, recency and age");
  const { frequency, recency, age } = history;
  checkCount(model, "frequency", frequency, history);
  checkSize(model, "age", age, history);
  if (!(typeof recency === "number" && recency >= 0 && recency <= age)) {
    fail(model, "recency", `from 0 to age (${age})`, recency, history);
  }
  const allowed = frequency === 0 ? "0" : "above 0";
  if (frequency === 0 ? recency > 0 : recency < SIZES.least) {
    fail(model, "recency", `${allowed} where frequency is ${frequency}`, recency, history);
  }
}

/** Throws where a time, a rate or an amount is none, or of no size that occurs. */
export function checkSize(model: string, field: string, size: number, history?: object): void {
  const isNumber = typeof size === "number";
  if (isNumber && ((size >= SIZES.least && size <= SIZES.most) || size === 0)) return;
  const isPositive = isNumber && size > 0 && size < Infinity;
  const allowed = isPositive
    ? `0, or from ${SIZES.least} to ${SIZES.most}`
    : "a finite number, 0 or more";
  fail(model, field, allowed, size, history);
}

/** An option that is a time, a rate or an amount. */
export function sized(): Option<number, number> {
  return (kpi, name, given) => {
    checkSize(kpi, name, given as number);
    return (given as number) + 0;
  };
}

/** An option that says how many payments count: all, where it is left out. */
export function payments(): Option<number, number> {
  return (kpi, name, given = Infinity) =>
    given === Infinity || isWithin(given, { whole: true, atLeast: 1 })
      ? given
      : fail(kpi, name, "a whole number from 1", given);
}
