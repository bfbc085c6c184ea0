import type { Key } from "customer-kpis";
import type { Say } from "../languages/say";
import type { Figure, FigureName, Result } from "../results/figures";
import { lookUp } from "../results/lookUp";
import type { Results } from "../results/results";
import { isDoubtful } from "../results/trust";
import type { Multiples, Panel } from "./block";
import { endsOf } from "./endsOf";
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

/** More segments than these no drawing holds, and fewer with long names: the table has them all. */
const [MOST, MOST_LONG] = [8, 4];

/** Longer names take more than a line. */
const LONG = 20;

/** What is larger is written in short beside a drawing: 4B. */
const LARGE = 1e7;

/** Each figure from month to month. */
export function monthPanels(results: Results, say: Say): Multiples {
  const { figures, settings } = results;
  const panels = BY_MONTH.flatMap((name): Panel[] => {
    const figure = figures[name];
    if (!figure?.months?.length) return [];
    const points = settings.months.map(({ start }, i) => ({
      name: say.month(start, "short"),
      result: figure.months?.[i] as Result,
    }));
    const panel = panelOf(figure, points, say, say.words.allMonthsAlike);
    if (!panel) return [];
    return [{ title: titleOf(name, results, say), ...panel, line: targetOfMonths(name, settings) }];
  });
  return { type: "multiples", drawing: "months", panels };
}

/** Each figure segment by segment; the line across is that of all. */
export function segmentPanels(results: Results, keys: readonly Key[], say: Say): Multiples {
  const { figures, findings } = results;
  const { answers, tickets, memberships, orders } = findings;
  const told: readonly (readonly [FigureName, (key: Key) => Result | null | undefined])[] = [
    ["nps", (key) => lookUp(answers?.result.year.bySegment, key)?.nps],
    ["csat", (key) => lookUp(answers?.result.year.bySegment, key)?.csat],
    ["withinTarget", (key) => lookUp(tickets?.result.year.bySegment, key)?.withinTarget],
    ["retention", (key) => lookUp(memberships?.result.year.bySegment, key)?.retention],
    ["historicValue", (key) => lookUp(orders?.result.year.bySegment, key)?.value],
  ];
  const panels = told.flatMap(([name, resultOf]): Panel[] => {
    const figure = figures[name];
    if (!figure) return [];
    const groups = keys.flatMap((key) => {
      const result = resultOf(key);
      return result?.value == null ? [] : [{ name: say.name(key), result }];
    });
    const panel = panelOf(figure, shown(groups), say);
    return panel ? [{ title: titleOf(name, results, say), ...panel, line: figure.now.value }] : [];
  });
  return { type: "multiples", drawing: "groups", panels };
}

/** What a drawing is called, and whether what it shows is not to be trusted. */
function titleOf(name: FigureName, { figures, doubts }: Results, say: Say): string {
  const figure = figures[name];
  const title = say.nameOf(name);
  return figure && isDoubtful(figure, doubts) ? `${title}: ${say.words.doubtful}` : title;
}

/** Something with its figure. */
interface Point {
  readonly name: string;
  readonly result: Result;
  readonly isPart?: boolean | undefined;
}

/** Of many segments the largest, between the lowest and the highest; of many with long names these two alone. */
function shown(groups: readonly Point[]): readonly Point[] {
  const isLong = groups.some(({ name }) => name.length > LONG);
  const bySize = [...groups].sort((a, b) => (b.result.n ?? 0) - (a.result.n ?? 0));
  if (groups.length <= (isLong ? MOST_LONG : MOST)) return bySize;
  const { low, high } = endsOf(groups, figureOf);
  const others = isLong ? [] : bySize.filter((group) => group !== low && group !== high);
  return [low, ...others.slice(0, MOST - 2), high];
}

function figureOf({ result }: Point): number {
  return Number(result.value);
}

/** Nothing where there are not two points to be held side by side. */
function panelOf(
  { kind }: Figure,
  points: readonly Point[],
  say: Say,
  allAlike: (value: string, areAll: boolean) => string = say.words.allAlike,
): Omit<Panel, "title" | "line"> | null {
  const told = points.filter(({ result }) => result.value !== null);
  if (told.length < 2) return null;
  const ofTold = told.map((point) => ({ ...point, isPart: point.result.isPart }));
  const { low, high } = endsOf(ofTold, figureOf);
  const written = ({ result }: Point) => say.figure(kind, result.value);
  const brief = ({ result: { value } }: Point) =>
    kind === "money" && Math.abs(value ?? 0) >= LARGE ? say.compact(value ?? 0) : null;
  return {
    summary:
      written(low) === written(high)
        ? allAlike(
            written(low),
            told.every((point) => written(point) === written(low)),
          )
        : say.words.extremes(low.name, written(low), high.name, written(high)),
    points: points.map((point) => ({
      name: point.name,
      text: brief(point) ?? written(point),
      value: point.result.value,
      interval: point.result.interval ?? null,
    })),
  };
}
