export type { ClusterIpService, LoadBalancerService, NodePortService, Port, PortArgs, ServiceArgs } from "./args";
export { checkService } from "./check";
export { type CheckablePorts, checkPorts } from "./check-ports";
export { createHeadlessService, createService, loadBalancerAddress, type ServedProtocol } from "./objects";
export { planService, type ServicePlan } from "./plan";
export { headlessName, podHost, podHosts } from "./pod-host";
export { callablePorts, flowPortOf, peerPortsOf, portsOf, type WorkloadPort } from "./ports";
