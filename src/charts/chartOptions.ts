import { checkOptions, fail } from "../check";
import type { Key } from "../slice";
import { checkText, checkWord, writer } from "./checkResult";
import { type ChartColors, COLORS } from "./palette";

/** What may be set for every chart. */
export interface ChartOptions<Labels extends object = object> {
  /** The heading. Default: none. */
  readonly title?: string;
  /** Along the horizontal axis, where the chart has one; `""` for nothing. Default: the chart's own. */
  readonly xTitle?: string;
  /** Above the vertical axis, where the chart has one; `""` for nothing. Default: the chart's own. */
  readonly yTitle?: string;
  /** The chart in words, for who cannot see it. Default: its title and all its figures. */
  readonly description?: string;
  /** Words in place of the English ones. */
  readonly labels?: Partial<Labels>;
  /**
   * A language (BCP 47), for digits and for the direction: `"fa"`, `"ar-EG"`, `"ru"`. Words come from
   * `labels`. Default `"en"`.
   */
  readonly locale?: string;
  /** Which way the chart is read. Default: as the language is written. */
  readonly direction?: "ltr" | "rtl";
  /** How a value is written: on the axis, in the chart and in the description. */
  readonly format?: (value: number) => string;
  /** In pixels with all labels, or `"container"`: as wide as its element. Default 480. */
  readonly width?: number | "container";
  /** Of the drawing without labels, in pixels. Default: what suits the chart. */
  readonly height?: number;
  /** Default `"sans-serif"`; `"inherit"` takes the page's. */
  readonly font?: string;
  /**
   * Colors in place of the chart's own. Texts have the page's color and nothing lies behind them, so
   * that a chart in a dark page is dark: a picture that stands for itself needs `ink` and `background`.
   */
  readonly colors?: Partial<ChartColors>;
}

/** The words that every chart needs. */
export interface ChartLabels {
  /** Before the number of records: `n`. */
  readonly n: string;
  /** Between the ends of an interval: `to`. */
  readonly to: string;
  /** What is drawn where there is nothing to draw. */
  readonly noData: string;
}

/** The words that every chart needs, in English. */
export const WORDS: ChartLabels = { n: "n", to: "to", noData: "No data" };

/** The options of a chart as its parts use them. */
export interface Frame<Labels extends ChartLabels> {
  /** The chart's name, with which its errors begin. */
  readonly chart: string;
  readonly title: string;
  readonly xTitle: string | undefined;
  readonly yTitle: string | undefined;
  readonly colors: ChartColors;
  readonly description: string | undefined;
  readonly labels: Labels;
  readonly language: Intl.Locale;
  readonly isRtl: boolean;
  /** The side where reading begins, and the other. */
  readonly start: "left" | "right";
  readonly end: "left" | "right";
  readonly width: number | "container";
  readonly height: number | undefined;
  readonly font: string;
  /** A value in the chart's own unit. */
  readonly format: (value: number) => string;
  /** A count. */
  readonly count: (value: number) => string;
  /** A ratio, as a percentage. */
  readonly share: (value: number) => string;
  /** The same without its sign. */
  readonly bareShare: (value: number) => string;
  /** Between the parts of a sentence, as the language writes it. */
  readonly comma: string;
  /** Between parts that have commas. */
  readonly semicolon: string;
  /** How a key is written: the option `labelOf`, where the chart has it. */
  readonly labelOf: (key: Key) => string;
  /** A text as it is drawn. */
  readonly drawn: (text: string) => string;
}

/** What a chart's own options must be, where it is not the chart that checks them. */
export type OwnOptions = Readonly<Record<string, "function" | "number" | "">>;

const OPTIONS = [
  "title",
  "xTitle",
  "yTitle",
  "description",
  "labels",
  "locale",
  "direction",
  "format",
  "width",
  "height",
  "font",
  "colors",
];

/** The options with their defaults: `form` is how values are written. Throws where one is none. */
export function frameOf<Labels extends ChartLabels>(
  chart: string,
  options: ChartOptions<Labels>,
  labels: Labels,
  own: OwnOptions = {},
  form: "number" | "share" = "number",
): Frame<Labels> {
  checkOptions(chart, options, [...OPTIONS, ...Object.keys(own)]);
  for (const [name, kind] of Object.entries({ ...own, format: "function" })) {
    const given = (options as Readonly<Record<string, unknown>>)[name];
    const isRight = typeof given === kind && (kind !== "number" || Number.isFinite(given));
    if (given === undefined || kind === "" || isRight) continue;
    fail(chart, name, kind === "number" ? "a finite number" : `a ${kind}`, given);
  }
  const { title = "", xTitle, yTitle, description, font = "sans-serif" } = options;
  const { width = 480, height, format } = options;
  for (const [name, text] of Object.entries({ title, xTitle, yTitle, description, font })) {
    if (text !== undefined) checkText(chart, name, text);
  }
  if (width !== "container") checkSize(chart, "width", width, 'above 0 or "container"');
  if (height !== undefined) checkSize(chart, "height", height, "above 0");

  const language = localeOf(chart, options.locale);
  const script = language.maximize().script ?? "";
  const isArabic = script === "Arab";
  const direction = options.direction ?? (RTL_SCRIPTS.includes(script) ? "rtl" : "ltr");
  checkWord(chart, "direction", direction, ["ltr", "rtl"]);
  const isRtl = direction === "rtl";
  // At least three digits, and never fewer than a whole number has: 0.815, 7.25, 26.4, 142,931.
  const numbers = numberFormat(language, {
    maximumFractionDigits: 0,
    maximumSignificantDigits: 3,
    roundingPriority: "morePrecision",
  });
  const percent = new Intl.NumberFormat(language, { style: "percent", signDisplay: "negative" });
  return {
    chart,
    title,
    xTitle,
    yTitle,
    colors: colorsOf(chart, options.colors),
    description,
    labels: labelsOf(chart, labels, options.labels),
    language,
    isRtl,
    start: isRtl ? "right" : "left",
    end: isRtl ? "left" : "right",
    width,
    height,
    font,
    format: writer(chart, "format", format ?? (form === "share" ? percent.format : numbers)),
    labelOf: writer(chart, "labelOf", (options as { labelOf?: (key: Key) => string }).labelOf),
    count: numberFormat(language, {}),
    share: percent.format,
    bareShare: (value) =>
      percent
        .formatToParts(value)
        .filter(({ type }) => type !== "percentSign" && type !== "literal")
        .map((part) => part.value)
        .join(""),
    comma: isArabic ? "\u060c " : ", ",
    semicolon: isArabic ? "\u061b " : "; ",
    // A drawing has no language of its own: each text with words says that it runs from the right. So
    // does an Arabic sign of percent, which would else stand left of a number only behind words.
    drawn: (text) =>
      isRtl && /[\p{L}\u066a]/u.test(text)
        ? `\u2067${text.replace(/(?<=\p{Nd})\u066a/gu, "\u061c\u066a\u061c")}\u2069`
        : text,
  };
}

/** Words replaced. Throws for a word that the chart does not have. */
function labelsOf<Labels extends ChartLabels>(
  chart: string,
  labels: Labels,
  given: Partial<Labels> = {},
): Labels {
  checkOptions(`${chart} labels`, given, Object.keys(labels));
  for (const [name, text] of Object.entries(given)) checkText(chart, `labels.${name}`, text);
  return { ...labels, ...given };
}

/** Colors replaced. Throws for a color that no chart has. */
function colorsOf(chart: string, given: Partial<ChartColors> = {}): ChartColors {
  checkOptions(`${chart} colors`, given, Object.keys(COLORS));
  for (const [name, color] of Object.entries(given)) {
    if (name !== "series") checkText(chart, `colors.${name}`, color);
    else if (!Array.isArray(color) || color.length === 0) {
      fail(chart, "colors.series", "an array of colors", color);
    }
  }
  return { ...COLORS, ...given };
}

function localeOf(chart: string, locale = "en"): Intl.Locale {
  try {
    return new Intl.Locale(locale);
  } catch {
    return fail(chart, "locale", 'a language such as "en" or "fa"', locale);
  }
}

/** Scripts that run from right to left. */
const RTL_SCRIPTS = ["Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Syrc", "Thaa"];

function numberFormat(
  language: Intl.Locale,
  options: Intl.NumberFormatOptions,
): (value: number) => string {
  const { format } = new Intl.NumberFormat(language, { signDisplay: "negative", ...options });
  return (value) => format(value);
}

function checkSize(chart: string, field: string, size: number, allowed: string): void {
  if (!(typeof size === "number" && size > 0 && size < Infinity)) {
    fail(chart, field, `a number ${allowed}`, size);
  }
}
