import type { Capability } from "./capability";

/** A collector that takes the workloads' traces, metrics and logs by OTLP. */
export interface TelemetryCollector {
  /** URL of its OTLP endpoint as workloads reach it, for instance `http://collector.telemetry.svc:4317`. */
  readonly endpoint: string;
  /** @default "grpc" */
  readonly protocol?: "grpc" | "http/protobuf";
  /** Its pods, which workloads connect to. */
  readonly pods: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
  /** Container port of its pods on which it takes OTLP. */
  readonly port: number;
}

/** A collector of the workloads' telemetry. */
export const telemetryCollector: Capability<TelemetryCollector, "one"> = {
  name: "telemetry-collector",
  cardinality: "one",
  summary: "a collector of OpenTelemetry",
  builtin: "yields",
};
