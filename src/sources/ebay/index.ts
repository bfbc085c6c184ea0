export { type EbayOrder, orders } from "./orders";
