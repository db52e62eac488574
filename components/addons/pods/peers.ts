import { type CertificateIssuer, type Monitoring, solversOf, type TelemetryCollector } from "../../capabilities";
import type { PodPeer } from "../../network";

/** Returns the pods that scrape metrics on these ports, as ends of flows: none without monitoring. */
export function scrapers(monitoring: Monitoring | undefined, ...ports: readonly number[]): PodPeer[] {
  if (monitoring === undefined) {
    return [];
  }
  const { namespace, labels } = monitoring.pods;
  return [{ namespace, pods: labels, ports }];
}

/** Returns the pods that answer issuers' challenges in any namespace, to which an ingress controller forwards. */
export function solverPods(issuers: Readonly<Record<string, CertificateIssuer>>): PodPeer[] {
  return solversOf(issuers).map(({ labels, port }) => ({ namespace: "*", pods: labels, ports: [port] }));
}

/** Returns Grafana's pods at the ports of a store that they read, as ends of flows: none without Grafana. */
export function dashboards(monitoring: Monitoring | undefined, ...ports: readonly number[]): PodPeer[] {
  const grafana = monitoring?.grafana;
  return grafana === undefined ? [] : [{ namespace: grafana.namespace, pods: grafana.labels, ports }];
}

/** Returns the collector's pods at the ports of a store of traces, as ends of flows: none without a collector. */
export function collectors(collector: TelemetryCollector | undefined, ...ports: readonly number[]): PodPeer[] {
  return collector === undefined ? [] : [{ namespace: collector.pods.namespace, pods: collector.pods.labels, ports }];
}
