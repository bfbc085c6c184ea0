import type { Panel, Spark } from "../sections/block";
import { type Html, html } from "./html";

const WIDTH = 150;
const EDGE = 4;

/** Half the width of what stands between two months that tell nothing, where no line leads to it. */
const LONE = 1.5;

/** Where values are in a drawing, from low to high. */
export interface Scale {
  at(value: number): string;
}

type Points = readonly Pick<Panel["points"][number], "value" | "interval">[];

/** Puts points with their intervals, and the line across them, between two ends of a drawing. */
export function scaleOf(points: Points, across: number | null, from: number, to: number): Scale {
  const values = points.flatMap(({ value, interval }) =>
    value === null ? [] : [value, interval?.lower ?? value, interval?.upper ?? value],
  );
  if (across !== null) values.push(across);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return {
    at(value) {
      const share = high > low ? (value - low) / (high - low) : 0.5;
      return rounded(from + share * (to - from));
    },
  };
}

/** The months as a line with its last point, and the target as a dashed one. */
export function sparkline({ values, target, summary }: Spark): Html {
  const points = values.map((value) => ({ value, interval: null }));
  return html`<div class="spark" role="img" aria-label="${summary}">${lineOf(points, target, 32)}</div>`;
}

/** The months as a line with the band that holds the true values, and the target as a dashed one. */
export function monthsDrawing({ points, line, title, summary }: Panel): Html {
  const label = `${title}. ${summary}`;
  return html`<div class="spark" role="img" aria-label="${label}">${lineOf(points, line, 72)}</div>`;
}

function lineOf(points: Points, target: number | null, height: number): Html {
  const y = scaleOf(points, target, height - EDGE, EDGE);
  const x = (i: number, by = 0) =>
    rounded(EDGE + (i * (WIDTH - 2 * EDGE)) / Math.max(1, points.length - 1) + by);
  let path = "";
  let isDrawing = false;
  for (const [i, { value }] of points.entries()) {
    if (value !== null) path += `${isDrawing ? "L" : "M"}${x(i)} ${y.at(value)}`;
    isDrawing = value !== null;
  }
  const bands = runs(points).map((run) => {
    const [[only] = [0]] = run;
    // That of a month between two that tell nothing has a width, too.
    const xs = run.length > 1 ? run.map(([i]) => x(i)) : [-LONE, LONE].map((by) => x(only, by));
    const wide = run.length > 1 ? run : [...run, ...run];
    const upper = wide.map(([, { upper }], k) => `${xs[k]} ${y.at(upper)}`);
    const lower = wide.map(([, { lower }], k) => `${xs[k]} ${y.at(lower)}`).reverse();
    return html`<path class="band" d="${`M${[...upper, ...lower].join("L")}Z`}"/>`;
  });
  const isTold = (i: number) => (points[i]?.value ?? null) !== null;
  const lone = points.flatMap(({ value }, i) =>
    value === null || isTold(i - 1) || isTold(i + 1)
      ? []
      : [html`<circle cx="${x(i)}" cy="${y.at(value)}" r="${String(LONE)}"/>`],
  );
  const dashed =
    target === null ? null : html`<path class="aim" d="${`M0 ${y.at(target)}H${WIDTH}`}"/>`;
  const last = points.findLastIndex(({ value }) => value !== null);
  const dot = html`<circle cx="${x(last)}" cy="${y.at(points[last]?.value ?? 0)}" r="2.5"/>`;
  return html`<svg viewBox="${`0 0 ${WIDTH} ${height}`}" aria-hidden="true">${bands}${dashed}<path d="${path}"/>${lone}${dot}</svg>`;
}

type Bounds = { readonly lower: number; readonly upper: number };

/** Points that follow one another and have intervals. */
function runs(points: readonly { readonly interval: Bounds | null }[]): [number, Bounds][][] {
  const found: [number, Bounds][][] = [[]];
  for (const [i, { interval }] of points.entries()) {
    if (interval) found.at(-1)?.push([i, interval]);
    else found.push([]);
  }
  return found.filter((run) => run.length > 0);
}

function rounded(coordinate: number): string {
  return String(Math.round(coordinate * 10) / 10);
}
