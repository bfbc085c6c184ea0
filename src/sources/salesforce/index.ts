export { cases, type SalesforceCase } from "./cases";
