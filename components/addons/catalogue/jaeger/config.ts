import { indexPrefixOf, type SearchEngine } from "../../search-engine";
import { name } from "./names";
import type { JaegerOptions } from "./options";

type Settings = Readonly<Record<string, unknown>>;

/** The ports of Jaeger's pods. */
export const ports = { otlp: 4317, query: 16686, metrics: 8888, health: 13133 };

/** Paths in the container: the volume, and the credentials and certificates of a search engine. */
export const paths = { data: "/badger", credentials: "/etc/jaeger-storage", ca: "/etc/jaeger-ca" };

/** The environment variable with the user name for a search engine. */
export const userVariable = "ES_USERNAME";

const store = "traces";
const defaultRetentionDays = 7;

/** Returns the number of days for which Jaeger keeps traces. */
export function retentionOf({ retentionDays = defaultRetentionDays }: JaegerOptions): number {
  return retentionDays;
}

/** Renders the configuration: https://www.jaegertracing.io/docs/2.19/deployment/configuration/ */
export function jaegerConfig(options: JaegerOptions): Settings {
  return {
    service: {
      extensions: ["jaeger_storage", "jaeger_query", "healthcheckv2"],
      pipelines: {
        traces: {
          receivers: ["otlp"],
          processors: ["memory_limiter", "batch"],
          exporters: ["jaeger_storage_exporter"],
        },
      },
      telemetry: {
        resource: { "service.name": "jaeger" },
        logs: { encoding: "json" },
        metrics: {
          level: "detailed",
          readers: [{ pull: { exporter: { prometheus: { host: "0.0.0.0", port: ports.metrics } } } }],
        },
      },
    },
    extensions: {
      healthcheckv2: { use_v2: true, http: { endpoint: `0.0.0.0:${ports.health}` } },
      jaeger_query: { storage: { traces: store } },
      jaeger_storage: { backends: { [store]: backend(options) } },
    },
    receivers: { otlp: { protocols: { grpc: receiver } } },
    processors: {
      memory_limiter: { check_interval: "1s", limit_percentage: 80, spike_limit_percentage: 25 },
      batch: {},
    },
    exporters: { jaeger_storage_exporter: { trace_storage: store } },
  };
}

/** Ends connections after some minutes, so that collectors find new pods. */
const receiver = {
  endpoint: `0.0.0.0:${ports.otlp}`,
  keepalive: { server_parameters: { max_connection_age: "5m", max_connection_age_grace: "30s" } },
};

/** https://www.jaegertracing.io/docs/2.19/storage/ */
function backend(options: JaegerOptions): Settings {
  const { storage = { kind: "badger" } } = options;
  switch (storage.kind) {
    case "badger":
      return {
        badger: {
          directories: { keys: `${paths.data}/keys`, values: `${paths.data}/values` },
          ephemeral: false,
          ttl: { spans: `${retentionOf(options) * 24}h` },
        },
      };
    case "memory":
      return { memory: { max_traces: storage.traces ?? 10_000 } };
    default:
      return { [storage.kind]: searchEngine(storage) };
  }
}

function searchEngine(storage: SearchEngine): Settings {
  const { url, caBundle } = storage;
  return {
    server_urls: [url.replace(/\/$/, "")],
    auth: {
      basic: {
        username: `\${env:${userVariable}}`,
        password_file: `${paths.credentials}/password`,
        reload_interval: "1m",
      },
    },
    indices: { index_prefix: indexPrefixOf(name, storage) },
    ...(caBundle !== undefined && { tls: { ca_pem: caBundle } }),
  };
}
