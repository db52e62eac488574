import type { RegisteredResource } from "../../../components/testing";
import { selects } from "../../label-selector";
import { at, type Fields, fields, items, number, text } from "../../values";
import { byCluster } from "../cluster-of";
import { type Workload, workloads } from "../descriptions";
import { chartOf, kindOf, nameOf, namespaceOf } from "../label";
import { isPolicy, policyOf } from "./policies";
import type { Peer, Policy, Port } from "./policy";

/** A workload's pods, and the ports on which they listen. */
export interface Pods extends Peer {
  readonly resource: RegisteredResource;
  /** Without the namespace. */
  readonly name: string;
  /** The target ports of their Services, or the ports that the containers declare if there is no Service. */
  readonly ports: readonly Port[];
}

/** The declared pods and policies of one cluster. */
export interface Topology {
  readonly pods: readonly Pods[];
  readonly policies: readonly Policy[];
}

/** Returns the topology of each cluster of a program. */
export function topologies(resources: readonly RegisteredResource[]): Topology[] {
  const objects = resources.filter(({ type, read }) => type.startsWith("kubernetes:") && read !== true);
  return byCluster(resources, objects).map((cluster) => {
    const labels = new Map(cluster.filter(isNamespace).map((namespace) => [nameOf(namespace), labelsOf(namespace)]));
    const services = cluster.filter((resource) => kindOf(resource) === "Service");
    const labelsOfNamespace = (name: string) => ({ ...labels.get(name), "kubernetes.io/metadata.name": name });
    const pods = workloads(cluster).map((workload) =>
      podsOf(workload, labelsOfNamespace(workload.namespace), services),
    );
    const releases = cluster
      .filter((resource) => chartOf(resource) !== "")
      .map((release) => ({ ...releasePods(release), namespaceLabels: labelsOfNamespace(namespaceOf(release)) }));
    return { pods: [...pods, ...releases], policies: cluster.filter(isPolicy).map(policyOf) };
  });
}

function podsOf(workload: Workload, namespaceLabels: Fields, services: readonly RegisteredResource[]): Pods {
  const { resource, name, namespace, labels } = workload;
  return { resource, name, namespace, namespaceLabels, labels, ports: portsOf(workload, services) };
}

/** Returns the pods of a Helm release by the labels that charts use by convention. Their ports are not known. */
function releasePods(resource: RegisteredResource) {
  const namespace = namespaceOf(resource);
  const name = nameOf(resource).slice(namespace === "" ? 0 : namespace.length + 1);
  const chart = text(resource.inputs.chart) ?? "";
  const labels = {
    "app.kubernetes.io/name": chart.slice(chart.lastIndexOf("/") + 1),
    "app.kubernetes.io/instance": name,
  };
  return { resource, name, namespace, labels, ports: [] };
}

function isNamespace(resource: RegisteredResource): boolean {
  return kindOf(resource) === "Namespace";
}

function labelsOf(resource: RegisteredResource) {
  return fields(at(resource.inputs, "metadata", "labels"));
}

function portsOf(workload: Workload, services: readonly RegisteredResource[]): Port[] {
  const declared = items(workload.podSpec.containers).flatMap(({ ports }) => items(ports).map(containerPort));
  const own = services.filter((service) => {
    const selector = fields(at(service.inputs, "spec", "selector"));
    const isHere = namespaceOf(service) === workload.namespace && Object.keys(selector).length > 0;
    return isHere && selects({ matchLabels: selector }, workload.labels);
  });
  const served = own.flatMap((service) =>
    items(at(service.inputs, "spec", "ports")).map(({ port, targetPort = port, protocol }): Port => {
      const target = { number: number(targetPort), name: undefined, protocol: text(protocol) ?? "TCP" };
      const isSame = (other: Port) =>
        typeof targetPort === "string" ? other.name === targetPort : other.number === targetPort;
      return declared.find(isSame) ?? { ...target, name: text(targetPort) };
    }),
  );
  const ports = served.length > 0 ? served : declared;
  return [...new Map(ports.map((port) => [`${portName(port)}/${port.protocol}`, port])).values()];
}

function containerPort({ containerPort: port, name, protocol }: Readonly<Record<string, unknown>>): Port {
  return { number: number(port), name: text(name), protocol: text(protocol) ?? "TCP" };
}

/** Returns a port's number or name. */
export function portName({ number: port, name }: Port): string {
  return port === undefined ? (name ?? "unknown") : String(port);
}
