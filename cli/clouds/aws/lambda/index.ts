export { functionUrl } from "./function-url";
