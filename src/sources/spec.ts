import type { Problem } from "../cells/cell";
import type { UnixTime } from "../cells/unixTime";
import type { Cells, Columns } from "./columns";
import type { holdRows } from "./holdRows";
import type { Questions } from "./question";
import type { Below } from "./readBelow";
import type { severalFiles } from "./severalFiles";

/** How a tool writes its files, where that is not the default. */
export interface Written {
  /** The zone of its times, by the tool's own documentation, where the file does not state it. */
  readonly timeZone?: string;
  /** Whether the day stands before the month, whatever the user's language. */
  readonly dayFirst?: boolean;
  /** Whether the year stands last in `Jan-05-26`. */
  readonly yearLast?: boolean;
  /** What bare numbers of date columns count. */
  readonly unixTime?: UnixTime;
  /** The languages that month names may be in. Default `["en"]`. */
  readonly languages?: readonly string[];
  /** The decimal mark; without it, `1,234` is refused as it may be two numbers. */
  readonly decimal?: "." | ",";
  /** Words that mean "nothing here". An id such as `NULL` is refused until it stands here. */
  readonly missing?: readonly string[];
}

/** Where several rows make a record. */
export interface Join<Fields extends Columns> {
  /**
   * The field that they share. Several where they stand in several files, whose rows are then read
   * together: each file has some of the columns, and all rows are held until the last one came.
   */
  readonly by: (keyof Fields & string) | readonly (keyof Fields & string)[];
  /** Makes one row of them. */
  readonly rows: (rows: readonly Cells<Fields>[]) => Cells<Fields> | Problem;
  /** `holdRows`, which holds them until they are all there. */
  readonly hold: typeof holdRows;
  /** `severalFiles` where there are several. */
  readonly files?: typeof severalFiles;
}

/** What `source` takes. */
export interface SourceSpec<Fields extends Columns> {
  /** Its name, as it appears in messages: `"zendesk.tickets"`. */
  readonly name: string;
  /**
   * The columns by which its files are recognized, all of them; of a list, one. Default those that
   * must be there.
   */
  readonly marks?: readonly (string | readonly string[])[];
  /**
   * What is read of a row, and where: `column` makes the readers. A `customerId` that is an e-mail address
   * is told in small letters. `changedAt` says when a row was last changed, and is no part of the record: of
   * several rows of one `id` the latest counts. Without it all count, which is `assumed`.
   */
  readonly fields: Fields;
  /**
   * The fields that tell one record from another, where these are not `id` and, where records have one,
   * `createdAt`. A row that says the same once more is left out.
   */
  readonly key?: readonly (keyof Fields & string)[];
  /** Where a survey's questions are found. */
  readonly questions?: Questions;
  /** Which rows are rightly no record, by the reason. `columns` has the fields that the file has. */
  readonly leaveOut?: Readonly<
    Record<string, (row: Cells<Fields>, columns: ReadonlyMap<string, string>) => boolean>
  >;
  /**
   * Moments of the record of which the second is not before the first, besides those of the library's own
   * records: nothing is answered or solved before `createdAt`, nor ends before `startedAt`.
   */
  readonly order?: readonly (readonly [first: string, second: string])[];
  /** How the tool writes its files. */
  readonly written?: Written;
  /** Where several rows make a record. */
  readonly join?: Join<Fields>;
  /** Rows right below the header that say more of the columns. */
  readonly below?: Below;
  /** Of files without a header, whose rows are lines of text: the columns, as named groups. */
  readonly line?: RegExp;
  /** Whether a row, by its cells that say something, belongs to the lines below the data. */
  readonly footer?: (cells: readonly string[]) => boolean;
  /** Why nothing can be counted from such files; `null`, or left out, where something can. */
  readonly refused?: string | null;
}
