// What takes the types out of an example before it runs.
export { transform } from "sucrase";
