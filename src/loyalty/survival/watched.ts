import { fail } from "../../check";
import { maybe, moment } from "../../options";
import type { Watched } from "../../reads";
import { type Invalid, invalidOption } from "../../record/record";
import type { Instant } from "../../time";
import type { Lifetime } from "./lifetime";

/** Over which time lifetimes are watched. */
export interface WatchedOptions {
  /** The moment before which is known who left. */
  readonly asOf: Instant;
  /** The moment from which on is known who left. Default: from everybody's beginning. */
  readonly since?: Instant;
  /** What to do with memberships that end before they start. Default `"refuse"`. */
  readonly invalid?: Invalid;
}

/** {@link WatchedOptions}, declared. */
export const watchedOptions = {
  asOf: /* @__PURE__ */ moment(),
  since: /* @__PURE__ */ maybe(/* @__PURE__ */ moment()),
  invalid: invalidOption,
};

/** Why a stretch is left out that tells nothing. */
export const OVER_BY_SINCE = "over by since";

/** Throws where no time is watched. */
export function checkWatched(kpi: string, { asOf, since }: Watched): void {
  if (since !== null && since >= asOf) fail(kpi, "since", "before asOf", new Date(since));
}

/** The lifetime of an unbroken stretch that began before `asOf`; of no use where it is {@link isOver}. */
export function lifetimeOf(
  { startedAt, endedAt }: { readonly startedAt: number; readonly endedAt: number },
  { asOf, since }: Watched,
  between: (start: number, end: number) => number,
): Lifetime & { readonly entered: number | null } {
  const isOld = since !== null && startedAt < since;
  return {
    duration: between(startedAt, Math.min(endedAt, asOf)),
    ended: endedAt < asOf,
    entered: isOld ? between(startedAt, Math.min(endedAt, since)) : null,
  };
}

/** Whether a lifetime was over when the watching began. */
export function isOver({ duration, entered }: Pick<Lifetime, "duration" | "entered">): boolean {
  return typeof entered === "number" && entered >= duration;
}
