import type { ChartValues } from "../../charts";
import { type ContainerSize, containerResources, tolerateEverything } from "../pods";

/** The pods of an agent, in the form of the charts of Fluent Bit and Fluentd. */
export interface NodeAgent {
  readonly values: ChartValues;
  readonly volumes: readonly object[];
  readonly mounts: readonly object[];
}

/**
 * Describes one pod on every node. The pod reads the logs of all containers on its node. It runs as root, because root owns the log files, but
 * without root's capabilities.
 *
 * @param stateFolder the only folder on the node to which the pod writes
 */
export function nodeAgent(size: ContainerSize, stateFolder: string): NodeAgent {
  return {
    values: {
      priorityClassName: "system-node-critical",
      tolerations: tolerateEverything,
      updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: "10%" } },
      resources: containerResources(size),
      securityContext: {
        runAsUser: 0,
        runAsGroup: 0,
        allowPrivilegeEscalation: false,
        capabilities: { drop: ["ALL"] },
        readOnlyRootFilesystem: true,
        seccompProfile: { type: "RuntimeDefault" },
      },
    },
    volumes: [
      { name: "varlog", hostPath: { path: "/var/log", type: "Directory" } },
      { name: "state", hostPath: { path: stateFolder, type: "DirectoryOrCreate" } },
    ],
    mounts: [
      { name: "varlog", mountPath: "/var/log", readOnly: true },
      { name: "state", mountPath: stateFolder },
    ],
  };
}
