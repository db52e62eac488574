import type { StoredSecret, TelemetrySignal } from "../../../capabilities";

/**
 * Sends telemetry to a store in the cluster: traces to the add-on `tempo` or `jaeger`, or logs to the add-on `loki`.
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
  /** AWS region of X-Ray. @default the cluster's region */
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
  /** Google Cloud project that stores the traces. @default the cluster's project */
  readonly projectId?: string;
}

/**
 * Sends telemetry to Application Insights, a part of Azure Monitor. Application Insights stores the telemetry in a Log Analytics workspace.
 *
 * @example
 * ```ts
 * const azureMonitorExporter: AzureMonitorExporter = { kind: "azure-monitor", connectionString: { key: "application-insights" } };
 * ```
 */
export interface AzureMonitorExporter {
  readonly kind: "azure-monitor";
  /** The connection string of the Application Insights resource, as a secret in one of the platform's stores. */
  readonly connectionString: StoredSecret;
  /** Signals to send. Logs become rows of the table `AppTraces`, and metrics become rows of the table `AppMetrics`. @default traces */
  readonly signals?: readonly TelemetrySignal[];
}

/**
 * Sends telemetry to a service outside the cluster that accepts OTLP. Only TLS is supported.
 *
 * @example
 * ```ts
 * const otlpExporter: OtlpExporter = { kind: "otlp", endpoint: "https://otlp.example.com", headers: { "api-key": { key: "otlp" } } };
 * ```
 */
export interface OtlpExporter {
  readonly kind: "otlp";
  /**
   * URL of the service, with `https://`. Add the port if it is not 443. With `http/protobuf`, the collector appends the path of each signal, such as
   * `/v1/traces`.
   */
  readonly endpoint: string;
  /** Protocol of the service: OTLP over gRPC or over HTTP. @default "grpc" */
  readonly protocol?: "grpc" | "http/protobuf";
  /** HTTP headers such as `api-key`. The value of each header is a whole secret in one of the platform's stores. @default none */
  readonly headers?: Readonly<Record<string, StoredSecret>>;
  /** Signals to send. @default traces, metrics and logs */
  readonly signals?: readonly TelemetrySignal[];
  /** CA certificates that signed the service's certificate, in PEM. @default the public certificate authorities */
  readonly caBundle?: string;
  /** Ranges of the service's private addresses, for instance `["10.9.0.0/24"]`. @default none: the service has a public address */
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
   * Destinations of telemetry, by name. Each destination gets all data of the signals that it accepts. If no destination accepts a signal, workloads
   * do not send this signal.
   *
   * @default `{ tempo: { kind: "tempo" } }`: the cluster's trace store, Tempo or Jaeger
   */
  readonly exporters?: Readonly<Record<string, TelemetryExporter>>;
  /**
   * `gateway` runs a few collector pods for the whole cluster. `agent` runs a collector on every node, and workloads connect to the collector of
   * their node. Agents need more memory in total, but workloads send telemetry only within their node.
   *
   * @default "gateway"
   */
  readonly mode?: "gateway" | "agent";
  /** Memory of each collector pod. At 80 % of this memory, the collector refuses telemetry, and workloads send it again later. @default "512Mi" */
  readonly memory?: string;
  /** More namespaces whose pods may send telemetry, in addition to tenants. @default none: only pods of tenants may send telemetry */
  readonly namespaces?: readonly string[];
  /** Percentage of traces that the collector keeps. The collector decides by trace ID, so it keeps or drops whole traces. @default 100 */
  readonly sampledPercent?: number;
}
