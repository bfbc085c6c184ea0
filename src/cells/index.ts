// What the doors that read files share.
export type {
  StandardIssue,
  StandardPathSegment,
  StandardResult,
  StandardSchema,
} from "./standardSchema";
export { validate } from "./validate";
export { type Batches, validateAsync } from "./validateAsync";
export type {
  Assumption,
  Issue,
  LeftOut,
  Rejected,
  RowSource,
  Sorted,
  Sorter,
  SourceOptions,
  Validated,
  ValidateOptions,
} from "./validated";
