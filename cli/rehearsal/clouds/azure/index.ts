export { azure } from "./cloud";
