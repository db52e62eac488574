import { container } from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import type { GkeAccessArgs } from "../access";
import { type CniArgs, cniOf, dataPlaneOf } from "../cni";
import type { Context } from "../context";
import { type FilesArgs, mountsFiles } from "../filestore";
import type { Key } from "../keys";
import type { LogsArgs } from "../logs";
import { type GkeMaintenanceArgs, maintenancePolicy } from "../maintenance";
import type { Network, NetworkArgs } from "../network";
import { defaultMaxPods, type NodeAccount, type NodesArgs, nodeConfigOf } from "../nodes";
import type { ControlPlaneArgs } from "./args";
import { endpointsOf } from "./endpoints";
import { hardeningOf } from "./hardening";
import { observabilityOf } from "./observability";

/** The options that settings of the control plane depend on. */
export interface ControlPlaneSettings
  extends ControlPlaneArgs,
    NetworkArgs,
    CniArgs,
    LogsArgs,
    FilesArgs,
    Pick<NodesArgs, "maxPodsPerNode"> {
  readonly access: Pick<GkeAccessArgs, "securityGroup">;
  readonly maintenance?: GkeMaintenanceArgs;
  readonly gatewayApi?: boolean;
}

/** The parts that the control plane depends on. */
export interface ControlPlaneParts {
  readonly network: Network;
  readonly nodeAccount: NodeAccount;
  readonly key: Key;
  /** The destination of logs, which must exist before the control plane logs anything. */
  readonly logs: pulumi.Resource;
}

/**
 * Creates the control plane in all zones of the region, or in one zone. GKE also creates a default pool and deletes it immediately. The default pool
 * has the settings of the other pools, because the project's policies may refuse other settings. Names are unique, so a replacement deletes the old
 * control plane first.
 */
export function createControlPlane(
  context: Context,
  args: ControlPlaneSettings,
  { network, nodeAccount, key, logs }: ControlPlaneParts,
): container.Cluster {
  const { name, project, location, clusterName, isProtected, opts } = context;
  return new container.Cluster(
    name,
    {
      project,
      name: clusterName,
      location,
      /* Google's provider refuses a cluster's own zone here, because that zone is always included. */
      nodeLocations: args.vpc.zones.filter((zone) => zone !== location),
      minMasterVersion: args.kubernetesVersion,
      releaseChannel: { channel: (args.releaseChannel ?? "regular").toUpperCase() },
      maintenancePolicy: maintenancePolicy(args.maintenance),
      deletionProtection: isProtected,
      removeDefaultNodePool: true,
      initialNodeCount: 1,
      nodeConfig: nodeConfigOf(nodeAccount.email, key.id),
      networkingMode: "VPC_NATIVE",
      network: network.id,
      subnetwork: network.nodes,
      ipAllocationPolicy: {
        stackType: "IPV4",
        clusterSecondaryRangeName: network.ranges.pods,
        servicesSecondaryRangeName: network.ranges.services,
      },
      defaultMaxPodsPerNode: args.maxPodsPerNode ?? defaultMaxPods,
      enableL4IlbSubsetting: true,
      gatewayApiConfig: { channel: args.gatewayApi === true ? "CHANNEL_STANDARD" : "CHANNEL_DISABLED" },
      dnsConfig: dnsConfig(args),
      addonsConfig: addonsConfig(args),
      ...dataPlaneOf(args),
      ...endpointsOf(args.endpoint, network.controlPlane),
      ...hardeningOf(context, args, key.id),
      ...observabilityOf(args),
      resourceLabels: context.labels,
    },
    {
      ...opts,
      protect: isProtected,
      deleteBeforeReplace: true,
      /* These properties describe the default pool, which no longer exists. */
      ignoreChanges: ["nodeConfig", "initialNodeCount"],
      dependsOn: [logs, ...network.routes, ...nodeAccount.ready, ...key.ready],
    },
  );
}

function dnsConfig({ dns = "kube-dns" }: ControlPlaneArgs) {
  return dns === "cloud-dns"
    ? { clusterDns: "CLOUD_DNS", clusterDnsScope: "CLUSTER_SCOPE", clusterDnsDomain: "cluster.local" }
    : { clusterDns: "KUBE_DNS" };
}

/** Selects the add-ons that GKE installs. Internal load balancers need the same controller as external load balancers. */
function addonsConfig(args: ControlPlaneSettings) {
  return {
    httpLoadBalancing: { disabled: false },
    horizontalPodAutoscaling: { disabled: false },
    networkPolicyConfig: { disabled: cniOf(args) !== "calico" },
    dnsCacheConfig: { enabled: false },
    gcePersistentDiskCsiDriverConfig: { enabled: true },
    gcpFilestoreCsiDriverConfig: { enabled: mountsFiles(args) },
  };
}
