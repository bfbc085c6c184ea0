export { type StripeSubscription, subscriptions } from "./subscriptions";
