import * as pulumi from "@pulumi/pulumi";
import { ChartRelease, type ChartValues, ciliumChart } from "../../../charts";
import { ciliumDeniedToLog, ciliumOperatorValues, type OperatorPool } from "../../cilium-values";
import { type CniSources, createCiliumPullSecret, sourcedCilium } from "../../cni-sources";
import type { AwsPermission } from "../../contract";
import { type Context, tagsOf } from "../context";
import { createPodIdentity, type IdentitySource } from "../identity";
import { arnOf, type Site } from "../site";

const namespace = "kube-system";
const operatorAccount = "cilium-operator";

/** The parts of the cluster that Cilium uses. */
export interface CiliumParts {
  readonly identities: IdentitySource;
  /** The subnets of the nodes. */
  readonly subnetIds: readonly pulumi.Input<string>[];
  readonly pools: readonly OperatorPool[];
}

/** Installs Cilium: an agent on each node, and an operator. Only the operator creates network interfaces, with its own identity. */
export function createCilium(
  context: Context,
  { source, images }: CniSources,
  { identities, subnetIds, pools }: CiliumParts,
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  const name = `${context.name}-cilium`;
  const aws = ciliumPermissions(context, subnetIds);
  const request = { namespace, serviceAccount: operatorAccount, permissions: { aws } };
  const identity = createPodIdentity(context, identities, name, request);
  const release = new ChartRelease(
    name,
    {
      chart: ciliumChart.chart,
      source,
      releaseName: ciliumChart.chart.name,
      namespace,
      values: sourcedCilium(ciliumValues(context, subnetIds, pools), images),
      awaited: false,
    },
    { ...opts, dependsOn: [...identity.dependsOn, ...createCiliumPullSecret(name, images, opts)] },
  );
  return [release];
}

/**
 * Renders the chart's values. Pods have addresses of the VPC, in blocks of 16. Cilium does not masquerade these addresses, because the NAT gateways
 * translate them. kube-proxy stays. Unused features are off.
 * https://docs.cilium.io/en/stable/network/concepts/ipam/eni/
 */
function ciliumValues(
  context: Context,
  subnetIds: readonly pulumi.Input<string>[],
  pools: readonly OperatorPool[],
): ChartValues {
  const { clusterName } = context;
  return {
    upgradeCompatibility: "1.20",
    cluster: { name: clusterName },
    ipam: { mode: "eni" },
    eni: {
      enabled: true,
      awsEnablePrefixDelegation: true,
      eniTags: tagsOf(context, `${context.name}-pods`),
      gcTags: { "io.cilium/cilium-managed": "true", "io.cilium/cluster-name": clusterName },
      nodeSpec: { subnetIDs: [...subnetIds] },
    },
    routingMode: "native",
    enableIPv4Masquerade: false,
    kubeProxyReplacement: "false",
    /* Without the host's network stack, pods cannot reach the EKS Pod Identity agent: https://github.com/cilium/cilium/issues/35989 */
    bpf: { hostLegacyRouting: true },
    hubble: ciliumDeniedToLog,
    /* Used only for DNS, so that policies can name hosts. HTTP rules would need Envoy. */
    l7Proxy: true,
    envoy: { enabled: false },
    resources: { requests: { cpu: "100m", memory: "256Mi" } },
    operator: ciliumOperatorValues(pools),
  };
}

/**
 * Lists the operator's permissions. The operator reads the network, and creates and changes network interfaces in this account and region. It creates
 * interfaces only in the nodes' subnets. https://docs.cilium.io/en/stable/network/concepts/ipam/eni/#required-privileges
 */
function ciliumPermissions(site: Site, subnetIds: readonly pulumi.Input<string>[]): AwsPermission[] {
  const interfaces = arnOf(site, "ec2", "network-interface/*");
  const instances = arnOf(site, "ec2", "instance/*");
  const groups = arnOf(site, "ec2", "security-group/*");
  const subnets = subnetIds.map((id) => pulumi.interpolate`${arnOf(site, "ec2", "subnet/")}${id}`);
  return [
    { actions: readActions, resources: ["*"] },
    { actions: ["ec2:CreateNetworkInterface"], resources: [interfaces, groups, ...subnets] },
    { actions: ["ec2:AttachNetworkInterface"], resources: [interfaces, instances] },
    { actions: ["ec2:ModifyNetworkInterfaceAttribute"], resources: [interfaces, instances, groups] },
    {
      actions: ["ec2:AssignPrivateIpAddresses", "ec2:CreateTags", "ec2:DeleteNetworkInterface"],
      resources: [interfaces],
    },
  ];
}

/** Actions that only read. IAM can limit hardly any of these actions to certain resources. */
const readActions = [
  "ec2:DescribeInstanceTypes",
  "ec2:DescribeManagedPrefixLists",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeRouteTables",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSubnets",
  "ec2:DescribeVpcs",
  "ec2:GetManagedPrefixListEntries",
];
