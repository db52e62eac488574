import { type Fields, fields, items, text } from "../../values";
import { nameOf, namespaceOf, type PlainObject } from "../../wiring";
import type { End, PodEnd } from "../contract";
import { assumedPods, podsWith, type Scene } from "../scene";
import { toService } from "../services";
import type { Demand } from "./demand";

/** Lists the connections that Ingresses ask for: from their controller's pods to the pods of each backend. */
export function ingressDemands(scene: Scene): Demand[] {
  return scene.cluster.all("Ingress.networking.k8s.io").flatMap((ingress) => {
    const controllers = controllersOf(scene, ingress);
    return backendsOf(ingress).flatMap((backend) => demandOf(scene, ingress, backend, controllers));
  });
}

function backendsOf(ingress: PlainObject): Fields[] {
  const { defaultBackend, rules } = fields(ingress, "spec");
  const paths = items(rules).flatMap(({ http }) => items(http, "paths").map(({ backend }) => backend));
  return [...paths, defaultBackend]
    .map((backend) => fields(backend, "service"))
    .filter(({ name }) => name !== undefined);
}

function demandOf(scene: Scene, object: PlainObject, backend: Fields, controllers: readonly End[]): Demand[] {
  const { name, number } = fields(backend, "port");
  const service = scene.cluster.find({
    kind: "Service",
    namespace: namespaceOf(object),
    name: text(backend, "name") ?? "",
  });
  if (service === undefined) {
    return [];
  }
  const at = `backend ${nameOf(service)}:${text(name) ?? text(number) ?? ""}`;
  if (controllers.length === 0) {
    return [{ object, at, connections: [], unknown: "the pods of the Ingress controller are not known" }];
  }
  /* Controllers read endpoints, and connect to pods by their own addresses. */
  const connections = controllers.flatMap((from) => toService(scene, from, service, name ?? number, "endpoints"));
  return [{ object, at, connections }];
}

/**
 * Returns the pods of the controller that serves an Ingress. Charts label them as the IngressClass:
 * https://helm.sh/docs/chart_best_practices/labels/#standard-labels
 */
function controllersOf(scene: Scene, ingress: PlainObject): End[] {
  const name = text(ingress, "spec", "ingressClassName") ?? defaultClass(scene);
  const known = scene.cluster.find({ kind: "IngressClass.networking.k8s.io", name: name ?? "" });
  return known === undefined ? chartPods(scene, name) : controllerPods(scene, known);
}

function defaultClass({ cluster }: Scene): string | undefined {
  const isDefault = (object: PlainObject) =>
    text(object, "metadata", "annotations", "ingressclass.kubernetes.io/is-default-class") === "true";
  const found = cluster.all("IngressClass.networking.k8s.io").find(isDefault);
  return found === undefined ? undefined : nameOf(found);
}

const standardLabels = new Set(["name", "instance", "component"].map((name) => `app.kubernetes.io/${name}`));

/** Returns the pods that have the standard labels of an object of the same chart. */
export function controllerPods(scene: Scene, object: PlainObject): End[] {
  const labels = Object.entries(fields(object, "metadata", "labels")).filter(([key]) => standardLabels.has(key));
  return labels.length === 0 ? [] : podsWith(scene, Object.fromEntries(labels)).map(({ end }) => end);
}

/** Returns the pods of a chart that was not rendered, if it serves the class: its values name it, or it has the chart's name. */
export function chartPods(scene: Scene, name: string | undefined): PodEnd[] {
  if (name === undefined) {
    return [];
  }
  const { unseen } = scene.cluster;
  const chart =
    unseen.find(({ ingressClasses = [] }) => ingressClasses.includes(name)) ??
    unseen.find(({ what }) => what === `chart ${name}`);
  return chart?.namespace === undefined
    ? []
    : [
        assumedPods(scene, {
          name: chart.what,
          namespace: chart.namespace,
          labels: labelsOfChart(chart.what),
          reason: `the pod labels of ${chart.what} are not known`,
        }),
      ];
}

/** Returns the labels that charts give to their pods by convention. */
function labelsOfChart(what: string): Fields {
  const name = what.replace(/^chart /, "");
  return { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": name };
}
