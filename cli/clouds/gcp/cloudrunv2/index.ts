export { service } from "./service";
