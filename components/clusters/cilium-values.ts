/**
 * Writes what policies refuse to the agent's log, as the VPC CNI does. Nobody asks Hubble for more: it listens nowhere, and so
 * needs no certificates, which every rendering of the chart would make anew.
 * https://docs.cilium.io/en/stable/observability/hubble/configuration/export/
 */
export const ciliumDeniedToLog = {
  enabled: true,
  listenAddress: "",
  tls: { enabled: false },
  export: { static: { enabled: true, filePath: "stdout", allowList: ['{"verdict":["DROPPED","ERROR"]}'] } },
};

interface Pool {
  readonly min: number;
  readonly taints: readonly { readonly key: string }[];
}

/** One operator at a time leads; a second one, on a node of its own, takes over. It tolerates what new nodes and system pools have. */
export function ciliumOperatorValues(pools: readonly Pool[], systemTaintKey: string) {
  const tolerations = [
    { key: "node.kubernetes.io/not-ready", operator: "Exists" },
    { key: "node.cloudprovider.kubernetes.io/uninitialized", operator: "Exists" },
    { key: systemTaintKey, operator: "Exists" },
  ];
  const nodes = pools
    .filter(({ taints }) => taints.every(({ key }) => key === systemTaintKey))
    .reduce((sum, { min }) => sum + min, 0);
  return {
    replicas: Math.min(nodes, 2),
    tolerations,
    podDisruptionBudget: { enabled: true, maxUnavailable: 1, unhealthyPodEvictionPolicy: "AlwaysAllow" },
    resources: { requests: { cpu: "50m", memory: "128Mi" }, limits: { memory: "512Mi" } },
  };
}
