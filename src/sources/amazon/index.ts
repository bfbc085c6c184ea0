export { orders } from "./orders";
