import type { CustomerViewResult, ScorecardResult } from "customer-kpis";
import type { Findings } from "../lib/findings";
import type { FromExports } from "../lib/fromExports";
import type { Settings } from "../lib/settings";
import { card, targetsFor } from "./card";
import { type Changes, changesIn } from "./changes";
import { type Part, partsIn } from "./coverage";
import { type Figures, figures, type Profit, profit } from "./figures";
import { type Highlights, highlightsOf } from "./highlights";
import {
  type Cents,
  centsIn,
  type Doubt,
  isDoubtful,
  type ShortScale,
  shortScaleIn,
  type Trust,
  type Twice,
  timelessIn,
  trustIn,
  twiceIn,
} from "./trust";

/** All that the scorecard tells, before it is put into words. */
export interface Results {
  readonly settings: Settings;
  readonly findings: Findings;
  /** The exports of tools that they were made of. */
  readonly exports: FromExports;
  readonly figures: Figures;
  /** Files that lost so many rows that their figures have to say so. */
  readonly losses: readonly Trust[];
  /** Files that tell nothing of whole months of the report. */
  readonly parts: readonly Part[];
  /** Files whose waits are counted between days, as they say no times. */
  readonly timeless: readonly Doubt[];
  /** The file whose answers may be of another scale than 0 to 10. */
  readonly shortScale: readonly ShortScale[];
  /** The files of money, where some may be in cents. */
  readonly cents: readonly Cents[];
  /** Files of which rows stand there once more, and count again. */
  readonly twice: readonly Twice[];
  /** All of these. */
  readonly doubts: readonly Doubt[];
  /** How figures have changed. */
  readonly changes: Changes;
  readonly highlights: Highlights;
  /** What each buyer brings; `null` without orders. */
  readonly profit: Profit | null;
  /** The figures against their targets; `null` where there are none of both. */
  readonly card: ScorecardResult | null;
  /** Files that have dates in the future, and the last of these. */
  readonly future: readonly { readonly called: string; readonly last: number }[];
  /** One customer, whole; `null` where the files do not tell who is who. */
  readonly customer: OneCustomer | null;
}

export interface OneCustomer {
  readonly view: CustomerViewResult;
  /** Whether nobody named this one: see {@link mostToLose}. */
  readonly isChosen: boolean;
}

export function resultsOf(
  { findings, settings, exports }: Pick<Results, "findings" | "settings" | "exports">,
  customer: OneCustomer | null,
  today: Date,
): Results {
  const parts = partsIn(findings, settings);
  const all = figures(findings, settings, parts);
  const losses = trustIn(findings);
  const timeless = timelessIn(findings);
  const shortScale = shortScaleIn(findings);
  const twice = twiceIn(findings);
  const cents = centsIn(findings);
  const doubts = [...losses, ...parts, ...timeless, ...shortScale, ...twice, ...cents];
  const changes = changesIn(all, settings, (figure) => isDoubtful(figure, doubts));
  const trusted = Object.entries(all).filter(([, figure]) => !isDoubtful(figure, doubts));
  const at = (time: "now" | "before") =>
    Object.fromEntries(trusted.map(([name, figure]) => [name, figure[time]]));
  return {
    settings,
    findings,
    exports,
    figures: all,
    losses,
    parts,
    timeless,
    shortScale,
    twice,
    cents,
    doubts,
    changes,
    highlights: highlightsOf(findings, changes, settings, doubts),
    profit: profit(findings, settings),
    card: card(at("now"), targetsFor(settings), at("before")),
    future: Object.values(findings).flatMap((found: Findings[keyof Findings]) => {
      const last = found?.result.span.last ?? null;
      return last !== null && last > today.getTime() ? [{ called: found!.file, last }] : [];
    }),
    customer,
  };
}
