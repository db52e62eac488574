export { type LokiOptions, loki } from "./loki";
