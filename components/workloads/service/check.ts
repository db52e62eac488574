import { notEmpty, once, oneOf, whole } from "../../checks";
import { checkLabelKey } from "../../labels";
import { checkCidrs } from "../../network";
import { expected, type Problem } from "../../problems";
import type { WorkloadHome } from "../../tenancy";
import type { ClusterIpService, LoadBalancerService, NodePortService, PortArgs } from "./args";
import { portsOf } from "./ports";

/** All options of a Service, in any combination. */
type AnyService = Partial<Record<"type", string>> &
  Omit<ClusterIpService, "type"> &
  Omit<NodePortService, "type"> &
  Omit<LoadBalancerService, "type">;

/** The resource of a quota that a type of Service uses, and the tenant's option that raises it. */
const quotas: Readonly<Record<string, readonly [resource: string, option: string]>> = {
  NodePort: ["services.nodeports", "quota.nodePorts"],
  LoadBalancer: ["services.loadbalancers", "quota.loadBalancers"],
};

/** Lists the mistakes in the Service of a workload. */
export function checkService(args: PortArgs & { readonly tenant: Pick<WorkloadHome, "resourceQuota"> }): Problem[] {
  const service: AnyService | undefined = args.service;
  if (service === undefined) {
    return [];
  }
  const { type = "ClusterIP" } = service;
  const ports = portsOf(args).map(({ name }) => name);
  return [
    ...(ports.length === 0
      ? [{ path: "service", message: "needs a port; set the option port, or remove the option service" }]
      : []),
    ...checkQuota(type, args.tenant.resourceQuota),
    ...checkNodePorts(service.nodePorts ?? {}, ports),
    ...checkSourceRanges(service),
    ...Object.keys(service.annotations ?? {}).flatMap((key) => checkLabelKey(`service.annotations.${key}`, key, [])),
  ];
}

function checkQuota(type: string, resourceQuota: WorkloadHome["resourceQuota"] = {}): Problem[] {
  const [resource, option] = quotas[type] ?? ["", ""];
  const allowed = `a type that the tenant's quota allows (${resource} is 0)`;
  return resourceQuota[resource] === "0"
    ? [expected("service.type", allowed, type, `set ${option} of the tenant`)]
    : [];
}

function checkNodePorts(nodePorts: Readonly<Record<string, number>>, names: readonly string[]): Problem[] {
  return [
    ...Object.entries(nodePorts).flatMap(([name, port]) => [
      ...oneOf(`service.nodePorts.${name}`, name, names, "use the name of a port"),
      ...whole(`service.nodePorts.${name}`, port, { min: 30000, max: 32767 }),
    ]),
    ...once("service.nodePorts", Object.values(nodePorts), "node port"),
  ];
}

function checkSourceRanges({ external = false, loadBalancerSourceRanges: ranges }: AnyService): Problem[] {
  const path = "service.loadBalancerSourceRanges";
  const fix = 'list ranges, or write ["0.0.0.0/0"] for the whole internet';
  return [...notEmpty(path, external ? (ranges ?? []) : ranges, "range", fix), ...checkCidrs(path, ranges ?? [])];
}
