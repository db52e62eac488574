import type { Capability } from "./capability";

/** A kind of telemetry. */
export type TelemetrySignal = "traces" | "metrics" | "logs";

/**
 * A collector that receives the workloads' traces, metrics and logs over OTLP.
 *
 * @example
 * ```ts
 * const telemetryCollector: TelemetryCollector = {
 *   endpoint: "http://collector.telemetry.svc:4317",
 *   protocol: "grpc",
 *   pods: { namespace: "telemetry", labels: { app: "collector" } },
 *   port: 4317,
 * };
 * ```
 */
export interface TelemetryCollector {
  /** URL of the collector's OTLP endpoint inside the cluster, for instance `http://collector.telemetry.svc:4317`. */
  readonly endpoint: string;
  /** OTLP protocol of the endpoint. @default "grpc" */
  readonly protocol?: "grpc" | "http/protobuf";
  /** The signals that the collector accepts. Workloads send only these signals. @default all */
  readonly signals?: readonly TelemetrySignal[];
  /** The collector's pods. Workloads connect to them. */
  readonly pods: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
  /** Container port that receives OTLP. */
  readonly port: number;
}

/**
 * A store of traces or logs in the cluster.
 *
 * @example
 * ```ts
 * const observabilityStore: ObservabilityStore = {
 *   url: "http://tempo.telemetry.svc:4317",
 *   pods: { namespace: "telemetry", labels: { app: "tempo" } },
 *   port: 4317,
 * };
 * ```
 */
export interface ObservabilityStore {
  /** URL inside the cluster that receives data: traces over OTLP with gRPC, logs over Loki's API. */
  readonly url: string;
  /** The store's pods. Clients connect to them. */
  readonly pods: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
  /** Container port that receives data. */
  readonly port: number;
  /** HTTP headers that the store requires. The headers must not contain secrets. @default none */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Pods that write to the log store in the cluster.
 *
 * @example
 * ```ts
 * const logWriter: LogWriter = { pods: { namespace: "telemetry", labels: { app: "vector" } } };
 * ```
 */
export interface LogWriter {
  readonly pods: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
}

/**
 * An agent that runs on every node and reads the logs of all containers on its node.
 *
 * @example
 * ```ts
 * const logAgent: LogAgent = { pods: { namespace: "logging", labels: { app: "vector" } } };
 * ```
 */
export interface LogAgent {
  readonly pods: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
}

/**
 * A store that Grafana reads.
 *
 * @example
 * ```ts
 * const dataSource: DataSource = {
 *   type: "loki",
 *   url: "http://loki.telemetry.svc:3100",
 *   pods: { namespace: "telemetry", labels: { app: "loki" } },
 *   port: 3100,
 *   headers: { "X-Scope-OrgID": "platform" },
 * };
 * ```
 */
export interface DataSource {
  /** Grafana's name for the type of the store: `tempo` or `loki`. */
  readonly type: string;
  /** URL inside the cluster for queries. */
  readonly url: string;
  /** The store's pods. Grafana connects to them. */
  readonly pods: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
  /** Container port of the store for queries. */
  readonly port: number;
  /** HTTP headers that the store requires. The headers must not contain secrets. @default none */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A collector of the workloads' telemetry. */
export const telemetryCollector: Capability<TelemetryCollector, "one"> = {
  name: "telemetry-collector",
  valueType: "TelemetryCollector",
  cardinality: "one",
  summary: "an OpenTelemetry collector",
  builtin: "yields",
};

/** A trace store in the cluster. */
export const traceStore: Capability<ObservabilityStore, "one"> = {
  name: "trace-store",
  valueType: "ObservabilityStore",
  cardinality: "one",
  summary: "a trace store in the cluster",
  builtin: "yields",
};

/** A log store in the cluster. */
export const logStore: Capability<ObservabilityStore, "one"> = {
  name: "log-store",
  valueType: "ObservabilityStore",
  cardinality: "one",
  summary: "a log store in the cluster",
  builtin: "yields",
};

/** Stores that Grafana reads. The key is the name and uid of the data source in Grafana. */
export const dataSources: Capability<DataSource, "many"> = {
  name: "data-sources",
  valueType: "DataSource",
  cardinality: "many",
  summary: "stores that Grafana reads",
  builtin: "yields",
};

/** The agent that reads the logs of containers on every node. Two agents would send each line twice. */
export const logAgent: Capability<LogAgent, "one"> = {
  name: "log-agent",
  valueType: "LogAgent",
  cardinality: "one",
  summary: "a log agent for all containers",
  builtin: "yields",
};

/** Pods that write to the cluster's log store. The key is the name of their add-on. */
export const logWriters: Capability<LogWriter, "many"> = {
  name: "log-writers",
  valueType: "LogWriter",
  cardinality: "many",
  summary: "pods that write to a log store",
  builtin: "yields",
};
