import { monitoring } from "../../../capabilities";
import type { Flows } from "../../../network";
import type { AddonContext } from "../../definition";
import { scrapers } from "../../pods";
import type { KedaOptions } from "./options";
import { permissionsOf } from "./permissions";

/** KEDA's namespace. */
export const namespace = "keda";

/** Labels of the pods of KEDA's three parts. */
export const pods = {
  operator: { app: "keda-operator" },
  metricsServer: { app: "keda-operator-metrics-apiserver" },
  webhooks: { app: "keda-admission-webhooks" },
};

const ports = { metricsService: 9666, externalMetrics: 6443, webhook: 9443, prometheus: 8080 };

/** Returns the flows of KEDA's parts. The operator may connect to all targets that triggers query. */
export function kedaFlows({ options, find }: AddonContext<KedaOptions>): Flows[] {
  const prometheus = find(monitoring);
  const scraped = scrapers(prometheus, ports.prometheus);
  const queried =
    prometheus === undefined ? [] : [{ namespace: prometheus.pods.namespace, pods: prometheus.pods.labels }];
  const cloud = permissionsOf(options) === undefined ? [] : (["pod-identity", "cloud:443"] as const);
  const sources = [...queried, ...(options.sources ?? [])];
  return [
    {
      name: "operator",
      pods: pods.operator,
      ingress: [{ pods: pods.metricsServer, ports: [ports.metricsService] }, ...scraped],
      egress: ["dns", "apiserver", ...cloud, ...sources],
    },
    {
      name: "metrics-apiserver",
      pods: pods.metricsServer,
      ingress: [`apiserver:${ports.externalMetrics}`, ...scraped],
      egress: ["dns", "apiserver", { pods: pods.operator, ports: [ports.metricsService] }],
    },
    {
      name: "webhooks",
      pods: pods.webhooks,
      ingress: [`apiserver:${ports.webhook}`, ...scraped],
      egress: ["dns", "apiserver"],
    },
  ];
}
