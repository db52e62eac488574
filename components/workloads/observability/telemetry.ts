import type { TelemetryCollector, TelemetrySignal } from "../../capabilities";

const everySignal = ["traces", "metrics", "logs"] as const satisfies readonly TelemetrySignal[];

/**
 * Renders the variables that set the collector and the identity of an OpenTelemetry SDK.
 * https://opentelemetry.io/docs/specs/otel/protocol/exporter/ https://opentelemetry.io/docs/specs/semconv/resource/k8s/
 */
export function telemetryEnv(
  workloadName: string,
  { endpoint, protocol = "grpc", signals }: Pick<TelemetryCollector, "endpoint" | "protocol" | "signals">,
): Readonly<Record<string, string | { readonly fieldRef: string }>> {
  return {
    K8S_NAMESPACE_NAME: { fieldRef: "metadata.namespace" },
    K8S_POD_NAME: { fieldRef: "metadata.name" },
    K8S_NODE_NAME: { fieldRef: "spec.nodeName" },
    OTEL_SERVICE_NAME: workloadName,
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
    ...withoutExporters(signals),
    OTEL_RESOURCE_ATTRIBUTES: Object.entries({
      "service.namespace": "$(K8S_NAMESPACE_NAME)",
      "k8s.namespace.name": "$(K8S_NAMESPACE_NAME)",
      "k8s.pod.name": "$(K8S_POD_NAME)",
      "k8s.node.name": "$(K8S_NODE_NAME)",
    })
      .map(([name, value]) => `${name}=${value}`)
      .join(","),
  };
}

/** Switches off the signals that the collector refuses. Otherwise SDKs send all signals and log an error for each refusal. */
function withoutExporters(signals: readonly TelemetrySignal[] | undefined): Readonly<Record<string, string>> {
  const refused = signals === undefined ? [] : everySignal.filter((signal) => !signals.includes(signal));
  return Object.fromEntries(refused.map((signal) => [`OTEL_${signal.toUpperCase()}_EXPORTER`, "none"]));
}
