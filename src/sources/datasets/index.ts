export { type CustomerLifetime, telco } from "./telco";
