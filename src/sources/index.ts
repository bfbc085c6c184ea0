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
export type { DayStyle } from "../cells/writtenDay";
export * as amazon from "./amazon";
export * as amplitude from "./amplitude";
export * as chargebee from "./chargebee";
export * as column from "./column";
export type { Cells, Column, ColumnStyle, Columns, Values } from "./columns";
export * as datasets from "./datasets";
export * as delighted from "./delighted";
export * as ebay from "./ebay";
export type { Entry, Held, Joined, Settle } from "./entry";
export * as freshdesk from "./freshdesk";
export * as ga4 from "./ga4";
export * as googleForms from "./googleForms";
export { headerLine } from "./headerLine";
export { holdRows } from "./holdRows";
export * as hubspot from "./hubspot";
export * as intercom from "./intercom";
export * as jira from "./jira";
export * as mixpanel from "./mixpanel";
export * as paddle from "./paddle";
export type { ProductEvent } from "./productEvent";
export * as qualtrics from "./qualtrics";
export type { Asking, Question, Questions } from "./question";
export { type Below, readBelow, type Said } from "./readBelow";
export { type Recognized, recognize } from "./recognize";
export * as salesforce from "./salesforce";
export { type Files, severalFiles } from "./severalFiles";
export * as shopify from "./shopify";
export { type Source, source } from "./source";
export { sources } from "./sources";
export type { Join, SourceSpec, Written } from "./spec";
export * as stripe from "./stripe";
export type { SurveyAnswers } from "./surveyAnswers";
export * as surveymonkey from "./surveymonkey";
export * as typeform from "./typeform";
export * as woocommerce from "./woocommerce";
export * as zendesk from "./zendesk";
