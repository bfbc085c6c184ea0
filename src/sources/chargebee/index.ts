export { type ChargebeeStatus, type ChargebeeSubscription, subscriptions } from "./subscriptions";
