export { payments, type StripePayment } from "./payments";
export { type StripeSubscription, subscriptions } from "./subscriptions";
