export { eventRule } from "./event-rule";
export { eventTarget } from "./event-target";
export { logGroup } from "./log-group";
