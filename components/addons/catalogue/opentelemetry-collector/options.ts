import type { StoredSecret, TelemetrySignal } from "../../../capabilities";

/**
 * A store in the cluster: the add-on `tempo` or `jaeger` for traces, the add-on `loki` for logs.
 *
 * @example
 * ```ts
 * const storeExporter: StoreExporter = { kind: "tempo" };
 * ```
 */
export interface StoreExporter {
  readonly kind: "tempo" | "jaeger" | "loki";
}

/**
 * Sends traces to AWS X-Ray.
 *
 * @example
 * ```ts
 * const xrayExporter: XrayExporter = { kind: "xray", region: "eu-central-1" };
 * ```
 */
export interface XrayExporter {
  readonly kind: "xray";
  /** Region of X-Ray. @default the cluster's region */
  readonly region?: string;
}

/**
 * Sends traces to Google Cloud Trace.
 *
 * @example
 * ```ts
 * const cloudTraceExporter: CloudTraceExporter = { kind: "cloud-trace", projectId: "acme-traces" };
 * ```
 */
export interface CloudTraceExporter {
  readonly kind: "cloud-trace";
  /** Project of the traces. @default the cluster's project */
  readonly projectId?: string;
}

/**
 * Sends telemetry to Application Insights, a part of Azure Monitor, which stores it in a Log Analytics workspace.
 *
 * @example
 * ```ts
 * const azureMonitorExporter: AzureMonitorExporter = { kind: "azure-monitor", connectionString: { key: "application-insights" } };
 * ```
 */
export interface AzureMonitorExporter {
  readonly kind: "azure-monitor";
  /** Secret in a store of the platform: the connection string of the Application Insights resource. */
  readonly connectionString: StoredSecret;
  /** Signals to send. Logs become rows of the table `AppTraces`, metrics become rows of the table `AppMetrics`. @default traces */
  readonly signals?: readonly TelemetrySignal[];
}

/**
 * A service outside the cluster that accepts OTLP, over TLS only.
 *
 * @example
 * ```ts
 * const otlpExporter: OtlpExporter = { kind: "otlp", endpoint: "https://otlp.example.com", headers: { "api-key": { key: "otlp" } } };
 * ```
 */
export interface OtlpExporter {
  readonly kind: "otlp";
  /**
   * URL of the service with `https://`, and with the port if it is not 443. With `http/protobuf`, the collector appends the path of each
   * signal, such as `/v1/traces`.
   */
  readonly endpoint: string;
  /** @default "grpc" */
  readonly protocol?: "grpc" | "http/protobuf";
  /** Headers such as `api-key`. Each value is a whole secret in one of the platform's stores. @default none */
  readonly headers?: Readonly<Record<string, StoredSecret>>;
  /** Signals to send. @default traces, metrics and logs */
  readonly signals?: readonly TelemetrySignal[];
  /** CA certificates that signed the service's certificate, as PEM. @default the publicly trusted CAs */
  readonly caBundle?: string;
  /**
   * Ranges of the service's addresses, if they are private, for instance `["10.9.0.0/24"]`. @default none: the service is reached over the
   * internet
   */
  readonly cidrs?: readonly string[];
}

/** A destination to which the collector sends telemetry. */
export type TelemetryExporter = StoreExporter | XrayExporter | CloudTraceExporter | AzureMonitorExporter | OtlpExporter;

/**
 * Options of the OpenTelemetry Collector.
 *
 * @example
 * ```ts
 * opentelemetryCollector({
 *   exporters: { vendor: { kind: "otlp", endpoint: "https://otlp.example.com", protocol: "http/protobuf" } },
 *   sampledPercent: 10,
 * });
 * ```
 */
export interface OpentelemetryCollectorOptions {
  /**
   * Destinations of telemetry, by name. All destinations get the same data. If no destination accepts a signal, workloads do not send it.
   *
   * @default `{ tempo: { kind: "tempo" } }`: the cluster's store of traces, Tempo or Jaeger
   */
  readonly exporters?: Readonly<Record<string, TelemetryExporter>>;
  /**
   * `gateway` runs a few collector pods for the whole cluster. `agent` runs a collector on every node, and workloads connect to the collector
   * of their node. Agents need more memory in total, but telemetry reaches the collector without leaving the node.
   *
   * @default "gateway"
   */
  readonly mode?: "gateway" | "agent";
  /** Memory of each pod. At 80 % of this memory, the collector asks workloads to wait and to send again later. @default "512Mi" */
  readonly memory?: string;
  /** More namespaces, outside tenants, whose pods may send telemetry. @default none: only pods of tenants may send it */
  readonly namespaces?: readonly string[];
  /** Percentage of traces to keep. The collector chooses by trace ID, so it keeps or drops a trace as a whole. @default 100 */
  readonly sampledPercent?: number;
}
