export { orders, type ShopifyOrder } from "./orders";
