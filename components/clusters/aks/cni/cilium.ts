import type * as pulumi from "@pulumi/pulumi";
import { ChartRelease, type ChartValues, ciliumChart } from "../../../charts";
import { ciliumDeniedToLog, ciliumOperatorValues, type OperatorPool } from "../../cilium-values";
import { type CniSources, createCiliumPullSecret, sourcedCilium } from "../../cni-sources";
import type { Context } from "../context";
import { nodePodPrefix } from "../network";

/** The parts of the cluster that Cilium uses. */
export interface CiliumParts {
  readonly podCidr: string;
  readonly pools: readonly OperatorPool[];
}

/** Installs Cilium's own chart in a cluster without a CNI. Cilium needs nothing from Azure, because pods have their own range. */
export function createCilium(
  context: Context,
  { source, images }: CniSources,
  parts: CiliumParts,
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  const name = `${context.name}-cilium`;
  const release = new ChartRelease(
    name,
    {
      chart: ciliumChart.chart,
      source,
      releaseName: ciliumChart.chart.name,
      namespace: "kube-system",
      values: sourcedCilium(ciliumValues(context, parts), images),
      awaited: false,
    },
    { ...opts, dependsOn: createCiliumPullSecret(name, images, opts) },
  );
  return [release];
}

/**
 * Renders the chart's values. Each node takes a part of the pods' range. Traffic to other nodes goes through a tunnel, because Azure does
 * not route these addresses. kube-proxy stays. Unused features are off.
 * https://docs.cilium.io/en/stable/installation/k8s-install-helm/ (AKS, bring your own CNI)
 */
function ciliumValues({ clusterName }: Context, { podCidr, pools }: CiliumParts): ChartValues {
  return {
    upgradeCompatibility: "1.20",
    cluster: { name: clusterName },
    aksbyocni: { enabled: true },
    ipam: {
      mode: "cluster-pool",
      operator: { clusterPoolIPv4PodCIDRList: [podCidr], clusterPoolIPv4MaskSize: nodePodPrefix },
    },
    routingMode: "tunnel",
    kubeProxyReplacement: "false",
    hubble: ciliumDeniedToLog,
    /* Used only for DNS, so that policies can name hosts. HTTP rules would need Envoy. */
    l7Proxy: true,
    envoy: { enabled: false },
    resources: { requests: { cpu: "100m", memory: "256Mi" } },
    operator: ciliumOperatorValues(pools),
  };
}
