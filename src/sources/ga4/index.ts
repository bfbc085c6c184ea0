export { events } from "./events";
export { report } from "./report";
