import { selects } from "../../label-selector";
import { type Fields, fields, items, text, texts } from "../../values";
import { namespaceOf, type PlainObject } from "../../wiring";
import type { Connection, PodEnd } from "../contract";
import { assumedPods, podsWith, type Scene } from "../scene";
import { toService } from "../services";
import type { Demand } from "./demand";

/** Lists the scrapes that ServiceMonitors and PodMonitors ask for, from the pods of every Prometheus. */
export function monitorDemands(scene: Scene): Demand[] {
  const monitors = (kind: string) => scene.cluster.all(`${kind}.monitoring.coreos.com`);
  const scrapers = scene.prometheus.length > 0 ? scene.prometheus : unseenScrapers(scene);
  return [
    ...monitors("ServiceMonitor").flatMap((object) => serviceDemands(scene, object, scrapers)),
    ...monitors("PodMonitor").flatMap((object) => podDemands(scene, object, scrapers)),
  ];
}

/** Returns the Prometheus of a chart that was not rendered: the operator labels its pods. */
function unseenScrapers(scene: Scene): PodEnd[] {
  const chart = scene.cluster.unseen.find(({ what }) => what === "chart kube-prometheus-stack");
  const labels = { "app.kubernetes.io/name": "prometheus", "app.kubernetes.io/managed-by": "prometheus-operator" };
  const reason = "the chart of Prometheus was not rendered";
  return chart?.namespace === undefined
    ? []
    : [assumedPods(scene, { name: "Prometheus", namespace: chart.namespace, labels, reason })];
}

function isMeant(monitor: PlainObject, namespace: string, labels: Fields): boolean {
  const { namespaceSelector, selector } = fields(monitor, "spec");
  const { any, matchNames } = fields(namespaceSelector);
  const listed = texts(matchNames);
  const namespaces = listed.length > 0 ? listed : [namespaceOf(monitor)];
  return (any === true || namespaces.includes(namespace)) && selects(selector, labels);
}

function serviceDemands(scene: Scene, object: PlainObject, scrapers: readonly PodEnd[]): Demand[] {
  const services = scene.cluster
    .all("Service")
    .filter((service) => isMeant(object, namespaceOf(service), fields(service, "metadata", "labels")));
  return items(object, "spec", "endpoints").map(({ port, targetPort }) => ({
    object,
    at: `port ${text(port) ?? text(targetPort) ?? ""}`,
    connections: scrapers.flatMap((from) =>
      services.flatMap((service) => scrapes(scene, from, service, { port, targetPort })),
    ),
  }));
}

/** Prometheus connects to the pods by their own addresses. */
function scrapes(scene: Scene, from: PodEnd, service: PlainObject, endpoint: Fields): Connection[] {
  if (endpoint.port !== undefined) {
    return toService(scene, from, service, endpoint.port, "endpoints");
  }
  const selector = fields(service, "spec", "selector");
  const pods = Object.keys(selector).length === 0 ? [] : podsWith(scene, selector, namespaceOf(service));
  return pods.flatMap(({ end }) => toDeclared(from, end, endpoint.targetPort));
}

function podDemands(scene: Scene, object: PlainObject, scrapers: readonly PodEnd[]): Demand[] {
  const pods = scene.pods.filter(({ source }) => isMeant(object, source.namespace, source.labels));
  return items(object, "spec", "podMetricsEndpoints").map(({ port, portNumber }) => ({
    object,
    at: `port ${text(port) ?? text(portNumber) ?? ""}`,
    connections: scrapers.flatMap((from) => pods.flatMap(({ end }) => toDeclared(from, end, port ?? portNumber))),
  }));
}

/** Connects to a port of pods that has the name or the number. */
function toDeclared(from: PodEnd, to: Connection["to"], wanted: unknown): Connection[] {
  const declared = to.kind === "pods" ? to.ports : [];
  return declared
    .filter(({ name, number }) => name === wanted || number === wanted)
    .map(({ number, protocol }) => ({ from, to, port: { number, protocol } }));
}
