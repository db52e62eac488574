import * as pulumi from "@pulumi/pulumi";
import { ChartRelease, type ChartValues, ciliumChart } from "../../../charts";
import { ciliumDeniedToLog, ciliumOperatorValues } from "../../cilium-values";
import type { AwsPermission } from "../../contract";
import { type Context, tagsOf } from "../context";
import { createPodIdentity, type IdentitySource } from "../identity/identity";
import type { Network } from "../network/network";
import { planPools, systemTaint } from "../nodes/plan";
import { arnOf, type Site } from "../site";

const namespace = "kube-system";
const operatorAccount = "cilium-operator";

/** Installs Cilium: its operator, alone to make network interfaces, with an identity of its own; its agent on each node. */
export function createCilium(
  context: Context,
  network: Network,
  identities: IdentitySource,
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  const name = `${context.name}-cilium`;
  const subnetIds = network.zones.map(({ privateSubnetId }) => privateSubnetId);
  const aws = ciliumPermissions(context, subnetIds);
  const request = { namespace, serviceAccount: operatorAccount, permissions: { aws } };
  const identity = createPodIdentity(context, identities, name, request);
  const release = new ChartRelease(
    name,
    {
      chart: ciliumChart.chart,
      source: context.args.charts ?? "upstream",
      releaseName: ciliumChart.chart.name,
      namespace,
      values: ciliumValues(context, subnetIds),
      awaited: false,
    },
    { ...opts, dependsOn: [...identity.dependsOn] },
  );
  return [release];
}

/**
 * The chart's values: pods have addresses of the network in blocks of sixteen, which keep their way through the network as they
 * are, since the NAT gateways translate them; kube-proxy stays. What is not used is off.
 * https://docs.cilium.io/en/stable/network/concepts/ipam/eni/
 */
function ciliumValues(context: Context, subnetIds: readonly pulumi.Input<string>[]): ChartValues {
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
    /* past the host's stack, pods do not reach the agent of EKS Pod Identity: https://github.com/cilium/cilium/issues/35989 */
    bpf: { hostLegacyRouting: true },
    hubble: ciliumDeniedToLog,
    /* for DNS alone, so that policies can name hosts; what is asked of these by HTTP would take Envoy */
    l7Proxy: true,
    envoy: { enabled: false },
    resources: { requests: { cpu: "100m", memory: "256Mi" } },
    operator: ciliumOperatorValues(planPools(context.args), systemTaint.key),
  };
}

/**
 * What the operator may do: see the network, and make and change network interfaces of this account and region, new ones in the
 * nodes' subnets only. https://docs.cilium.io/en/stable/network/concepts/ipam/eni/#required-privileges
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

/** What it reads; hardly any of these can be limited to resources. */
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
