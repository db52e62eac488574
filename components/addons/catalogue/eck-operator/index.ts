export { eckOperator } from "./eck-operator";
export type { EckOperatorOptions } from "./options";
