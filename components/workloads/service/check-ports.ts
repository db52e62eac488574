import { among, matches, notBoth, once, whole } from "../../checks";
import { checkLabelKey } from "../../labels";
import { badFlowPort, type FlowPort } from "../../network";
import { collectProblems, expected, type Problem, quote } from "../../problems";
import type { Port, PortArgs } from "./args";
import { flowPortOf, peerPortsOf, portsOf, type WorkloadPort } from "./ports";

const portNumbers = { min: 1, max: 65535 };

/** Options of a workload that decide which ports are valid. */
export interface CheckablePorts extends PortArgs {
  readonly containers?: Readonly<Record<string, unknown>>;
  readonly initContainers?: Readonly<Record<string, { readonly restartPolicy?: "Always" }>>;
  readonly metrics?: { readonly port: number; readonly container?: string; readonly onService?: boolean };
  readonly peerPorts?: readonly Port[];
  readonly internetPorts?: readonly FlowPort[];
}

/** Lists the mistakes in the ports of a workload. */
export function checkPorts(args: CheckablePorts): Problem[] {
  const own = portsOf(args);
  const ports = [...own, ...peerPortsOf(args)];
  const place = (index: number) => (index < own.length ? `ports[${index}]` : `peerPorts[${index - own.length}]`);
  return [
    ...notBoth("port", args.port, "ports", args.ports),
    ...ports.flatMap((port, index) => {
      const isShort = args.ports === undefined && index < own.length;
      return checkPort(isShort ? "port" : `${place(index)}.port`, place(index), port, listening(args));
    }),
    ...checkRepeated(ports),
    ...collectProblems((args.internetPorts ?? []).map((port, index) => badFlowPort(port, `internetPorts[${index}]`))),
    ...checkMetricsPort(args, ports),
  ];
}

function checkPort(
  portPath: string,
  path: string,
  { name, port, targetPort, container, appProtocol }: WorkloadPort,
  containers: readonly string[],
): Problem[] {
  return [
    ...whole(portPath, port, portNumbers),
    ...(targetPort === port ? [] : whole(`${path}.targetPort`, targetPort, portNumbers)),
    ...checkListener(`${path}.container`, container, containers),
    ...(appProtocol === undefined ? [] : checkLabelKey(`${path}.appProtocol`, appProtocol, [])),
    /* Kubernetes' rule for container ports: https://datatracker.ietf.org/doc/html/rfc6335#section-5.1 */
    ...matches(
      `${path}.name`,
      name,
      /^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$/,
      'at most 15 characters of a-z, 0-9 and single "-", including a letter',
    ),
  ];
}

/** https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports */
function checkRepeated(ports: readonly WorkloadPort[]): Problem[] {
  const targets = ports.map(flowPortOf);
  const distinct = ports.filter((_, index) => targets.indexOf(targets[index] ?? 0) === index);
  const numbers = distinct.map(({ port, protocol }) => `${port}/${protocol}`);
  return [
    ...once("ports", targets, "container port", "keep only one Service port for this container port"),
    ...once("ports", numbers, "port of the Service", "choose another port, and keep targetPort"),
    ...once(
      "ports",
      ports.map(({ name }) => name),
      "port name",
      "give each port its own name",
    ),
  ];
}

function checkMetricsPort({ metrics, ...args }: CheckablePorts, ports: readonly WorkloadPort[]): Problem[] {
  if (metrics === undefined) {
    return [];
  }
  const named = ports.find(({ name }) => name === "metrics");
  return [
    ...whole("metrics.port", metrics.port, portNumbers),
    ...checkListener("metrics.container", metrics.container, listening(args)),
    ...(metrics.onService === true ? checkOnService(metrics.port, args.service, ports) : []),
    ...collectProblems([
      named !== undefined &&
        named.targetPort !== metrics.port &&
        expected(
          "metrics.port",
          `${named.targetPort}, because the port "metrics" has this container port`,
          metrics.port,
          'use this number, or rename the port "metrics"',
        ),
    ]),
  ];
}

/** Lists the mistakes in `metrics.onService`: the Service already has the port, or clients outside the cluster could reach it. */
function checkOnService(metricsPort: number, service: PortArgs["service"], ports: readonly WorkloadPort[]): Problem[] {
  const path = "metrics.onService";
  const { type = "ClusterIP" } = service ?? {};
  const own = ports.find(({ targetPort, protocol }) => targetPort === metricsPort && protocol === "TCP");
  const taken = ports.find(({ port, protocol }) => port === metricsPort && protocol === "TCP");
  return collectProblems([
    type !== "ClusterIP" && {
      path,
      message: `is not allowed with service.type ${quote(type)}, because it would expose the metrics; remove it`,
    },
    own !== undefined && {
      path,
      message: `is not needed, because the port ${quote(own.name)} already serves the metrics; remove it`,
    },
    own === undefined &&
      taken !== undefined &&
      expected("metrics.port", `a free port of the Service (${quote(taken.name)} uses this port)`, metricsPort),
  ]);
}

function checkListener(path: string, name: string | undefined, containers: readonly string[]): Problem[] {
  return containers.length > 0 || name === undefined
    ? among(path, name, "the other containers", containers)
    : [
        {
          path,
          message: `the pod has no other containers, got ${quote(name)}; remove this option`,
        },
      ];
}

/** Lists the containers, except the first, that can listen on a port. */
function listening({ containers = {}, initContainers = {} }: CheckablePorts): string[] {
  const sidecars = Object.entries(initContainers).filter(([, { restartPolicy }]) => restartPolicy === "Always");
  return [...Object.keys(containers), ...sidecars.map(([name]) => name)];
}
