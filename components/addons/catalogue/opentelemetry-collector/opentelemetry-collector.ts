import { type LogWriter, logWriters, monitoring, monitoringRules, telemetryCollector } from "../../../capabilities";
import { defineAddon } from "../../define";
import { scrapers } from "../../pods";
import { provideMany, provideOne } from "../../provide";
import { checkCollector } from "./check";
import { ports } from "./config";
import { acceptedSignals, permissionsOf, renderExporters, secretsOf, storeNeeds, writesLogs } from "./exporters";
import type { OpentelemetryCollectorOptions } from "./options";
import { collectorRules } from "./rules";
import { collectorValues, name, pods } from "./values";

const namespace = "opentelemetry";

/** Receives the workloads' traces, metrics and logs over OTLP, and sends them to stores. */
export const opentelemetryCollector = defineAddon<OpentelemetryCollectorOptions>({
  optionsType: "OpentelemetryCollectorOptions",
  name,
  summary:
    "forwards workloads' OpenTelemetry traces, metrics and logs to Tempo, Loki, the cloud's stores or another service",
  whenRemoved: "workloads' traces, metrics and logs are no longer forwarded",
  chart: {
    repository: "https://open-telemetry.github.io/opentelemetry-helm-charts",
    name: "opentelemetry-collector",
    version: "0.170.0",
  },
  images: {
    values: {
      "image.repository": null,
    },
    pullSecrets: { imagePullSecrets: "objects" },
  },
  environment: { extraEnvs: "list" },
  mounts: { extraVolumes: "volumes", extraVolumeMounts: "mounts" },
  monitors: ["serviceMonitor.extraLabels"],
  pods: { placed: [""], ranked: [""] },
  namespace,
  crds: { how: "none" },
  underArgoCd: { clusterKinds: ["ClusterRole", "ClusterRoleBinding"] },
  check: checkCollector,
  needs: ({ options }) => storeNeeds(options),
  wants: () => [{ capability: monitoring }],
  provides: [
    provideOne(telemetryCollector, ({ options }) => ({
      endpoint: `http://${name}.${namespace}.svc:${ports.grpc}`,
      signals: acceptedSignals(options),
      pods: { namespace, labels: pods },
      port: ports.grpc,
    })),
    provideMany(
      logWriters,
      ({ options }): Readonly<Record<string, LogWriter>> =>
        writesLogs(options) ? { [name]: { pods: { namespace, labels: pods } } } : {},
    ),
    provideMany(monitoringRules, () => ({ [name]: collectorRules })),
  ],
  identities: ({ options }) => {
    const permissions = permissionsOf(options);
    return permissions === undefined ? [] : [{ serviceAccount: name, permissions }];
  },
  secrets: ({ options }) => secretsOf(options).map(({ secret }) => secret),
  flows: (context) => [
    {
      name,
      pods,
      /* Every workload of a tenant may send telemetry, including workloads that Keelson did not create. */
      ingress: [
        `tenants:${ports.grpc}`,
        `tenants:${ports.http}`,
        ...(context.options.namespaces ?? []).map((namespace) => ({
          namespace,
          pods: {},
          ports: [ports.grpc, ports.http],
        })),
        ...scrapers(context.find(monitoring), ports.metrics),
      ],
      egress: ["dns", "apiserver", ...renderExporters(context).flatMap(({ egress }) => egress)],
    },
  ],
  values: collectorValues,
});
