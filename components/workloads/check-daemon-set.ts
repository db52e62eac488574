import { collectProblems, type Problem, quote } from "../problems";
import type { DaemonSetArgs } from "./daemon-set";
import { badPort, portsOf } from "./service/check-ports";

type CheckableDaemonSet = Omit<DaemonSetArgs, "image" | "overrides">;

/** Objections to what only a DaemonSet has: what it takes of the node needs a namespace that allows privileged pods. */
export function checkDaemonSet(args: CheckableDaemonSet): Problem[] {
  const { hostPaths = {}, hostPorts = {}, hostNetwork, maxUnavailable = 1 } = args;
  const names = portsOf(args).map(({ name }) => name);
  return collectProblems([
    ...Object.keys(hostPaths).map((name) => needsPrivileged(`hostPaths.${name}`, args)),
    ...Object.entries(hostPorts).flatMap(([name, port]) => [
      needsPrivileged(`hostPorts.${name}`, args),
      badPort(port, `hostPorts.${name}`),
      !names.includes(name) && {
        path: `hostPorts.${name}`,
        message: `the name of a port (${names.length === 0 ? "there is none" : `one of ${names.map(quote).join(", ")}`}), given ${quote(name)}`,
      },
    ]),
    hostNetwork === true && needsPrivileged("hostNetwork", args),
    (maxUnavailable === 0 || maxUnavailable === "0" || maxUnavailable === "0%") && {
      path: "maxUnavailable",
      message: `at least 1, given ${quote(maxUnavailable)}: updates would never begin`,
    },
  ]);
}

function needsPrivileged(path: string, { tenant }: CheckableDaemonSet): Problem | false {
  const { podSecurity } = tenant;
  return (
    podSecurity !== undefined &&
    podSecurity !== "privileged" && {
      path,
      message: `a tenant with podSecurity "privileged", given one with ${quote(podSecurity)}, which refuses such pods: put the agent into a tenant of its own`,
    }
  );
}
