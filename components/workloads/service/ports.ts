import type { FlowPort } from "../../network";
import type { Port, PortArgs } from "./args";

/** A port with its defaults filled in. */
export interface WorkloadPort {
  readonly name: string;
  readonly port: number;
  readonly targetPort: number;
  readonly protocol: "TCP" | "UDP";
  /** @default the first container */
  readonly container?: string;
  /** @default none */
  readonly appProtocol?: string;
}

/** Lists the ports of a workload, with the short form written out. */
export function portsOf({ port, ports }: Pick<PortArgs, "port" | "ports">): readonly WorkloadPort[] {
  const given: readonly Port[] = ports ?? (port === undefined ? [] : [{ port }]);
  return given.map((one) => ({
    ...one,
    name: one.name ?? "http",
    targetPort: one.targetPort ?? one.port,
    protocol: one.protocol ?? "TCP",
  }));
}

/** Lists the ports on which the pods of one workload connect to each other. */
export function peerPortsOf({ peerPorts = [] }: { readonly peerPorts?: readonly Port[] }): readonly WorkloadPort[] {
  return portsOf({ ports: peerPorts });
}

/** Returns a container port as network policies name it. */
export function flowPortOf({ targetPort, protocol }: WorkloadPort): FlowPort {
  return protocol === "UDP" ? `${targetPort}/UDP` : targetPort;
}

/** Names of ports that are not for callers. */
const ofOperators = /^(.*-)?(metrics|admin|management|mgmt|debug|pprof|health|healthz|probes?|monitor|monitoring)$/;

/**
 * Lists the ports that callers reach by default: all except metrics and administration ports. The first port is for callers even if it also serves
 * the metrics.
 */
export function callablePorts(ports: readonly WorkloadPort[], metricsPort: number | undefined): WorkloadPort[] {
  return ports.filter(
    ({ name, targetPort }, index) => !ofOperators.test(name) && (index === 0 || targetPort !== metricsPort),
  );
}
