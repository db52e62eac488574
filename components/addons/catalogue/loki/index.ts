export { loki } from "./loki";
export type { LokiOptions } from "./options";
