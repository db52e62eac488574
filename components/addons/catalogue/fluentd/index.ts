export { fluentd } from "./fluentd";
export type { KafkaCluster } from "./kafka";
export type { FluentdOptions } from "./options";
