import { UserError } from "./userError";

/** Why a file cannot be read, as data: each language has its own words for it. */
export type Unreadable =
  | { readonly kind: "encoding" | "empty" | "workbook" | "folder" }
  /** A quotation mark is open until the end of the file. */
  | { readonly kind: "quote"; readonly start: string };

/** A file that cannot be read as a table: the others of its folder can. */
export class FileError extends UserError {
  /** The file's name. */
  readonly file: string;
  readonly why: Unreadable;

  constructor(file: string, why: Unreadable, message: string) {
    super(message);
    this.file = file;
    this.why = why;
  }
}
