import { container } from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import type { GkeClusterArgs } from "../args";
import { cniOf, dataPlaneOf } from "../cni/cni";
import { type Context, clusterLabels, isProtected } from "../context";
import { endpointsOf } from "./endpoints";
import { hardeningOf } from "./hardening";
import type { Key } from "../keys";
import { maintenancePolicy } from "../maintenance/maintenance";
import { type Network, secondaryRanges } from "../network/network";
import type { NodeAccount } from "../nodes/node-account";
import { nodeConfigOf } from "../nodes/node-config";
import { defaultMaxPods } from "../nodes/plan";
import { observabilityOf } from "./observability";

/**
 * Makes the control plane, in all zones of the region. GKE makes it with a pool of its own, which goes at once; that pool is made
 * as ours are, since a project's policies may refuse any other. The name cannot be had twice: where it must be replaced, the old
 * one goes first.
 */
export function createControlPlane(
  context: Context,
  network: Network,
  nodeAccount: NodeAccount,
  key: Key,
  logs: pulumi.Resource,
): container.Cluster {
  const { name, args, project, region, clusterName, opts } = context;
  return new container.Cluster(
    name,
    {
      project,
      name: clusterName,
      location: region,
      nodeLocations: args.vpc.zones,
      minMasterVersion: args.kubernetesVersion,
      releaseChannel: { channel: (args.releaseChannel ?? "regular").toUpperCase() },
      maintenancePolicy: maintenancePolicy(args),
      deletionProtection: isProtected(context),
      removeDefaultNodePool: true,
      initialNodeCount: 1,
      nodeConfig: nodeConfigOf(nodeAccount.email, key.id),
      networkingMode: "VPC_NATIVE",
      network: network.network.id,
      subnetwork: network.nodes.id,
      ipAllocationPolicy: {
        stackType: "IPV4",
        clusterSecondaryRangeName: secondaryRanges.pods,
        servicesSecondaryRangeName: secondaryRanges.services,
      },
      defaultMaxPodsPerNode: args.maxPodsPerNode ?? defaultMaxPods,
      enableL4IlbSubsetting: true,
      gatewayApiConfig: { channel: args.gatewayApi === true ? "CHANNEL_STANDARD" : "CHANNEL_DISABLED" },
      dnsConfig: dnsConfig(args),
      addonsConfig: addonsConfig(args),
      ...dataPlaneOf(args),
      ...endpointsOf(args.endpoint, network.controlPlane),
      ...hardeningOf(context, key.id),
      ...observabilityOf(args),
      resourceLabels: clusterLabels(context),
    },
    {
      ...opts,
      protect: isProtected(context),
      deleteBeforeReplace: true,
      /* They speak of the pool that is gone. */
      ignoreChanges: ["nodeConfig", "initialNodeCount"],
      dependsOn: [logs, ...network.routes, ...nodeAccount.ready, ...key.ready],
    },
  );
}

function dnsConfig({ dns = "kube-dns" }: GkeClusterArgs) {
  return dns === "cloud-dns"
    ? { clusterDns: "CLOUD_DNS", clusterDnsScope: "CLUSTER_SCOPE", clusterDnsDomain: "cluster.local" }
    : { clusterDns: "KUBE_DNS" };
}

/** What GKE installs by itself; load balancers inside of the network need the controller of those outside. */
function addonsConfig(args: GkeClusterArgs) {
  return {
    httpLoadBalancing: { disabled: false },
    horizontalPodAutoscaling: { disabled: false },
    networkPolicyConfig: { disabled: cniOf(args) !== "calico" },
    dnsCacheConfig: { enabled: false },
    gcePersistentDiskCsiDriverConfig: { enabled: true },
    gcpFilestoreCsiDriverConfig: { enabled: args.storage?.shared ?? false },
  };
}
