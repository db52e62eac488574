export { fluentBit } from "./fluent-bit";
export type { FluentBitOptions } from "./options";
