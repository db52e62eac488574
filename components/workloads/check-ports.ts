import { type Problem, collectProblems, quote } from "../problems";
import type { Port, WorkloadArgs } from "./options";

type PortArgs = Pick<WorkloadArgs, "port" | "ports" | "internetPorts">;

/** The ports of a workload, with the short form written out. */
export function portsOf({ port, ports }: Pick<WorkloadArgs, "port" | "ports">): readonly Required<Port>[] {
  const given = ports ?? (port === undefined ? [] : [{ port }]);
  return given.map((one) => ({ name: one.name ?? "http", port: one.port, targetPort: one.targetPort ?? one.port }));
}

/** Objections to the ports of a workload. */
export function checkPorts(args: PortArgs): Problem[] {
  const ports = portsOf(args);
  const names = ports.map(({ name }) => name);
  const targets = ports.map(({ targetPort }) => targetPort);
  return collectProblems([
    args.port !== undefined &&
      args.ports !== undefined && { path: "port", message: "port and ports exclude one another: keep one" },
    ...ports.flatMap(({ port, targetPort }, index) => [
      badPort(port, args.ports === undefined ? "port" : `ports[${index}].port`),
      targetPort !== port && badPort(targetPort, `ports[${index}].targetPort`),
    ]),
    ...names.map(
      (name, index) =>
        names.indexOf(name) !== index && {
          path: `ports[${index}].name`,
          message: `a name of its own, given ${quote(name)} twice: name each port`,
        },
    ),
    ...targets.map(
      (target, index) =>
        targets.indexOf(target) !== index && {
          path: `ports[${index}].targetPort`,
          message: `a container port of its own, given ${quote(target)} twice: one port of the Service is enough for it`,
        },
    ),
    ...names.map(
      (name, index) =>
        !/^(?=.*[a-z])[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$/.test(name) && {
          path: `ports[${index}].name`,
          message: `at most 15 of a-z, 0-9 and "-", with a letter, given ${quote(name)}`,
        },
    ),
    ...(args.internetPorts ?? []).map((port, index) => badPort(port, `internetPorts[${index}]`)),
  ]);
}

function badPort(port: number, path: string): Problem | false {
  return (
    (!Number.isInteger(port) || port < 1 || port > 65535) && {
      path,
      message: `a whole number from 1 to 65535, given ${quote(port)}`,
    }
  );
}
