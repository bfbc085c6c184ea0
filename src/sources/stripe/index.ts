export { balance } from "./balance";
export { customers } from "./customers";
export { payments, type StripePayment } from "./payments";
export { type StripeSubscription, subscriptions } from "./subscriptions";
