import type { Capability } from "./capability";

/** A collector that receives the workloads' traces, metrics and logs by OTLP. */
export interface TelemetryCollector {
  /** URL of its OTLP endpoint inside the cluster, for instance `http://collector.telemetry.svc:4317`. */
  readonly endpoint: string;
  /** @default "grpc" */
  readonly protocol?: "grpc" | "http/protobuf";
  /** Its pods, which workloads connect to. */
  readonly pods: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
  /** Container port that receives OTLP. */
  readonly port: number;
}

/** A collector of the workloads' telemetry. */
export const telemetryCollector: Capability<TelemetryCollector, "one"> = {
  name: "telemetry-collector",
  cardinality: "one",
  summary: "a collector of OpenTelemetry",
  builtin: "yields",
};
