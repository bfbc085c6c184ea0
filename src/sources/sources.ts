import { telco } from "./datasets/telco";
import { tickets as freshdeskTickets } from "./freshdesk/tickets";
import { deals as hubspotDeals } from "./hubspot/deals";
import { feedback as hubspotFeedback } from "./hubspot/feedback";
import { tickets as hubspotTickets } from "./hubspot/tickets";
import { conversations as intercomConversations } from "./intercom/conversations";
import { requests as jiraRequests } from "./jira/requests";
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
  telco,
];
