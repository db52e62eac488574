export { jaeger } from "./jaeger";
export type { JaegerMemory, JaegerOptions, JaegerVolume } from "./options";
