export type { AdapterMetric, ExternalAdapterMetric, ObjectAdapterMetric, PrometheusAdapterOptions } from "./options";
export { prometheusAdapter } from "./prometheus-adapter";
