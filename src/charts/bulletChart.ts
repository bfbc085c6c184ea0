import { numberAxis } from "./axis";
import {
  BAND_OPTIONS,
  BAND_WORDS,
  type BandLabels,
  type BandOptions,
  bandColors,
  bandedOf,
} from "./bands";
import { chartOf, noDataChart } from "./chart";
import { frameOf, WORDS } from "./chartOptions";
import type { ChartSpec } from "./chartSpec";
import { colorBy, edge, texts, told } from "./layers";
import { ZONE } from "./palette";

/** The words of {@link bulletChart}. */
export interface BulletLabels extends BandLabels {
  /** What the line across the bar is: `Target`. */
  readonly target: string;
}

/** What may be set for {@link bulletChart}. */
export interface BulletChartOptions extends BandOptions<BulletLabels> {
  /** A value to be reached: a line across the bar. */
  readonly target?: number;
}

/**
 * A value as a bar over zones of red, amber and green, with its target: a bullet graph. It says what a
 * gauge says in a fraction of the room, and lengths are easier to compare than angles.
 *
 * The value and the name of its band stand in words above the bar, as colors do not reach everybody.
 * A value outside of the range is drawn at its end and written as it is.
 *
 * @param value - A score from 0 to 10, such as a scorecard's `value`, or any value in the range.
 * @param options - See {@link BulletChartOptions}; `format` writes the value.
 * @returns A Vega-Lite specification; for `null` one that says that there is no data.
 * @throws InputError for a value or a target that is no number and for bounds out of order,
 *   for an unknown option.
 * @see Few, "Bullet Graph Design Specification", 2013.
 * @example
 * ```ts
 * import { bulletChart } from "customer-kpis/charts";
 *
 * const loved = bulletChart(7.25, { title: "Loved", target: 8 });
 * loved.description; // => "Loved. 7.25, Green, Target 8. 0 to 10"
 * const hours = bulletChart(26, { min: 0, max: 48, red: 24, green: 8 });
 * hours.description; // => "26, Red. 0 to 48"
 * ```
 */
export function bulletChart(value: number | null, options: BulletChartOptions = {}): ChartSpec {
  const own = { ...BAND_OPTIONS, target: "number" } as const;
  const frame = frameOf("bulletChart", options, LABELS, own);
  const scale = bandedOf(frame, value, options);
  if (scale === null) return noDataChart(frame);

  const { target } = options;
  const { labels, format, drawn, colors, start, end, comma } = frame;
  const { min, max, bands, band, place, text } = scale;
  const bounds = [min, ...bands.map(({ to }) => to)];
  const x = numberAxis(frame, "x", "place", { ticks: bounds, write: format }, { grid: false });
  const goal = target === undefined ? "" : `${labels.target} ${format(target)}`;
  const goals = goal ? [{ place: scale.placeOf(target!), text: drawn(goal) }] : [];
  const above = { baseline: "bottom" as const, dy: -6 };

  return chartOf(frame, {
    rows: [{ value, place, band, text: drawn(text) }],
    height: BAR,
    sentences: [
      [text, goal].filter(Boolean).join(comma),
      `${format(min)} ${labels.to} ${format(max)}`,
    ],
    layer: [
      told(
        { type: "rect", opacity: ZONE },
        {
          x: { ...x, field: "from" },
          x2: { field: "to" },
          color: colorBy("band", bandColors(frame)),
        },
        bands,
      ),
      told({ type: "bar", color: colors.ink, height: 8 }, { x }),
      told({ type: "tick", color: colors.ink, thickness: 3, opacity: 1, height: 20 }, { x }, goals),
      texts({ ...above, align: start, fontSize: 15, fontWeight: "bold" }, edge(start), [
        { label: drawn(text) },
      ]),
      texts({ ...above, align: end }, edge(end), [{ label: drawn(goal && `❘ ${goal}`) }]),
    ],
  });
}

/** The height of the zones, in pixels. */
const BAR = 26;

const LABELS: BulletLabels = { ...WORDS, ...BAND_WORDS, target: "Target" };
