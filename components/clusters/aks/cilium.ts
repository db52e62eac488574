import type * as pulumi from "@pulumi/pulumi";
import { ChartRelease, type ChartValues, ciliumChart } from "../../charts";
import { nodePodPrefix } from "./cni";
import type { Context } from "./context";
import { defaultPodCidr } from "./control-plane";
import { type PoolArgs, planPools, systemTaint } from "./node-pool-plan";

/** Installs Cilium of its own chart in a cluster that came without a CNI. It needs nothing of Azure: pods have a range of their own. */
export function createCilium(context: Context, opts: pulumi.CustomResourceOptions): pulumi.Resource[] {
  const release = new ChartRelease(
    `${context.name}-cilium`,
    {
      chart: ciliumChart.chart,
      source: context.args.charts ?? "upstream",
      releaseName: ciliumChart.chart.name,
      namespace: "kube-system",
      values: ciliumValues(context),
      awaited: false,
    },
    opts,
  );
  return [release];
}

/**
 * The chart's values: each node takes a part of the pods' range, and what goes to another node travels in a tunnel, since Azure does not
 * know these addresses; kube-proxy stays. What is not used is off.
 * https://docs.cilium.io/en/stable/installation/k8s-install-helm/ (AKS, bring your own CNI)
 */
function ciliumValues({ clusterName, args }: Context): ChartValues {
  return {
    upgradeCompatibility: "1.20",
    cluster: { name: clusterName },
    aksbyocni: { enabled: true },
    ipam: {
      mode: "cluster-pool",
      operator: {
        clusterPoolIPv4PodCIDRList: [args.podCidr ?? defaultPodCidr],
        clusterPoolIPv4MaskSize: nodePodPrefix,
      },
    },
    routingMode: "tunnel",
    kubeProxyReplacement: "false",
    hubble: deniedToLog,
    /* for DNS alone, so that policies can name hosts; what is asked of these by HTTP would take Envoy */
    l7Proxy: true,
    envoy: { enabled: false },
    resources: { requests: { cpu: "100m", memory: "256Mi" } },
    operator: operatorValues(args),
  };
}

/**
 * Writes what policies refuse to the agent's log. Nobody asks Hubble for more: it listens nowhere, and so needs no certificates, which
 * every rendering of the chart would make anew.
 * https://docs.cilium.io/en/stable/observability/hubble/configuration/export/
 */
const deniedToLog = {
  enabled: true,
  listenAddress: "",
  tls: { enabled: false },
  export: { static: { enabled: true, filePath: "stdout", allowList: ['{"verdict":["DROPPED","ERROR"]}'] } },
};

/** One operator at a time leads; a second one, on a node of its own, takes over. */
function operatorValues(args: PoolArgs) {
  const tolerations = [
    { key: "node.kubernetes.io/not-ready", operator: "Exists" },
    { key: "node.cloudprovider.kubernetes.io/uninitialized", operator: "Exists" },
    { key: systemTaint.key, operator: "Exists" },
  ];
  const nodes = planPools(args)
    .filter(({ taints }) => taints.every(({ key }) => key === systemTaint.key))
    .reduce((sum, { min }) => sum + min, 0);
  return {
    replicas: Math.min(nodes, 2),
    tolerations,
    podDisruptionBudget: { enabled: true, maxUnavailable: 1, unhealthyPodEvictionPolicy: "AlwaysAllow" },
    resources: { requests: { cpu: "50m", memory: "128Mi" }, limits: { memory: "512Mi" } },
  };
}
