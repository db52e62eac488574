import { type CertificateIssuer, type Monitoring, solversOf, type TelemetryCollector } from "../../capabilities";
import type { PodPeer } from "../../network";

/** Returns Prometheus' pods as peers of a flow, with the ports that they scrape. Empty without monitoring. */
export function scrapers(monitoring: Monitoring | undefined, ...ports: readonly number[]): PodPeer[] {
  if (monitoring === undefined) {
    return [];
  }
  const { namespace, labels } = monitoring.pods;
  return [{ namespace, pods: labels, ports }];
}

/** Returns the pods in any namespace that answer issuers' challenges, as peers of a flow. An ingress controller forwards challenges to them. */
export function solverPods(issuers: Readonly<Record<string, CertificateIssuer>>): PodPeer[] {
  return solversOf(issuers).map(({ labels, port }) => ({ namespace: "*", pods: labels, ports: [port] }));
}

/** Returns Grafana's pods as peers of a flow, with the ports of the store that they read. Empty without Grafana. */
export function dashboards(monitoring: Monitoring | undefined, ...ports: readonly number[]): PodPeer[] {
  const grafana = monitoring?.grafana;
  return grafana === undefined ? [] : [{ namespace: grafana.namespace, pods: grafana.labels, ports }];
}

/** Returns the collector's pods as peers of a flow, with the ports of a trace store. Empty without a collector. */
export function collectors(collector: TelemetryCollector | undefined, ...ports: readonly number[]): PodPeer[] {
  return collector === undefined ? [] : [{ namespace: collector.pods.namespace, pods: collector.pods.labels, ports }];
}
