export { method } from "./method";
