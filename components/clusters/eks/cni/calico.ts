import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { ChartRelease, type ChartValues, calicoCrdsChart, tigeraOperatorChart } from "../../../charts";
import { namespaceLabels } from "../../../pod-security";
import type { Context } from "../context";

/**
 * Calico for policies, beside the VPC CNI. Its API server, which policies of Kubernetes' own kind do not need, and its flow
 * logs are off; nothing is written to where images keep their files read-only.
 * https://docs.tigera.io/calico/latest/getting-started/kubernetes/managed-public-cloud/eks
 */
const calicoValues: ChartValues = {
  installation: {
    enabled: true,
    kubernetesProvider: "EKS",
    cni: { type: "AmazonVPC", ipam: { type: "AmazonVPC" } },
    calicoNetwork: { bgp: "Disabled" },
    flexVolumePath: "None",
    kubeletVolumePluginPath: "None",
  },
  apiServer: { enabled: false },
  goldmane: { enabled: false },
  whisker: { enabled: false },
  /* the CRDs are those of their own chart, and nobody else's */
  manageCRDs: false,
  resources: { requests: { cpu: "50m", memory: "128Mi" }, limits: { memory: "512Mi" } },
};

/** Installs Calico: its CRDs, then the operator that brings and upgrades the rest. */
export function createCalico(context: Context, opts: pulumi.CustomResourceOptions): pulumi.Resource[] {
  const name = `${context.name}-calico`;
  const source = context.args.charts ?? "upstream";
  const namespace = createNamespace(name, context, opts);
  const crds = new ChartRelease(
    `${name}-crds`,
    {
      chart: calicoCrdsChart.chart,
      source,
      releaseName: "calico-crds",
      namespace: namespace.metadata.name,
      values: {},
    },
    opts,
  );
  const release = new ChartRelease(
    name,
    {
      chart: tigeraOperatorChart.chart,
      source,
      releaseName: "calico",
      namespace: namespace.metadata.name,
      values: calicoValues,
      awaited: false,
    },
    { ...opts, dependsOn: crds },
  );
  return [release];
}

/** The operator shares the node's network, so that it works before there is another. */
function createNamespace(name: string, context: Context, opts: pulumi.CustomResourceOptions): k8s.core.v1.Namespace {
  const labels = namespaceLabels("privileged", context.args.kubernetesVersion);
  return new k8s.core.v1.Namespace(name, { metadata: { name: "tigera-operator", labels } }, opts);
}
