import { portsOf } from "../service/check-ports";
import type { PortArgs } from "../workload/args";
import type { Probe } from "./container-args";

/** The three probes of a container. */
export interface Probes {
  readonly readinessProbe?: Probe;
  readonly livenessProbe?: Probe;
  readonly startupProbe?: Probe;
}

/**
 * The probes that were given, and for a workload with TCP ports those that were not: readiness takes a pod out of its Service
 * after 15 s without a connection, liveness restarts it after 60 s, and both wait up to five minutes for the start.
 */
export function probesOf(args: PortArgs & Probes): Probes {
  const first = portsOf(args).find(({ container, protocol }) => container === undefined && protocol === "TCP");
  const given = {
    ...(args.readinessProbe !== undefined && { readinessProbe: args.readinessProbe }),
    ...(args.livenessProbe !== undefined && { livenessProbe: args.livenessProbe }),
    ...(args.startupProbe !== undefined && { startupProbe: args.startupProbe }),
  };
  if (first === undefined) {
    return given;
  }
  const tcpSocket = { port: first.targetPort };
  const startup = startsByItself(args.livenessProbe)
    ? {}
    : { startupProbe: { tcpSocket, periodSeconds: 5, failureThreshold: 60 } };
  return {
    readinessProbe: { tcpSocket, periodSeconds: 5, failureThreshold: 3 },
    livenessProbe: { tcpSocket, periodSeconds: 20, failureThreshold: 3 },
    ...startup,
    ...given,
  };
}

function startsByItself(livenessProbe: Probe | undefined): boolean {
  return livenessProbe?.initialDelaySeconds !== undefined;
}
