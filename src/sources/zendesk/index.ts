export { explore, type ZendeskExploreTicket } from "./explore";
export { csat } from "./scores";
export { tickets, type ZendeskTicket } from "./tickets";
