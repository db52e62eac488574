import {
  logStore,
  type ObservabilityStore,
  type StoredSecret,
  type TelemetrySignal,
  traceStore,
} from "../../../capabilities";
import type { CloudPermissions } from "../../../clusters/contract";
import type { Peer } from "../../../network";
import type { AddonContext, AddonScope, AddonSecret, Lookup, Need } from "../../definition";
import { waysTo } from "../../endpoint";
import { fromEnv, type NamedSecret } from "./environment";
import type { OpentelemetryCollectorOptions, OtlpExporter, TelemetryExporter } from "./options";

type Scope = AddonScope<OpentelemetryCollectorOptions>;
type Settings = Readonly<Record<string, unknown>>;

/** An exporter in the form of the collector's configuration. */
export interface RenderedExporter {
  /** Type and name: `otlp_grpc/tempo`. */
  readonly id: string;
  readonly settings: Settings;
  readonly signals: readonly TelemetrySignal[];
  /** The targets of the exporter's connections. */
  readonly egress: readonly Peer[];
}

/** The kinds of exporters that exist only in the distribution `contrib`. */
const ofContrib: ReadonlySet<TelemetryExporter["kind"]> = new Set(["xray", "cloud-trace", "azure-monitor"]);

/** The kinds of exporters that send to the cluster's trace store. A cluster has only one such store. */
const ofTraceStore: ReadonlySet<TelemetryExporter["kind"]> = new Set(["tempo", "jaeger"]);

/** Returns the exporters of the options. The default is the exporter to the cluster's trace store. */
function exportersOf({ exporters = { tempo: { kind: "tempo" } } }: OpentelemetryCollectorOptions) {
  return exporters;
}

/** Reports whether an exporter is missing in the smaller distribution for Kubernetes. */
export function needsContrib(options: OpentelemetryCollectorOptions): boolean {
  return Object.values(exportersOf(options)).some(({ kind }) => ofContrib.has(kind));
}

/** Returns the signals that an exporter accepts. */
function signalsOf(exporter: TelemetryExporter): readonly TelemetrySignal[] {
  switch (exporter.kind) {
    case "otlp":
      return exporter.signals ?? ["traces", "metrics", "logs"];
    case "azure-monitor":
      return exporter.signals ?? ["traces"];
    case "loki":
      return ["logs"];
    default:
      return ["traces"];
  }
}

/** Returns the signals that at least one exporter accepts. */
export function acceptedSignals(options: OpentelemetryCollectorOptions): TelemetrySignal[] {
  const taken = new Set(Object.values(exportersOf(options)).flatMap(signalsOf));
  return (["traces", "metrics", "logs"] as const).filter((signal) => taken.has(signal));
}

/** Reports whether the collector writes to the log store in the cluster. */
export function writesLogs(options: OpentelemetryCollectorOptions): boolean {
  return Object.values(exportersOf(options)).some(({ kind }) => kind === "loki");
}

/** Lists the stores in the cluster that the exporters need. */
export function storeNeeds(options: OpentelemetryCollectorOptions): Need[] {
  const sendsTraces = Object.values(exportersOf(options)).some(({ kind }) => ofTraceStore.has(kind));
  return [
    ...(sendsTraces ? [{ capability: traceStore }] : []),
    ...(writesLogs(options) ? [{ capability: logStore }] : []),
  ];
}

/** Returns the permissions to send to the cloud's own stores. Undefined if no exporter sends there. */
export function permissionsOf(options: OpentelemetryCollectorOptions): CloudPermissions | undefined {
  const kinds = new Set(Object.values(exportersOf(options)).map(({ kind }) => kind));
  if (kinds.has("xray")) {
    /*
     * X-Ray supports no resources for these actions: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html
     */
    return { aws: [{ actions: ["xray:PutTraceSegments"], resources: ["*"] }] };
  }
  return kinds.has("cloud-trace") ? { gcp: [{ role: "roles/cloudtrace.agent" }] } : undefined;
}

/** Lists the Secrets of the exporters. Each Secret contains one value. */
export function secretsOf(options: OpentelemetryCollectorOptions): NamedSecret[] {
  return Object.entries(exportersOf(options)).flatMap(([name, exporter]) => {
    switch (exporter.kind) {
      case "azure-monitor":
        return [secretFor(name, "connection-string", exporter.connectionString)];
      case "otlp":
        return Object.entries(exporter.headers ?? {}).map(([header, from]) => secretFor(name, header, from));
      default:
        return [];
    }
  });
}

function secretFor(exporter: string, part: string, from: StoredSecret): NamedSecret {
  const secret: AddonSecret = { name: `${exporter}.${part}`, from, data: { value: true } };
  return { variable: variableOf(exporter, part), secret };
}

function variableOf(exporter: string, part: string): string {
  return `EXPORTER_${exporter}__${part}`.replaceAll("-", "_").toUpperCase();
}

/** Renders the exporters. */
export function renderExporters(context: AddonContext<OpentelemetryCollectorOptions>): RenderedExporter[] {
  return Object.entries(exportersOf(context.options)).map(([name, exporter]) => ({
    signals: signalsOf(exporter),
    ...renderExporter(name, exporter, context),
  }));
}

function renderExporter(
  name: string,
  exporter: TelemetryExporter,
  { cluster, find }: Scope & Lookup,
): Pick<RenderedExporter, "id" | "settings" | "egress"> {
  const { region, accountId } = cluster.cloudFacts ?? {};
  switch (exporter.kind) {
    case "tempo":
    case "jaeger":
      return inCluster(`otlp_grpc/${name}`, find(traceStore));
    case "loki":
      return inCluster(`otlp_http/${name}`, find(logStore), "/otlp");
    case "xray":
      /* With `local_mode`, the exporter does not call the node's metadata service, which pods cannot reach. */
      return cloud(`awsxray/${name}`, { region: exporter.region ?? region, local_mode: true });
    case "cloud-trace":
      return cloud(`googlecloud/${name}`, { project: exporter.projectId ?? accountId });
    case "azure-monitor": {
      const connection = fromEnv(variableOf(name, "connection-string"));
      return { id: `azuremonitor/${name}`, settings: { connection_string: connection }, egress: ["cloud:443"] };
    }
    case "otlp":
      return otlp(name, exporter);
  }
}

/** Renders an exporter to a store in the cluster. The connection has no TLS, but network policies allow no other clients. */
function inCluster(
  id: string,
  store: ObservabilityStore | undefined,
  path = "",
): Pick<RenderedExporter, "id" | "settings" | "egress"> {
  return {
    id,
    settings: {
      endpoint: `${store?.url ?? ""}${path}`,
      ...(store?.headers !== undefined && { headers: store.headers }),
      tls: { insecure: true },
    },
    egress:
      store === undefined ? [] : [{ namespace: store.pods.namespace, pods: store.pods.labels, ports: [store.port] }],
  };
}

function cloud(id: string, settings: Settings): Pick<RenderedExporter, "id" | "settings" | "egress"> {
  return { id, settings, egress: ["pod-identity", "cloud:443"] };
}

function otlp(
  name: string,
  { endpoint, protocol = "grpc", headers = {}, caBundle, cidrs }: OtlpExporter,
): Pick<RenderedExporter, "id" | "settings" | "egress"> {
  const { hostname, port } = new URL(endpoint);
  const values = Object.keys(headers).map((header) => [header, fromEnv(variableOf(name, header))]);
  const isGrpc = protocol === "grpc";
  return {
    id: `${isGrpc ? "otlp_grpc" : "otlp_http"}/${name}`,
    settings: {
      endpoint: isGrpc ? `${hostname}:${port === "" ? "443" : port}` : endpoint.replace(/\/$/, ""),
      ...(values.length > 0 && { headers: Object.fromEntries(values) }),
      ...(caBundle !== undefined && { tls: { ca_pem: caBundle } }),
    },
    egress: waysTo({ url: endpoint, cidrs }),
  };
}
