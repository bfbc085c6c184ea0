export { type DelightedAnswer, responses } from "./responses";
