import { systemTaint } from "./node-pool";

/**
 * Writes connections that policies deny to the agent's log, as the VPC CNI does. Hubble does not listen for connections, so it needs no
 * certificates, which the chart would generate again at every rendering.
 * https://docs.cilium.io/en/stable/observability/hubble/configuration/export/
 */
export const ciliumDeniedToLog = {
  enabled: true,
  listenAddress: "",
  tls: { enabled: false },
  export: { static: { enabled: true, filePath: "stdout", allowList: ['{"verdict":["DROPPED","ERROR"]}'] } },
};

/** The part of a node pool that decides where the operator's pods run. */
export interface OperatorPool {
  readonly min: number;
  readonly taints: readonly { readonly key: string }[];
}

/**
 * Renders the operator's values. One operator leads; a second one, on another node, takes over. Both tolerate the taints of new nodes
 * and of the system pool.
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
