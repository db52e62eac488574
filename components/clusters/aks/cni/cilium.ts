import type * as pulumi from "@pulumi/pulumi";
import { ChartRelease, type ChartValues, ciliumChart } from "../../../charts";
import { ciliumDeniedToLog, ciliumOperatorValues } from "../../cilium-values";
import { nodePodPrefix } from "./cni";
import type { Context } from "../context";
import { defaultPodCidr } from "../control-plane/control-plane";
import { planPools, systemTaint } from "../nodes/plan";

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
    hubble: ciliumDeniedToLog,
    /* for DNS alone, so that policies can name hosts; what is asked of these by HTTP would take Envoy */
    l7Proxy: true,
    envoy: { enabled: false },
    resources: { requests: { cpu: "100m", memory: "256Mi" } },
    operator: ciliumOperatorValues(planPools(args), systemTaint.key),
  };
}
