export { allowedCalls, unreachable } from "./calls";
export { flowLines, type RangeNames } from "./flows";
export { isPolicy, policyOf } from "./policies";
export type { Rule } from "./policy";
