export type { CellsOptions } from "../cells/cells";
export type { Scale } from "../cells/readScore";
export type {
  StandardIssue,
  StandardPathSegment,
  StandardResult,
  StandardSchema,
} from "../cells/standardSchema";
export { validate } from "../cells/validate";
export { type Batches, validateAsync } from "../cells/validateAsync";
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
} from "../cells/validated";
export { activitySchema } from "./activity";
export { type Answer, answerSchema } from "./answer";
export { dateSchema } from "./date";
export type { Dated } from "./dated";
export { keySchema } from "./key";
export { lifetimeSchema } from "./lifetime";
export { membershipSchema } from "./membership";
export { numberSchema } from "./number";
export { orderSchema } from "./order";
export { orNull } from "./orNull";
export { type Schemas, schemas } from "./schemas";
export { scoreSchema } from "./score";
export { servqualSchema } from "./servqual";
export { subscriptionSchema } from "./subscription";
export { ticketSchema } from "./ticket";
export { waitSchema } from "./wait";
export { yesNoSchema } from "./yesNo";
