import { systemTaint } from "./node-pool";

/**
 * Values with which Cilium logs the connections that policies deny. The agent writes them to its log, as the VPC CNI does. Hubble does not listen for
 * connections, so it needs no certificates. The chart would generate certificates again at every rendering.
 * https://docs.cilium.io/en/stable/observability/hubble/configuration/export/
 */
export const ciliumDeniedToLog = {
  enabled: true,
  listenAddress: "",
  tls: { enabled: false },
  export: { static: { enabled: true, filePath: "stdout", allowList: ['{"verdict":["DROPPED","ERROR"]}'] } },
};

/** The properties of a node pool that decide where the operator's pods run. */
export interface OperatorPool {
  readonly min: number;
  readonly taints: readonly { readonly key: string }[];
}

/**
 * Renders the operator's values. One operator leads. A second operator on another node takes over if the first one fails. Both tolerate the taints of
 * new nodes and of the system pool.
 */
export function ciliumOperatorValues(pools: readonly OperatorPool[]) {
  const tolerations = [
    { key: "node.kubernetes.io/not-ready", operator: "Exists" },
    { key: "node.cloudprovider.kubernetes.io/uninitialized", operator: "Exists" },
    { key: systemTaint.key, operator: "Exists" },
  ];
  const nodes = pools
    .filter(({ taints }) => taints.every(({ key }) => key === systemTaint.key))
    .reduce((sum, { min }) => sum + min, 0);
  return {
    replicas: Math.min(nodes, 2),
    tolerations,
    podDisruptionBudget: { enabled: true, maxUnavailable: 1, unhealthyPodEvictionPolicy: "AlwaysAllow" },
    resources: { requests: { cpu: "50m", memory: "128Mi" }, limits: { memory: "512Mi" } },
  };
}
