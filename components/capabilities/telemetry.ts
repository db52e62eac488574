import type { Capability } from "./capability";

/** A kind of telemetry. */
export type TelemetrySignal = "traces" | "metrics" | "logs";

/**
 * A collector that receives the workloads' traces, metrics and logs by OTLP.
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
  /** URL of its OTLP endpoint inside the cluster, for instance `http://collector.telemetry.svc:4317`. */
  readonly endpoint: string;
  /** @default "grpc" */
  readonly protocol?: "grpc" | "http/protobuf";
  /** The signals that it accepts. Workloads send only these signals. @default all */
  readonly signals?: readonly TelemetrySignal[];
  /** Its pods, which workloads connect to. */
  readonly pods: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
  /** Container port that receives OTLP. */
  readonly port: number;
}

/**
 * A store in the cluster: the facts that its clients need.
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
  /** URL in the cluster at which it receives data: traces by OTLP over gRPC, logs by Loki's API. */
  readonly url: string;
  /** Its pods, which clients connect to. */
  readonly pods: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
  /** Container port that receives data. */
  readonly port: number;
  /** Headers that it requires; none of them is secret. @default none */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Pods that write to the store of logs in the cluster.
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
 * An agent on every node that reads the logs of all containers there.
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
  /** Grafana's name for the type: `tempo`, `loki`. */
  readonly type: string;
  /** URL for queries, inside the cluster. */
  readonly url: string;
  /** Its pods, which Grafana connects to. */
  readonly pods: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
  /** Container port for queries. */
  readonly port: number;
  /** Headers that it requires; none of them is secret. @default none */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A collector of the workloads' telemetry. */
export const telemetryCollector: Capability<TelemetryCollector, "one"> = {
  name: "telemetry-collector",
  valueType: "TelemetryCollector",
  cardinality: "one",
  summary: "a collector of OpenTelemetry",
  builtin: "yields",
};

/** A store of traces in the cluster. */
export const traceStore: Capability<ObservabilityStore, "one"> = {
  name: "trace-store",
  valueType: "ObservabilityStore",
  cardinality: "one",
  summary: "a trace store in the cluster",
  builtin: "yields",
};

/** A store of logs in the cluster. */
export const logStore: Capability<ObservabilityStore, "one"> = {
  name: "log-store",
  valueType: "ObservabilityStore",
  cardinality: "one",
  summary: "a log store in the cluster",
  builtin: "yields",
};

/** Stores that Grafana reads, each by the name and uid of its data source. */
export const dataSources: Capability<DataSource, "many"> = {
  name: "data-sources",
  valueType: "DataSource",
  cardinality: "many",
  summary: "stores that Grafana reads",
  builtin: "yields",
};

/** The agent that reads the logs of containers on every node. Two would send each line twice. */
export const logAgent: Capability<LogAgent, "one"> = {
  name: "log-agent",
  valueType: "LogAgent",
  cardinality: "one",
  summary: "a log agent for all containers",
  builtin: "yields",
};

/** Pods that write to the cluster's store of logs. The key is the name of their add-on. */
export const logWriters: Capability<LogWriter, "many"> = {
  name: "log-writers",
  valueType: "LogWriter",
  cardinality: "many",
  summary: "pods that write to a log store",
  builtin: "yields",
};
