export { report } from "./report";
