export type { DeclaredType } from "./declared-type";
export { UnknownTypes } from "./unknown-types";
export { valueByRule } from "./value-by-rule";
