export { jaeger } from "./jaeger";
export type { JaegerMemory, JaegerOptions, JaegerSearch, JaegerVolume } from "./options";
