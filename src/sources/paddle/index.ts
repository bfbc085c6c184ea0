export { transactions } from "./transactions";
