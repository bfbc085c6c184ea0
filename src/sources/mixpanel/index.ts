export { events } from "./events";
