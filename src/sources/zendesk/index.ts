export { explore, type ZendeskExploreTicket } from "./explore";
export { ratings, type ZendeskRating } from "./ratings";
export { csat } from "./scores";
export { tickets, type ZendeskTicket } from "./tickets";
