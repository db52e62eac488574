import { badCidr } from "../../network";
import { collectProblems, type Problem, quote } from "../../problems";
import type { WorkloadHome } from "../../tenancy";
import type { PortArgs } from "../workload/args";
import type { ClusterIpService, LoadBalancerService, NodePortService } from "./args";
import { portsOf } from "./check-ports";

/** Whatever a Service may be told, before it is known to fit together. */
type AnyService = Partial<Record<"type", string>> &
  Omit<ClusterIpService, "type"> &
  Omit<NodePortService, "type"> &
  Omit<LoadBalancerService, "type">;

/** The one type that takes an option. */
const takers = {
  clusterIP: "ClusterIP",
  nodePorts: "NodePort",
  external: "LoadBalancer",
  loadBalancerSourceRanges: "LoadBalancer",
} as const satisfies Partial<Record<keyof AnyService, string>>;

const types = ["ClusterIP", "NodePort", "LoadBalancer"];

/** What of a quota each type of Service takes of all that a tenant may have, and the option that raises it. */
const quotas: Readonly<Record<string, readonly [resource: string, option: string]>> = {
  NodePort: ["services.nodeports", "quota.nodePorts"],
  LoadBalancer: ["services.loadbalancers", "quota.loadBalancers"],
};

/** Objections to how a workload's Service is reached. */
export function checkService(args: PortArgs & { readonly tenant: Pick<WorkloadHome, "resourceQuota"> }): Problem[] {
  const service: AnyService | undefined = args.service;
  if (service === undefined) {
    return [];
  }
  const { type = "ClusterIP", clusterIP } = service;
  return collectProblems([
    portsOf(args).length === 0 && { path: "service", message: "a workload with a port, given none: set port" },
    !types.includes(type) && {
      path: "service.type",
      message: `one of ${types.map(quote).join(", ")}, given ${quote(type)}`,
    },
    ...Object.entries(takers).map(
      ([option, taker]) =>
        type !== taker &&
        service[option as keyof typeof takers] !== undefined && {
          path: `service.${option}`,
          message: `an option of type ${quote(taker)}, given with ${quote(type)}: leave it out, or change service.type`,
        },
    ),
    clusterIP !== undefined &&
      (clusterIP as string) !== "None" && {
        path: "service.clusterIP",
        message: `"None" for a headless Service, given ${quote(clusterIP)}: leave it out for an address`,
      },
    outOfQuota(type, args.tenant.resourceQuota),
    ...checkNodePorts(args, service),
    ...checkSourceRanges(service),
  ]);
}

function outOfQuota(type: string, resourceQuota: WorkloadHome["resourceQuota"] = {}): Problem | false {
  const [resource, option] = quotas[type] ?? ["", ""];
  const message = `a type that the tenant's quota allows, given ${quote(type)} with ${resource} 0: set ${option} of the tenant`;
  return resourceQuota[resource] === "0" && { path: "service.type", message };
}

function checkNodePorts(args: PortArgs, { nodePorts = {} }: AnyService): (Problem | false)[] {
  const names = portsOf(args).map(({ name }) => name);
  const given = Object.entries(nodePorts);
  return given.flatMap(([name, port]) => [
    !names.includes(name) && {
      path: `service.nodePorts.${name}`,
      message: `the name of a port, one of ${names.map(quote).join(", ")}, given ${quote(name)}`,
    },
    (!Number.isInteger(port) || port < 30000 || port > 32767) && {
      path: `service.nodePorts.${name}`,
      message: `a port of nodes from 30000 to 32767, given ${quote(port)}`,
    },
    given.some(([other, same]) => same === port && other < name) && {
      path: `service.nodePorts.${name}`,
      message: `a port of nodes of its own, given ${quote(port)} twice`,
    },
  ]);
}

function checkSourceRanges({ external = false, loadBalancerSourceRanges: ranges }: AnyService): (Problem | false)[] {
  const path = "service.loadBalancerSourceRanges";
  const fix = 'name the ranges, or ["0.0.0.0/0"] for anybody';
  return [
    external && ranges === undefined && { path, message: `who may connect from the internet, given nothing: ${fix}` },
    ranges?.length === 0 && { path, message: `at least one range, given none: ${fix}` },
    ...(ranges ?? []).map((range, index) => badCidr(range, `${path}[${index}]`)),
  ];
}
