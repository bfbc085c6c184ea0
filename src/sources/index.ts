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
export * as amazon from "./amazon/orders";
export * as amplitude from "./amplitude/events";
export * as chargebee from "./chargebee/subscriptions";
export * as column from "./column";
export type { Cells, Column, ColumnStyle, Columns, Values } from "./columns";
export * as datasets from "./datasets";
export * as delighted from "./delighted/responses";
export * as ebay from "./ebay/orders";
export type { Entry, Held, Joined, Settle } from "./entry";
export * as freshdesk from "./freshdesk";
export * as ga4 from "./ga4";
export * as googleForms from "./googleForms/responses";
export { headerLine } from "./headerLine";
export { holdRows } from "./holdRows";
export * as hubspot from "./hubspot";
export * as intercom from "./intercom/conversations";
export * as jira from "./jira/requests";
export * as mixpanel from "./mixpanel/events";
export * as paddle from "./paddle/transactions";
export type { ProductEvent } from "./productEvent";
export * as qualtrics from "./qualtrics/responses";
export type { Asking, Question, Questions } from "./question";
export { type Below, readBelow, type Said } from "./readBelow";
export { type Recognized, recognize } from "./recognize";
export * as salesforce from "./salesforce/cases";
export { type Files, severalFiles } from "./severalFiles";
export * as shopify from "./shopify/orders";
export { type Source, source } from "./source";
export { sources } from "./sources";
export type { Join, SourceSpec, Written } from "./spec";
export * as stripe from "./stripe";
export type { SurveyAnswers } from "./surveyAnswers";
export * as surveymonkey from "./surveymonkey/responses";
export * as typeform from "./typeform/responses";
export * as woocommerce from "./woocommerce";
export * as zendesk from "./zendesk";
