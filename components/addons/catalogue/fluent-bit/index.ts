export { type FluentBitOptions, fluentBit } from "./fluent-bit";
