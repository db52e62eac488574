import { badFlowPort, type FlowPort } from "../../network";
import { collectProblems, type Problem, quote } from "../../problems";
import type { ObservabilityArgs } from "../observability";
import type { PodArgs } from "../pod/args";
import type { InitContainerArgs } from "../pod/container-args";
import type { Port, PortArgs } from "../workload/args";

/** A port with its defaults written out. */
export interface WorkloadPort {
  readonly name: string;
  readonly port: number;
  readonly targetPort: number;
  readonly protocol: "TCP" | "UDP";
  /** @default the first container */
  readonly container?: string;
}

/** What of a workload's options its ports are checked by. */
export interface CheckablePorts
  extends PortArgs,
    Pick<PodArgs, "containers" | "initContainers">,
    Pick<ObservabilityArgs, "metrics"> {
  readonly peerPorts?: readonly Port[];
  readonly internetPorts?: readonly FlowPort[];
}

/** The ports of a workload, with the short form written out. */
export function portsOf({ port, ports }: PortArgs): readonly WorkloadPort[] {
  const given: readonly Port[] = ports ?? (port === undefined ? [] : [{ port }]);
  return given.map((one) => ({
    ...one,
    name: one.name ?? "http",
    targetPort: one.targetPort ?? one.port,
    protocol: one.protocol ?? "TCP",
  }));
}

/** The ports on which pods of one workload reach one another. */
export function peerPortsOf({ peerPorts = [] }: CheckablePorts): readonly WorkloadPort[] {
  return portsOf({ ports: peerPorts });
}

/** A container port as policies name it. */
export function flowPortOf({ targetPort, protocol }: WorkloadPort): FlowPort {
  return protocol === "UDP" ? `${targetPort}/UDP` : targetPort;
}

/** Objections to the ports of a workload. */
export function checkPorts(args: CheckablePorts): Problem[] {
  const own = portsOf(args);
  const ports = [...own, ...peerPortsOf(args)];
  const place = (index: number) => (index < own.length ? `ports[${index}]` : `peerPorts[${index - own.length}]`);
  return collectProblems([
    args.port !== undefined &&
      args.ports !== undefined && { path: "port", message: "port and ports exclude one another: keep one" },
    ...ports.flatMap(({ port, targetPort, container }, index) => [
      badPort(port, args.ports === undefined && index < own.length ? "port" : `${place(index)}.port`),
      targetPort !== port && badPort(targetPort, `${place(index)}.targetPort`),
      badContainer(container, args, `${place(index)}.container`),
    ]),
    ...ports.flatMap((_, index) => checkNumbers(ports, index, place(index))),
    ...ports.flatMap((_, index) => checkName(ports, index, place(index))),
    ...(args.internetPorts ?? []).map((port, index) => badFlowPort(port, `internetPorts[${index}]`)),
    ...checkMetricsPort(args, ports),
  ]);
}

/** https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports */
function checkNumbers(ports: readonly WorkloadPort[], index: number, path: string): (Problem | false)[] {
  const [targets, numbers] = [ports.map(flowPortOf), ports.map(({ port, protocol }) => `${port}/${protocol}`)];
  const [target, number] = [targets[index], numbers[index]];
  const isOwnTarget = targets.findIndex((one) => one === target) === index;
  return [
    !isOwnTarget && {
      path: `${path}.targetPort`,
      message: `a container port of its own, given ${quote(target)} twice: one port of the Service is enough for it`,
    },
    isOwnTarget &&
      numbers.findIndex((one) => one === number) !== index && {
        path: `${path}.port`,
        message: `a port of the Service of its own, given ${quote(number)} twice: choose another, and keep targetPort`,
      },
  ];
}

/** As Kubernetes names ports of containers: https://datatracker.ietf.org/doc/html/rfc6335#section-5.1 */
function checkName(ports: readonly WorkloadPort[], index: number, path: string): (Problem | false)[] {
  const names = ports.map(({ name }) => name);
  const name = names[index] ?? "";
  return [
    names.indexOf(name) !== index && {
      path: `${path}.name`,
      message: `a name of its own, given ${quote(name)} twice: name each port`,
    },
    !/^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$/.test(name) && {
      path: `${path}.name`,
      message: `at most 15 of a-z, 0-9 and single "-", with a letter, given ${quote(name)}`,
    },
  ];
}

function checkMetricsPort(args: CheckablePorts, ports: readonly WorkloadPort[]): (Problem | false)[] {
  if (args.metrics === undefined) {
    return [];
  }
  const { port, container } = args.metrics;
  const named = ports.find(({ name }) => name === "metrics");
  return [
    badPort(port, "metrics.port"),
    badContainer(container, args, "metrics.container"),
    named !== undefined &&
      named.targetPort !== port && {
        path: "metrics.port",
        message: `the container port ${named.targetPort} of the port named "metrics", given ${quote(port)}: name that port otherwise, or take it`,
      },
  ];
}

function badContainer(name: string | undefined, args: CheckablePorts, path: string): Problem | false {
  const listening = [...Object.keys(args.containers ?? {}), ...sidecarsOf(args.initContainers ?? {})];
  const known = listening.length === 0 ? "there is none" : `one of ${listening.map(quote).join(", ")}`;
  return (
    name !== undefined &&
    !listening.includes(name) && {
      path,
      message: `a container beside the first (${known}), given ${quote(name)}: leave it out for the first container`,
    }
  );
}

function sidecarsOf(initContainers: Readonly<Record<string, InitContainerArgs>>): string[] {
  return Object.entries(initContainers).flatMap(([name, { restartPolicy }]) =>
    restartPolicy === "Always" ? name : [],
  );
}

/** An objection to a number that is no port. */
export function badPort(port: number, path: string): Problem | false {
  return (
    (!Number.isInteger(port) || port < 1 || port > 65535) && {
      path,
      message: `a whole number from 1 to 65535, given ${quote(port)}`,
    }
  );
}
