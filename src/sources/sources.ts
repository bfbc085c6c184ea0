import { events as amplitudeEvents } from "./amplitude/events";
import { bankChurn } from "./datasets/bankChurn";
import { cdnow } from "./datasets/cdnow";
import { olist } from "./datasets/olist";
import { olistReviews } from "./datasets/olistReviews";
import { onlineRetail } from "./datasets/onlineRetail";
import { telco } from "./datasets/telco";
import { events as ga4Events } from "./ga4/events";
import { events as mixpanelEvents } from "./mixpanel/events";
import { responses as qualtricsResponses } from "./qualtrics/responses";
import { orders as shopifyOrders } from "./shopify/orders";
import type { Source } from "./source";
import { subscriptions as stripeSubscriptions } from "./stripe/subscriptions";
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
