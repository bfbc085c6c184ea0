export { responses } from "./responses";
