export { tearDown } from "./teardown";
