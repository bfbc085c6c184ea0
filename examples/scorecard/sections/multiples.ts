import type { Key } from "customer-kpis";
import type { Say } from "../languages/say";
import type { Figure, FigureName, Result } from "../results/figures";
import { lookUp } from "../results/lookUp";
import type { Results } from "../results/results";
import type { Multiples, Panel } from "./block";
import { targetOfMonths } from "./headlines";

/** The figures that are drawn month by month. */
const BY_MONTH: readonly FigureName[] = [
  "nps",
  "csat",
  "withinTarget",
  "firstResponse",
  "retention",
  "revenue",
];

/** More segments than these no drawing holds: the table has them all. */
const MOST = 12;

/** Each figure from month to month. */
export function monthPanels({ figures, settings }: Results, say: Say): Multiples {
  const panels = BY_MONTH.flatMap((name): Panel[] => {
    const figure = figures[name];
    if (!figure?.months?.length) return [];
    const points = settings.months.map(({ start }, i) => ({
      name: say.month(start, "short"),
      result: figure.months?.[i] as Result,
    }));
    const panel = panelOf(name, figure, points, say);
    return panel ? [{ ...panel, line: targetOfMonths(name, settings) }] : [];
  });
  return { type: "multiples", drawing: "months", panels };
}

/** Each figure segment by segment; the line across is that of all. */
export function segmentPanels(
  { figures, findings }: Results,
  keys: readonly Key[],
  say: Say,
): Multiples {
  const { answers, tickets, memberships, orders } = findings;
  const results: readonly (readonly [FigureName, (key: Key) => Result | null | undefined])[] = [
    ["nps", (key) => lookUp(answers?.result.year.bySegment, key)?.nps],
    ["csat", (key) => lookUp(answers?.result.year.bySegment, key)?.csat],
    ["withinTarget", (key) => lookUp(tickets?.result.year.bySegment, key)?.withinTarget],
    ["retention", (key) => lookUp(memberships?.result.year.bySegment, key)?.retention],
    ["historicValue", (key) => lookUp(orders?.result.year.bySegment, key)?.value],
  ];
  const panels = results.flatMap(([name, resultOf]): Panel[] => {
    const figure = figures[name];
    if (!figure) return [];
    const groups = keys.flatMap((key) => {
      const result = resultOf(key);
      return result?.value == null ? [] : [{ name: say.name(key), result }];
    });
    const largest = [...groups].sort((a, b) => (b.result.n ?? 0) - (a.result.n ?? 0));
    const panel = panelOf(name, figure, largest.slice(0, MOST), say);
    return panel ? [{ ...panel, line: figure.now.value }] : [];
  });
  return { type: "multiples", drawing: "groups", panels };
}

/** Nothing where there are not two points to be held side by side. */
function panelOf(
  name: FigureName,
  { kind }: Figure,
  points: readonly { readonly name: string; readonly result: Result }[],
  say: Say,
): Omit<Panel, "line"> | null {
  const title = say.nameOf(name);
  const told = points.filter(({ result }) => result.value !== null);
  if (told.length < 2) return null;
  const figureAt = ({ result }: (typeof told)[number]) => Number(result.value);
  const low = told.reduce((a, b) => (figureAt(b) < figureAt(a) ? b : a));
  const high = told.reduce((a, b) => (figureAt(b) > figureAt(a) ? b : a));
  const written = ({ result }: (typeof told)[number]) => say.figure(kind, result.value);
  return {
    title,
    summary:
      written(low) === written(high)
        ? say.words.allAlike(written(low))
        : say.words.extremes(low.name, written(low), high.name, written(high)),
    points: points.map((point) => ({
      name: point.name,
      text: written(point),
      value: point.result.value,
      interval: point.result.interval ?? null,
    })),
  };
}
