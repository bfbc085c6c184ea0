import { orders as amazonOrders } from "./amazon/orders";
import { events as amplitudeEvents } from "./amplitude/events";
import { subscriptions as chargebeeSubscriptions } from "./chargebee/subscriptions";
import { bankChurn } from "./datasets/bankChurn";
import { cdnow } from "./datasets/cdnow";
import { olist } from "./datasets/olist";
import { olistReviews } from "./datasets/olistReviews";
import { onlineRetail } from "./datasets/onlineRetail";
import { telco } from "./datasets/telco";
import { responses as delightedResponses } from "./delighted/responses";
import { orders as ebayOrders } from "./ebay/orders";
import { tickets as freshdeskTickets } from "./freshdesk/tickets";
import { events as ga4Events } from "./ga4/events";
import { report as ga4Report } from "./ga4/report";
import { responses as googleFormsResponses } from "./googleForms/responses";
import { deals as hubspotDeals } from "./hubspot/deals";
import { feedback as hubspotFeedback } from "./hubspot/feedback";
import { tickets as hubspotTickets } from "./hubspot/tickets";
import { conversations as intercomConversations } from "./intercom/conversations";
import { requests as jiraRequests } from "./jira/requests";
import { events as mixpanelEvents } from "./mixpanel/events";
import { transactions as paddleTransactions } from "./paddle/transactions";
import { responses as qualtricsResponses } from "./qualtrics/responses";
import { cases as salesforceCases } from "./salesforce/cases";
import { orders as shopifyOrders } from "./shopify/orders";
import type { Source } from "./source";
import { balance as stripeBalance } from "./stripe/balance";
import { customers as stripeCustomers } from "./stripe/customers";
import { payments as stripePayments } from "./stripe/payments";
import { subscriptions as stripeSubscriptions } from "./stripe/subscriptions";
import { responses as surveymonkeyResponses } from "./surveymonkey/responses";
import { responses as typeformResponses } from "./typeform/responses";
import { analytics as woocommerceAnalytics } from "./woocommerce/analytics";
import { orders as woocommerceOrders } from "./woocommerce/orders";
import { explore as zendeskExplore } from "./zendesk/explore";
import { ratings as zendeskRatings } from "./zendesk/ratings";
import { tickets as zendeskTickets } from "./zendesk/tickets";

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
  zendeskTickets,
  zendeskExplore,
  zendeskRatings,
  intercomConversations,
  freshdeskTickets,
  hubspotTickets,
  hubspotDeals,
  hubspotFeedback,
  jiraRequests,
  salesforceCases,
  qualtricsResponses,
  surveymonkeyResponses,
  typeformResponses,
  googleFormsResponses,
  delightedResponses,
  stripeSubscriptions,
  stripePayments,
  chargebeeSubscriptions,
  shopifyOrders,
  woocommerceOrders,
  woocommerceAnalytics,
  ebayOrders,
  telco,
  stripeBalance,
  stripeCustomers,
  ga4Report,
  amazonOrders,
  paddleTransactions,
  amplitudeEvents,
  mixpanelEvents,
  ga4Events,
  bankChurn,
  onlineRetail,
  olist,
  olistReviews,
  cdnow,
];
