import type * as pulumi from "@pulumi/pulumi";
import { drainTime, loadBalancerService } from "../../addons";
import { loadBalancers } from "../../capabilities";
import { balancers, type FlowPort, type Peer } from "../../network";
import type { Platform } from "../../platform";
import { expected, type Problem, refuseProblems } from "../../problems";
import { platformOf, type Subject } from "../subject";
import type { LoadBalancerService, PortArgs, ServiceArgs } from "./args";
import { flowPortOf, portsOf, type WorkloadPort } from "./ports";

/** The Service of a workload, as planned before any resource exists. */
export interface ServicePlan {
  readonly ports: readonly WorkloadPort[];
  readonly annotations: Readonly<Record<string, string>>;
  /** The spec, without selector and ports. */
  readonly spec: Readonly<Record<string, unknown>> & { readonly type: string };
  /** Ports of the nodes by port name. */
  readonly nodePorts: Readonly<Record<string, number>>;
  /** Clients that connect to the pods through the Service. Workloads are not in this list. */
  readonly clients: readonly Peer[];
  /** Seconds for which the load balancer still sends requests to terminating pods. @default none: there is no load balancer */
  readonly drainSeconds?: number;
  readonly dependsOn: readonly pulumi.Resource[];
}

/** Address ranges that may connect to an internal load balancer by default. */
const privateRanges = ["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16"];

/**
 * Plans the Service of a workload.
 *
 * @param others further ports of the Service, which only clients inside the cluster reach
 * @throws pulumi.RunError if it needs a load balancer that the platform cannot provide
 */
export function planService(
  subject: Pick<Subject, "title" | "home">,
  args: PortArgs,
  others: readonly WorkloadPort[] = [],
): ServicePlan {
  const { service = {} } = args;
  const ports = portsOf(args);
  const flowPorts = ports.map(flowPortOf);
  const plan =
    service.type === "LoadBalancer"
      ? planLoadBalancer(subject.title, service, flowPorts, platformOf(subject, "service.type"))
      : planInside(service, flowPorts);
  const early = service.publishNotReadyAddresses === true && { publishNotReadyAddresses: true };
  return { ports: [...ports, ...others], ...plan, spec: { ...plan.spec, ...early } };
}

/** Plans a Service inside the cluster, or on its nodes. */
function planInside(
  service: Exclude<ServiceArgs, LoadBalancerService>,
  ports: readonly FlowPort[],
): Omit<ServicePlan, "ports"> {
  const { annotations = {} } = service;
  const plain = { annotations, nodePorts: {}, dependsOn: [] };
  if (service.type === "NodePort") {
    const clients = ports.map((port) => `nodes:${port}` as const);
    return { ...plain, spec: { type: "NodePort" }, nodePorts: service.nodePorts ?? {}, clients };
  }
  const { clusterIP } = service;
  return { ...plain, spec: { type: "ClusterIP", ...(clusterIP !== undefined && { clusterIP }) }, clients: [] };
}

/** Plans a Service with a load balancer. Only nodes with pods get traffic, so that policies see the clients' addresses. */
function planLoadBalancer(
  title: string,
  service: LoadBalancerService,
  ports: readonly FlowPort[],
  platform: Platform,
): Omit<ServicePlan, "ports"> {
  const { cluster } = platform;
  /* Without a controller, AWS creates load balancers of an older kind, which it no longer develops. */
  const consumer = { subject: title, path: "service.type" };
  const found = cluster.cloud === "aws" ? platform.require(loadBalancers, consumer) : platform.find(loadBalancers);
  const exposure = service.external === true ? "public" : "internal";
  const { annotations, loadBalancerClass } = loadBalancerService(exposure, cluster.cloud, found?.value);
  refuseProblems(title, takenAnnotations(service, annotations));
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

/** Lists the mistakes in annotations: `external` alone decides who can reach the load balancer. */
function takenAnnotations({ annotations = {} }: LoadBalancerService, ours: object): Problem[] {
  const taken = Object.keys(annotations).filter((key) => Object.hasOwn(ours, key));
  const fix = "remove it, and set service.external";
  return taken.map((key) =>
    expected(`service.annotations.${key}`, "an annotation that Keelson does not set", annotations[key], fix),
  );
}
