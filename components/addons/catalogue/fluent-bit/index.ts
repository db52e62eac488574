export { fluentBit } from "./fluent-bit";
export type { FluentBitOptions, StackTraceLanguage } from "./options";
