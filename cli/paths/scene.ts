import { type Fields, fields, text } from "../values";
import { type Inventory, isSelected, labelOf, nameOf, type PodSource, portsOf, runningContainers } from "../wiring";
import type { AddressEnd, End, Fabric, PodEnd } from "./contract";
import { type Policy, policiesIn } from "./policies";

/** Pods, and where they come from. */
export interface SourcedPods {
  readonly source: PodSource;
  /** The nodes, if the pods share their network. */
  readonly end: End;
}

/** Everything that decides whether connections pass. */
export interface Scene {
  readonly cluster: Inventory;
  readonly fabric: Fabric;
  readonly policies: readonly Policy[];
  readonly pods: readonly SourcedPods[];
  /** The pods that the operator of Prometheus makes. */
  readonly prometheus: readonly PodEnd[];
  /** The proxies that Envoy Gateway makes, by GatewayClass. */
  readonly envoys: ReadonlyMap<string, PodEnd>;
}

/** Lists all known pods that policies concern. */
export function knownPods({ pods, prometheus, envoys }: Scene): PodEnd[] {
  return [...pods.flatMap(({ end }) => (end.kind === "pods" ? [end] : [])), ...prometheus, ...envoys.values()];
}

export function sceneOf(cluster: Inventory, fabric: Fabric): Scene {
  const labelsOf = namespaceLabels(cluster);
  return {
    cluster,
    fabric,
    policies: policiesIn(cluster, fabric.cni),
    pods: cluster.pods.map((source) => ({ source, end: endOf(source, labelsOf, fabric) })),
    prometheus: cluster.all("Prometheus.monitoring.coreos.com").map((object) => prometheusPods(object, labelsOf)),
    envoys: new Map(
      cluster.all("GatewayClass.gateway.networking.k8s.io").flatMap((object) => envoyPods(cluster, object, labelsOf)),
    ),
  };
}

/** Returns the labels of a namespace. */
function namespaceLabels(cluster: Inventory): (namespace: string) => Fields {
  const labels = new Map(
    cluster.all("Namespace").map((object) => [nameOf(object), fields(object, "metadata", "labels")]),
  );
  return (name) => ({ ...labels.get(name), "kubernetes.io/metadata.name": name });
}

function endOf(source: PodSource, labelsOf: (namespace: string) => Fields, fabric: Fabric): End {
  const { labels, namespace, object, spec } = source;
  const name = labelOf(object);
  /* Policies treat such pods as their node: https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-and-hostnetwork-pods */
  return spec.hostNetwork === true
    ? nodesOf(fabric, name)
    : {
        kind: "pods",
        name,
        namespace,
        namespaceLabels: labelsOf(namespace),
        labels,
        ports: portsOf(runningContainers(spec)),
      };
}

/** Returns the nodes as an end. */
function nodesOf({ nodes }: Fabric, name = "the nodes"): AddressEnd {
  return { kind: "nodes", name, ...(nodes !== undefined && { ranges: nodes }) };
}

/**
 * Returns the pods that the operator makes from a Prometheus.
 *
 * https://github.com/prometheus-operator/prometheus-operator/blob/main/pkg/prometheus/server/statefulset.go
 */
function prometheusPods(object: Fields, labelsOf: (namespace: string) => Fields): PodEnd {
  const name = nameOf(object);
  const namespace = text(object, "metadata", "namespace") ?? "default";
  return {
    kind: "pods",
    name: labelOf(object),
    namespace,
    namespaceLabels: labelsOf(namespace),
    labels: {
      ...fields(object, "spec", "podMetadata", "labels"),
      "app.kubernetes.io/name": "prometheus",
      "app.kubernetes.io/managed-by": "prometheus-operator",
      "app.kubernetes.io/instance": name,
      "operator.prometheus.io/name": name,
      prometheus: name,
    },
    ports: [{ name: text(object, "spec", "portName") ?? "web", number: 9090, protocol: "TCP" }],
  };
}

/**
 * Returns the proxies that Envoy Gateway makes for a class, if all its Gateways share them.
 *
 * https://github.com/envoyproxy/gateway/blob/v1.9.0/internal/infrastructure/kubernetes/proxy/resource_provider.go
 */
function envoyPods(
  cluster: Inventory,
  object: Fields,
  labelsOf: (namespace: string) => Fields,
): (readonly [string, PodEnd])[] {
  const reference = fields(object, "spec", "parametersRef");
  const [proxyName = "", namespace = ""] = [text(reference, "name"), text(reference, "namespace")];
  const proxy = cluster.find({ kind: "EnvoyProxy.gateway.envoyproxy.io", name: proxyName, namespace });
  const name = nameOf(object);
  const labels = {
    ...fields(proxy, "spec", "provider", "kubernetes", "envoyDeployment", "pod", "labels"),
    "app.kubernetes.io/name": "envoy",
    "app.kubernetes.io/component": "proxy",
    "app.kubernetes.io/managed-by": "envoy-gateway",
    "gateway.envoyproxy.io/owning-gatewayclass": name,
  };
  const ports = [{ name: "metrics", number: 19001, protocol: "TCP" }];
  const end = { kind: "pods", name: `Envoy of ${labelOf(object)}`, namespace, labels, ports } as const;
  return fields(proxy, "spec").mergeGateways === true ? [[name, { ...end, namespaceLabels: labelsOf(namespace) }]] : [];
}

/** Makes pods that are not among the objects, with the reason why they are assumed. */
export function assumedPods(
  { cluster }: Pick<Scene, "cluster">,
  pods: Pick<PodEnd, "name" | "namespace" | "labels"> & { readonly reason: string },
): PodEnd {
  const { reason, ...given } = pods;
  return {
    kind: "pods",
    ...given,
    namespaceLabels: namespaceLabels(cluster)(given.namespace),
    ports: [],
    assumed: reason,
  };
}

/** Returns the pods of a namespace, or of all, that have labels. */
export function podsWith(scene: Scene, labels: Fields, namespace?: string): SourcedPods[] {
  return scene.pods.filter(
    ({ source }) =>
      (namespace === undefined || source.namespace === namespace) && isSelected(source, { matchLabels: labels }),
  );
}
