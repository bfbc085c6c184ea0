export { deals, type HubspotDeal } from "./deals";
export { feedback, type HubspotAnswer } from "./feedback";
export { ces, csat } from "./scores";
export { type HubspotTicket, tickets } from "./tickets";
