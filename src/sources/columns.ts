import type { Read } from "../cells/cell";
import type { Missing } from "../cells/missing";
import type { DateStyle } from "../cells/readInstant";
import type { NumberStyle } from "../cells/readNumber";
import type { Rule } from "../cells/readRow";
import type { Words } from "../cells/readScore";
import type { UnixTime } from "../cells/unixTime";
import type { DayStyle } from "../cells/writtenDay";
import type { provedDayFirst } from "./dayFirst";
import type { Asking } from "./question";

/** Where a file has a field, and how its cells are read. `column` makes them. */
export interface Column<out Value> {
  /** What the column may be called, in other versions and languages as well; the first one wins. */
  readonly names: readonly string[];
  /**
   * Whether each cell must say something, may be blank (`null`), or the column may not be there at all:
   * then the field is left out.
   */
  readonly presence: "required" | "nullable" | "optional";
  /** Makes the reader of its cells. */
  readonly reader: (style: ColumnStyle) => Read<unknown>;
  /** Of a wait: the field with the moment from which on it counts. */
  readonly after?: string;
  /** What becomes of what was read, beside the other fields of its row. */
  readonly rule?: (field: string) => Rule;
  /** Where its dates may be either way round: finds that out, of several such columns. */
  readonly dayFirst?: typeof provedDayFirst;
  /** The question that it answers, and how that is found where no name is. */
  readonly asks?: Asking;
  /** Only for the compiler. */
  readonly value?: Value;
}

/** How the cells of a column are written in this file. */
export interface ColumnStyle {
  /** The source, for messages. */
  readonly source: string;
  /** The column's name in this file. */
  readonly column: string;
  /** What stands for "nothing here". */
  readonly missing: Missing;
  /** How numbers are written. */
  readonly numbers: NumberStyle & {
    /** The decimal mark that the caller said, and not the tool alone. */
    readonly said: NumberStyle["decimal"];
  };
  /** The scores of words that the caller gave, by the word as it is compared. */
  readonly words: Words;
  /** How dates are written, and in which zone. */
  readonly dates: DateStyle & Pick<DayStyle, "dayFirst" | "yearLast"> & Zoned;
  /** What bare numbers of date columns count; `null` where nobody said so. */
  readonly unixTime: UnixTime | null;
  /** The languages that month names may be in. */
  readonly languages: readonly string[];
}

interface Zoned {
  /** The zone of times that do not state it; `null` where nobody said it. */
  readonly zone: () => string | null;
}

/** Columns by the field that they hold. */
export type Columns = Readonly<Record<string, Column<unknown>>>;

/** What a row says, field by field. */
export type Values<Fields extends Columns> = {
  readonly [Field in keyof Fields]: Fields[Field] extends Column<infer Value> ? Value : never;
};

/**
 * What could be read of a row before it was looked at as a whole: `null` where a cell is blank, left
 * out where it could not be read.
 */
export type Cells<Fields extends Columns> = {
  readonly [Field in keyof Fields]?: Values<Fields>[Field] | null;
};
