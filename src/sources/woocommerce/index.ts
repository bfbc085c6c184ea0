export { analytics, type WooCommerceSale } from "./analytics";
export { orders, type WooCommerceOrder } from "./orders";
export type { WooCommerceStatus } from "./status";
