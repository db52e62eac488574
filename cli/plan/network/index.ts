export { allowedCalls, type Call, halfOpenCalls, unreachable } from "./calls";
export { flowLines, type RangeNames } from "./flows";
export { isolations } from "./isolation";
export { isPolicy, policyOf } from "./policies";
export type { Rule } from "./policy";
export { type Reach, reaches, reachLine } from "./reach";
export { type Selection, selections } from "./selections";
