import { events as amplitudeEvents } from "./amplitude/events";
import { bankChurn } from "./datasets/bankChurn";
import { cdnow } from "./datasets/cdnow";
import { olist } from "./datasets/olist";
import { olistReviews } from "./datasets/olistReviews";
import { onlineRetail } from "./datasets/onlineRetail";
import { telco } from "./datasets/telco";
import { tickets as freshdeskTickets } from "./freshdesk/tickets";
import { events as ga4Events } from "./ga4/events";
import { deals as hubspotDeals } from "./hubspot/deals";
import { feedback as hubspotFeedback } from "./hubspot/feedback";
import { tickets as hubspotTickets } from "./hubspot/tickets";
import { conversations as intercomConversations } from "./intercom/conversations";
import { requests as jiraRequests } from "./jira/requests";
import { events as mixpanelEvents } from "./mixpanel/events";
import { responses as qualtricsResponses } from "./qualtrics/responses";
import { cases as salesforceCases } from "./salesforce/cases";
import { orders as shopifyOrders } from "./shopify/orders";
import type { Source } from "./source";
import { subscriptions as stripeSubscriptions } from "./stripe/subscriptions";
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
  stripeSubscriptions,
  shopifyOrders,
  amplitudeEvents,
  mixpanelEvents,
  ga4Events,
  telco,
  bankChurn,
  onlineRetail,
  olist,
  olistReviews,
  cdnow,
];
