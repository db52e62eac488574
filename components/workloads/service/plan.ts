import type * as pulumi from "@pulumi/pulumi";
import { drainTime, loadBalancerService } from "../../addons";
import { loadBalancers } from "../../capabilities";
import type { ClusterNetwork } from "../../clusters/contract";
import type { FlowPort, Peer } from "../../network";
import type { Platform } from "../../platform";
import { type Problem, quote, refuseProblems } from "../../problems";
import type { LoadBalancerService, ServiceArgs } from "./args";

/** How a Service is made, and what the platform gives for it. */
export interface ServicePlan {
  readonly annotations: Readonly<Record<string, string>>;
  /** What it has besides selector and ports. */
  readonly spec: Readonly<Record<string, unknown>> & { readonly type: string };
  /** Ports of the nodes by name of the port. */
  readonly nodePorts: Readonly<Record<string, number>>;
  /** Who connects to the pods by way of it, besides other workloads. */
  readonly clients: readonly Peer[];
  /** How long a load balancer goes on sending to pods that are to go; none without one. */
  readonly drainSeconds?: number;
  readonly dependsOn: readonly pulumi.Resource[];
}

/** What an internal load balancer's own network is, where nobody says more. */
const privateRanges = ["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16"];

/** Plans a Service inside of the cluster, or at its nodes. */
export function planService(service: ServiceArgs = {}, ports: readonly FlowPort[]): ServicePlan {
  const { type = "ClusterIP", annotations = {} } = service;
  const plain = { annotations, nodePorts: {}, dependsOn: [] };
  if ("nodePorts" in service || type === "NodePort") {
    const nodePorts = "nodePorts" in service ? (service.nodePorts ?? {}) : {};
    return { ...plain, spec: { type: "NodePort" }, nodePorts, clients: ports.map((port) => `nodes:${port}` as const) };
  }
  const headless = "clusterIP" in service && service.clusterIP !== undefined;
  return { ...plain, spec: { type: "ClusterIP", ...(headless && { clusterIP: service.clusterIP }) }, clients: [] };
}

/**
 * Plans a Service with a load balancer. Traffic goes only to nodes with pods, so that these see the clients' addresses, which
 * policies can tell apart.
 */
export function planLoadBalancer(
  service: LoadBalancerService,
  ports: readonly FlowPort[],
  platform: Platform,
  subject: string,
): ServicePlan {
  const { cluster } = platform;
  /* The cloud provider built into Kubernetes makes load balancers of an older kind there, and is no longer developed. */
  const found = cluster.cloud === "aws" ? platform.require(loadBalancers, subject) : platform.find(loadBalancers);
  const exposure = service.external === true ? "public" : "internal";
  const { annotations, loadBalancerClass } = loadBalancerService(exposure, cluster.cloud, found?.value);
  refuseProblems(subject, takenAnnotations(service, annotations));
  const ranges = service.loadBalancerSourceRanges ?? privateRanges;
  return {
    annotations: { ...service.annotations, ...annotations },
    spec: {
      type: "LoadBalancer",
      ...(loadBalancerClass !== undefined && { loadBalancerClass }),
      externalTrafficPolicy: "Local",
      loadBalancerSourceRanges: [...ranges],
    },
    nodePorts: {},
    clients: [...ranges.map((cidr) => ({ cidr, ports })), ...balancers(cluster.network, exposure, ports)],
    drainSeconds: drainTime(found?.value),
    dependsOn: found?.dependsOn ?? [],
  };
}

/** Who can reach it is decided by `external` alone. */
function takenAnnotations({ annotations = {} }: LoadBalancerService, ours: object): Problem[] {
  const taken = Object.keys(annotations).filter((key) => Object.hasOwn(ours, key));
  return taken.map((key) => ({
    path: `service.annotations.${key}`,
    message: `an annotation that Keelson does not set, given ${quote(annotations[key])}: leave it out, service.external decides`,
  }));
}

/** Where load balancers themselves connect from, to see whether pods are well, or with what clients sent to them. */
export function balancers(
  network: ClusterNetwork,
  exposure: "internal" | "public",
  ports: readonly FlowPort[],
): Peer[] {
  return network.loadBalancers === undefined
    ? ports.map((port) => `nodes:${port}` as const)
    : network.loadBalancers[exposure].map((cidr) => ({ cidr, ports }));
}
