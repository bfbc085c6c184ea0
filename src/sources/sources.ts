import * as amazon from "./amazon/orders";
import * as amplitude from "./amplitude/events";
import * as chargebee from "./chargebee/subscriptions";
import * as datasets from "./datasets";
import * as delighted from "./delighted/responses";
import * as ebay from "./ebay/orders";
import * as freshdesk from "./freshdesk";
import * as ga4 from "./ga4";
import * as googleForms from "./googleForms/responses";
import * as hubspot from "./hubspot";
import * as intercom from "./intercom/conversations";
import * as jira from "./jira/requests";
import * as mixpanel from "./mixpanel/events";
import * as paddle from "./paddle/transactions";
import * as qualtrics from "./qualtrics/responses";
import * as salesforce from "./salesforce/cases";
import * as shopify from "./shopify/orders";
import type { Source } from "./source";
import * as stripe from "./stripe";
import * as surveymonkey from "./surveymonkey/responses";
import * as typeform from "./typeform/responses";
import * as woocommerce from "./woocommerce";
import * as zendesk from "./zendesk";

/**
 * Every source of this door, for `recognize`.
 *
 * @example
 * ```ts
 * import { sources } from "customer-kpis/sources";
 *
 * sources.some(({ name }) => name === "zendesk.tickets"); // => true
 * ```
 */
export const sources: readonly Source<unknown>[] = [
  zendesk.tickets,
  zendesk.explore,
  zendesk.ratings,
  intercom.conversations,
  freshdesk.tickets,
  hubspot.tickets,
  hubspot.deals,
  hubspot.feedback,
  jira.requests,
  salesforce.cases,
  qualtrics.responses,
  surveymonkey.responses,
  typeform.responses,
  googleForms.responses,
  delighted.responses,
  stripe.subscriptions,
  stripe.payments,
  chargebee.subscriptions,
  shopify.orders,
  woocommerce.orders,
  woocommerce.analytics,
  ebay.orders,
  datasets.telco,
  stripe.balance,
  stripe.customers,
  ga4.report,
  amazon.orders,
  paddle.transactions,
  amplitude.events,
  mixpanel.events,
  ga4.events,
  datasets.bankChurn,
  datasets.onlineRetail,
  datasets.olist,
  datasets.olistReviews,
  datasets.cdnow,
];
