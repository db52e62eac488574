import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { ChartRelease, type ChartValues, calicoCrdsChart, calicoRegistry, tigeraOperatorChart } from "../../../charts";
import { createPullSecret, type ImageSource, sourcedValues } from "../../../images";
import { namespaceLabels } from "../../../pod-security";
import type { CniSources } from "../../cni-sources";
import type { Context } from "../context";

/**
 * Values of Calico as the policy engine of the VPC CNI. Calico's API server is off, because NetworkPolicies do not need it. Its flow logs are off,
 * too. Calico writes nothing to paths that are read-only on Bottlerocket.
 * https://docs.tigera.io/calico/latest/getting-started/kubernetes/managed-public-cloud/eks
 */
const installation = {
  enabled: true,
  kubernetesProvider: "EKS",
  cni: { type: "AmazonVPC", ipam: { type: "AmazonVPC" } },
  calicoNetwork: { bgp: "Disabled" },
  flexVolumePath: "None",
  kubeletVolumePluginPath: "None",
};

function calicoValues(images: ImageSource | undefined): ChartValues {
  const values: ChartValues = {
    installation: { ...installation, ...calicoRegistry(images) },
    apiServer: { enabled: false },
    goldmane: { enabled: false },
    whisker: { enabled: false },
    /* A separate chart installs the CRDs. */
    manageCRDs: false,
    resources: { requests: { cpu: "50m", memory: "128Mi" }, limits: { memory: "512Mi" } },
  };
  return sourcedValues(values, tigeraOperatorChart.images, images);
}

/** Installs Calico: first its CRDs, then the operator, which installs and upgrades everything else. */
export function createCalico(
  context: Context,
  { source, images }: CniSources,
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  const name = `${context.name}-calico`;
  const namespace = createNamespace(name, context, opts);
  const pullSecret = createPullSecret(name, namespace.metadata.name, images, opts);
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
      values: calicoValues(images),
      awaited: false,
    },
    { ...opts, dependsOn: [crds, ...pullSecret] },
  );
  return [release];
}

/** Creates the operator's namespace. The operator uses the host network, because it starts before the pod network exists. */
function createNamespace(name: string, context: Context, opts: pulumi.CustomResourceOptions): k8s.core.v1.Namespace {
  const labels = namespaceLabels("privileged", context.kubernetesVersion);
  return new k8s.core.v1.Namespace(name, { metadata: { name: "tigera-operator", labels } }, opts);
}
