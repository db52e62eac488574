import type { WorkloadPort } from "../service";
import type { ContainerArgs } from "./container-args";

/** The probes of a container. */
export type Probes = Pick<ContainerArgs, "readinessProbe" | "livenessProbe" | "startupProbe">;

/** Returns the probes that you set, without absent keys. */
export function givenProbes({ readinessProbe, livenessProbe, startupProbe }: Probes): Probes {
  return {
    ...(readinessProbe !== undefined && { readinessProbe }),
    ...(livenessProbe !== undefined && { livenessProbe }),
    ...(startupProbe !== undefined && { startupProbe }),
  };
}

/**
 * Returns the probes of the first container. With a TCP port, it has default probes. Readiness removes the pod from its Service after 15 s without a
 * connection. Liveness restarts the container after 60 s. Both wait up to five minutes for the start.
 */
export function probesOf(args: Probes, ports: readonly WorkloadPort[]): Probes {
  const given = givenProbes(args);
  const first = ports.find(({ container, protocol }) => container === undefined && protocol === "TCP");
  if (first === undefined) {
    return given;
  }
  const tcpSocket = { port: first.targetPort };
  return {
    readinessProbe: { tcpSocket, periodSeconds: 5, failureThreshold: 3 },
    livenessProbe: { tcpSocket, periodSeconds: 20, failureThreshold: 3 },
    ...(args.livenessProbe?.initialDelaySeconds === undefined && {
      startupProbe: { tcpSocket, periodSeconds: 5, failureThreshold: 60 },
    }),
    ...given,
  };
}
