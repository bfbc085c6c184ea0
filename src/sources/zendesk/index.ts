export { csat } from "./scores";
export { tickets, type ZendeskTicket } from "./tickets";
