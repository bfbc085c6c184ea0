/**
 * A chart as plain data: a Vega-Lite specification, version 6, drawn in layers.
 *
 * It survives JSON, may be changed like any other data, and is drawn by whatever draws Vega-Lite:
 * vega-embed in a page, vl-convert on a command line, most notebooks. It names no program to fetch.
 */
export interface ChartSpec {
  /** The language of the specification. */
  readonly $schema: "https://vega.github.io/schema/vega-lite/v6.json";
  /** The heading above the chart. */
  readonly title?: ChartTitle;
  /** The chart in words, for who cannot see it: it becomes the drawing's `aria-label`. */
  readonly description: string;
  /** In pixels with all labels, or as wide as the element that holds it. */
  readonly width: number | "container";
  /** In pixels, without labels. */
  readonly height: number;
  /** What lies behind the drawing. */
  readonly background: string;
  /** Around the drawing, in pixels. */
  readonly padding?: number;
  /** How the drawing is fitted into its width. */
  readonly autosize: { readonly type: "fit-x"; readonly contains: "padding" };
  /** The figures that are drawn: those of the result, not rounded. */
  readonly data: ChartData;
  /** What is drawn, from the back to the front. */
  readonly layer: readonly ChartLayer[];
  /** Which axes the layers do not share. */
  readonly resolve?: { readonly axis: { readonly y: "independent" } };
  /** Colors, fonts and lines. */
  readonly config: ChartConfig;
}

/** A row of what is drawn. */
export type ChartRow = Readonly<Record<string, string | number | boolean | null>>;

/** Rows. */
export interface ChartData {
  /** The rows. */
  readonly values: readonly ChartRow[];
}

/** The heading above a chart. */
export interface ChartTitle {
  /** The heading; in lines, where one is too long for the chart. */
  readonly text: string | readonly string[];
  /** A smaller line below it, or lines. */
  readonly subtitle?: string | readonly string[];
  /** Whether it is told to who cannot see it: the description begins with it. */
  readonly aria: boolean;
  /** Its size, where it is not that of all headings. */
  readonly fontSize?: number;
  /** How bold it is. */
  readonly fontWeight?: "normal" | "bold";
}

/** One kind of mark, and how it follows the figures. */
export interface ChartLayer {
  /** Rows of its own, in place of the chart's. */
  readonly data?: ChartData;
  /** Which rows it draws, as Vega expressions. */
  readonly transform?: readonly { readonly filter: string }[];
  /** What is drawn. */
  readonly mark: ChartMark;
  /** What follows which figure. */
  readonly encoding: ChartEncoding;
}

/** What is drawn, and what of it follows no figure. */
export interface ChartMark {
  /** The kind. */
  readonly type: "arc" | "area" | "bar" | "line" | "point" | "rect" | "rule" | "text" | "tick";
  /** Whether it is told to who cannot see it. */
  readonly aria?: boolean;
  /** Where a text stands from its place. */
  readonly align?: "left" | "center" | "right";
  /** Where a text stands from its place. */
  readonly baseline?: "top" | "middle" | "bottom";
  /** By how much it is moved to the right, in pixels. */
  readonly dx?: number;
  /** By how much it is moved down, in pixels. */
  readonly dy?: number;
  /** Whether it is cut at the edge of the chart. */
  readonly clip?: boolean;
  /** A color. */
  readonly color?: string;
  /** The color inside. */
  readonly fill?: string;
  /** Whether a point is filled. */
  readonly filled?: boolean;
  /** The size of a text; as a Vega expression where it follows the room. */
  readonly fontSize?: number | { readonly expr: string };
  /** How bold a text is. */
  readonly fontWeight?: "normal" | "bold";
  /** The thickness of a bar, in pixels. */
  readonly height?: number;
  /** The inner radius of a ring, in pixels. */
  readonly innerRadius?: number;
  /** The outer radius of a ring, in pixels. */
  readonly outerRadius?: number;
  /** What is left free between the parts of a ring, in radians. */
  readonly padAngle?: number;
  /** How a line runs from one point to the next. */
  readonly interpolate?: "linear" | "step-after" | "step-before";
  /** Where a text goes on in a new line. */
  readonly lineBreak?: string;
  /** How much covers what lies behind, 0 to 1. */
  readonly opacity?: number;
  /** Whether it stands or lies. */
  readonly orient?: "horizontal" | "vertical";
  /** The shape of a point. */
  readonly shape?: "circle" | "diamond" | "square";
  /** The area of a point, in square pixels. */
  readonly size?: number;
  /** The color of a line. */
  readonly stroke?: string;
  /** How a line is broken: drawn, left out, drawn ... */
  readonly strokeDash?: readonly number[];
  /** The thickness of a line. */
  readonly strokeWidth?: number;
  /** By how much a bar is moved down, in pixels. */
  readonly yOffset?: number;
  /** The text of a text. */
  readonly text?: string;
  /** The thickness of a short line. */
  readonly thickness?: number;
}

/** What follows which figure. */
export interface ChartEncoding {
  /** Across. */
  readonly x?: ChartPosition;
  /** The other end, across. */
  readonly x2?: ChartEnd;
  /** Upward. */
  readonly y?: ChartPosition;
  /** The other end, upward. */
  readonly y2?: ChartEnd;
  /** Around. */
  readonly theta?: ChartAngle;
  /** The other end, around. */
  readonly theta2?: ChartEnd;
  /** From the center. */
  readonly radius?: { readonly value: number };
  /** The color. */
  readonly color?: ChartColor;
  /** How a line is broken. */
  readonly strokeDash?: ChartDash;
  /** How much covers what lies behind. */
  readonly opacity?: ChartShade;
  /** The words of a text. */
  readonly text?: { readonly field: string };
  /** What appears on pointing at a mark. */
  readonly tooltip?: { readonly field: string };
  /** What a mark is called to who cannot see it. */
  readonly description?: { readonly field: string };
  /** In which order a line visits its points. */
  readonly order?: { readonly field: string; readonly type: "quantitative" };
  /** What makes several lines of one. */
  readonly detail?: { readonly field: string };
}

/** A place that follows a figure, or does not. */
export type ChartPosition =
  | (ChartScaled & { readonly field: string })
  | (ChartScaled & { readonly datum: string | number })
  | { readonly value: ChartPixels };

/** A place in pixels: from the left or the top, or as a Vega expression. */
export type ChartPixels = number | "width" | "height" | { readonly expr: string };

/** How a place follows a figure. */
export interface ChartScaled {
  /** Numbers on a scale, or one place for each. */
  readonly type: "quantitative" | "ordinal";
  /** The words below the axis; `null` for none. */
  readonly title?: string | null;
  /** The axis; `null` for none. */
  readonly axis?: ChartAxis | null;
  /** The scale. */
  readonly scale?: ChartScale;
  /** `null` keeps the order of the rows. */
  readonly sort?: null;
  /** `null` puts nothing on top of one another. */
  readonly stack?: null;
  /** Where within a row or column, 0 to 1. */
  readonly bandPosition?: number;
}

/** The other end of what reaches from one figure to another. */
export type ChartEnd =
  | { readonly field: string; readonly bandPosition?: number }
  | { readonly datum: string | number }
  | { readonly value: ChartPixels };

/** An angle that follows a figure. */
export interface ChartAngle {
  /** The figure. */
  readonly field: string;
  /** Always a number. */
  readonly type: "quantitative";
  /** The scale, in radians from the top; `null` where the figure is the angle. */
  readonly scale?: ChartScale | null;
  /** `null` puts nothing on top of one another. */
  readonly stack?: null;
}

/** From figures to places. */
export interface ChartScale {
  /** The figures. */
  readonly domain?: readonly (string | number)[];
  /** Where they lie. */
  readonly range?: readonly number[];
  /** Whether it runs from right to left. */
  readonly reverse?: boolean;
  /** Whether it begins with 0. */
  readonly zero?: boolean;
  /** Whether it ends with a round number. */
  readonly nice?: boolean;
  /** The share left between columns, 0 to 1. */
  readonly paddingInner?: number;
  /** The share left before and after, 0 to 1. */
  readonly paddingOuter?: number;
}

/** An axis, with its texts ready made. */
export interface ChartAxis {
  /** The side. */
  readonly orient?: "top" | "bottom" | "left" | "right";
  /** Where it has texts. */
  readonly values?: readonly number[] | readonly string[];
  /** The texts, as a Vega expression. */
  readonly labelExpr?: string;
  /** How texts are turned, in degrees. */
  readonly labelAngle?: number;
  /** How long a text may be, in pixels. */
  readonly labelLimit?: number;
  /** By how much texts are moved along the axis, in pixels: some, and all others. */
  readonly labelOffset?: {
    /** Which, as a Vega expression, and by how much. */
    readonly condition: { readonly test: string; readonly value: number };
    /** By how much the others. */
    readonly value: number;
  };
  /** What happens where texts would touch. */
  readonly labelOverlap?: "greedy";
  /** How far apart texts must be, in pixels. */
  readonly labelSeparation?: number;
  /** Whether there are lines across the chart. */
  readonly grid?: boolean;
  /** Whether there are small lines at the texts. */
  readonly ticks?: boolean;
  /** Whether there is a line along the axis. */
  readonly domain?: boolean;
}

/** A color that follows a figure. */
export interface ChartColor {
  /** The figure. */
  readonly field: string;
  /** One color for each. */
  readonly type: "nominal";
  /** Which color for which. */
  readonly scale: {
    /** The figures. */
    readonly domain: readonly (string | number)[];
    /** Their colors. */
    readonly range: readonly string[];
  };
  /** Always none: what tells the colors is drawn. */
  readonly legend: null;
}

/** How a line is broken, by a figure. */
export interface ChartDash {
  /** The figure. */
  readonly field: string;
  /** One pattern for each. */
  readonly type: "nominal";
  /** Which pattern for which. */
  readonly scale: {
    /** The figures. */
    readonly domain: readonly number[];
    /** Their patterns. */
    readonly range: readonly (readonly number[])[];
  };
  /** Always none: what tells the patterns is drawn. */
  readonly legend: null;
}

/** How much covers what lies behind, by a figure. */
export interface ChartShade {
  /** The figure. */
  readonly field: string;
  /** The more, the more. */
  readonly type: "quantitative";
  /** From the figure to 0 to 1. */
  readonly scale: {
    /** The figures. */
    readonly domain: readonly number[];
    /** Their shades. */
    readonly range: readonly number[];
    /** Whether what lies outside has the shade of the end. */
    readonly clamp: boolean;
  };
  /** Always none: what tells the shades is drawn. */
  readonly legend: null;
}

/** Colors, fonts and lines. */
export interface ChartConfig {
  /** The font of all texts. */
  readonly font: string;
  /** Texts and lines of the axes. */
  readonly axis: ChartAxisStyle;
  /** Where the words of a vertical axis stand. */
  readonly axisY: {
    /** How they are turned, in degrees. */
    readonly titleAngle: number;
    /** On which side of their place. */
    readonly titleAlign: "left" | "right";
    /** Above their place. */
    readonly titleBaseline: "bottom";
    /** From the axis, in pixels. */
    readonly titleX: number;
    /** From the top, in pixels. */
    readonly titleY: number;
  };
  /** The heading. */
  readonly title: {
    /** Where it stands. */
    readonly anchor: "start" | "end";
    /** Its size. */
    readonly fontSize: number;
    /** Its color. */
    readonly color: string;
    /** The color of the smaller line. */
    readonly subtitleColor: string;
    /** The size of the smaller line. */
    readonly subtitleFontSize: number;
    /** The room below it, in pixels. */
    readonly offset: number;
  };
  /** Texts in the chart. */
  readonly text: {
    /** Their color. */
    readonly color: string;
    /** Their size. */
    readonly fontSize: number;
  };
  /** The frame of the chart: none. */
  readonly view: { readonly stroke: null };
}

/** Texts and lines of the axes. */
export interface ChartAxisStyle {
  /** Whether they are told to who cannot see them: the description tells it better. */
  readonly aria: boolean;
  /** The color of the texts. */
  readonly labelColor: string;
  /** Their size. */
  readonly labelFontSize: number;
  /** The room between the chart and the texts, in pixels. */
  readonly labelPadding: number;
  /** The color of the title. */
  readonly titleColor: string;
  /** How much of it there is, 0 to 1. */
  readonly titleOpacity: number;
  /** Its size. */
  readonly titleFontSize: number;
  /** How bold it is. */
  readonly titleFontWeight: "normal" | "bold";
  /** The color of lines across the chart. */
  readonly gridColor: string;
  /** How much of it there is, 0 to 1. */
  readonly gridOpacity: number;
  /** The color of the line along an axis. */
  readonly domainColor: string;
  /** How much of it there is, 0 to 1. */
  readonly domainOpacity: number;
  /** The color of the small lines at the texts. */
  readonly tickColor: string;
  /** How much of it there is, 0 to 1. */
  readonly tickOpacity: number;
}
