export { csat } from "./scores";
export { type FreshdeskTicket, tickets } from "./tickets";
