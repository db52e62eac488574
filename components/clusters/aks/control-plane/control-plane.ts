import { ManagedCluster } from "@pulumi/azure-native/containerservice";
import * as pulumi from "@pulumi/pulumi";
import { addressAt, parseRange } from "../../../ranges";
import { type AksAccessArgs, aadProfile } from "../access";
import { type CniArgs, cniProfile } from "../cni";
import { type Context, placeOf } from "../context";
import type { Keys } from "../keys";
import { containerInsightsProfile, type Logs, type LogsArgs } from "../logs";
import { defaultPodCidr, defaultServiceCidr, type Network, type NetworkArgs } from "../network";
import { type NodesArgs, planSystemPool, poolArgs } from "../nodes";
import { type GroupArgs, nodeResourceGroupOf } from "../resource-group";
import { retryUntilRolesArrive, retryWhileBusy } from "../retry";
import type { AksEndpointArgs, ControlPlaneArgs } from "./args";
import type { ClusterIdentities } from "./identities";

const imageCleanerHours = 48;
/** Offset of the DNS Service's address in the range of Services. The Service `kubernetes` has the first address. */
const dnsOffset = 10;

/** The options that settings of the control plane depend on. */
export interface ControlPlaneSettings extends ControlPlaneArgs, NetworkArgs, NodesArgs, CniArgs, LogsArgs, GroupArgs {
  readonly access: Pick<AksAccessArgs, "authorization" | "adminGroupObjectIds">;
  readonly storage?: { readonly shared?: boolean };
}

/** The parts that the control plane depends on. */
export interface ControlPlaneParts {
  readonly network: Network;
  readonly identities: ClusterIdentities;
  readonly keys: Keys;
  readonly logs: Logs;
  /** The deployer's role, which takes effect while the cluster is being created. */
  readonly access: readonly pulumi.Resource[];
}

/**
 * Creates the control plane together with the system pool, as AKS requires. Names are unique, so a replacement deletes the old control
 * plane first.
 */
export function createControlPlane(
  context: Context,
  args: ControlPlaneSettings,
  parts: ControlPlaneParts,
): ManagedCluster {
  const { name, clusterName, opts } = context;
  const { network, identities, keys } = parts;
  const systemPool = planSystemPool(args);
  return new ManagedCluster(
    name,
    {
      ...placeOf(context),
      ...features(args, parts.logs),
      resourceName: clusterName,
      dnsPrefix: clusterName,
      kubernetesVersion: args.kubernetesVersion,
      sku: { name: "Base", tier: args.slaTier ?? "Standard" },
      supportPlan: "KubernetesOfficial",
      nodeResourceGroup: nodeResourceGroupOf(args, clusterName),
      nodeResourceGroupProfile: { restrictionLevel: "ReadOnly" },
      ...identityArgs(context, args, identities),
      apiServerAccessProfile: apiServerArgs(args.endpoint, network),
      networkProfile: networkArgs(args),
      agentPoolProfiles: [{ ...poolArgs(context, network, systemPool), name: systemPool.name }],
      diskEncryptionSetID: keys.diskEncryptionSetId,
      securityProfile: securityArgs(args, parts),
    },
    {
      ...opts,
      protect: context.isProtected,
      deleteBeforeReplace: true,
      dependsOn: [...identities.rights, ...keys.ready, ...network.changes, ...parts.access],
      hooks: { onError: [retryUntilRolesArrive(`${name}-roles`), retryWhileBusy(`${name}-busy`)] },
    },
  );
}

/** Sets the identities of the control plane and the nodes. People authenticate with Microsoft Entra only. */
function identityArgs(
  { tenantId }: Context,
  { access }: ControlPlaneSettings,
  { controlPlane, kubelet }: ClusterIdentities,
) {
  return {
    identity: { type: "UserAssigned" as const, userAssignedIdentities: [controlPlane.id] },
    identityProfile: {
      kubeletidentity: { resourceId: kubelet.id, clientId: kubelet.clientId, objectId: kubelet.principalId },
    },
    enableRBAC: true,
    disableLocalAccounts: true,
    aadProfile: aadProfile(access, tenantId),
    oidcIssuerProfile: { enabled: true },
  };
}

/** Puts the API server into a subnet of the network. If public ranges are set, clients in these ranges reach it over the internet, too. */
function apiServerArgs({ publicAccessCidrs }: AksEndpointArgs, { apiServerSubnetId, privateDnsZoneId }: Network) {
  const inNetwork = { enableVnetIntegration: true, subnetId: apiServerSubnetId, disableRunCommand: true };
  return publicAccessCidrs === undefined
    ? {
        ...inNetwork,
        enablePrivateCluster: true,
        enablePrivateClusterPublicFQDN: false,
        privateDNSZone: privateDnsZoneId ?? "system",
      }
    : { ...inNetwork, enablePrivateCluster: false, authorizedIPRanges: [...publicAccessCidrs] };
}

function networkArgs(args: NetworkArgs & CniArgs) {
  const { outbound = "nat-gateway" } = args.vnet;
  const serviceCidr = args.serviceCidr ?? defaultServiceCidr;
  return {
    ...cniProfile(args),
    ipFamilies: ["IPv4"],
    podCidr: args.podCidr ?? defaultPodCidr,
    serviceCidr,
    dnsServiceIP: dnsAddress(serviceCidr),
    loadBalancerSku: "standard",
    outboundType: outbound === "nat-gateway" ? "userAssignedNATGateway" : "userDefinedRouting",
  };
}

/** Returns the address of the DNS Service. */
function dnsAddress(serviceCidr: string): string {
  const range = parseRange(serviceCidr);
  return range === undefined ? serviceCidr : addressAt(range, dnsOffset);
}

/** Encrypts Secrets with the cluster's key, removes unused images, and lets Defender watch for attacks. */
function securityArgs({ defender = false }: ControlPlaneArgs, { keys, logs }: ControlPlaneParts) {
  return {
    workloadIdentity: { enabled: true },
    azureKeyVaultKms: {
      enabled: true,
      keyId: keys.secretsKeyUrl,
      keyVaultNetworkAccess: "Private",
      keyVaultResourceId: keys.vaultId,
    },
    imageCleaner: { enabled: true, intervalHours: imageCleanerHours },
    defender: {
      securityMonitoring: { enabled: defender },
      ...(defender && { logAnalyticsWorkspaceResourceId: logs.workspaceId }),
    },
  };
}

/** Selects the features that AKS provides: patches within the minor version, weekly node images, volumes, policies, logs and scaling. */
function features(args: ControlPlaneSettings, logs: Logs) {
  return {
    autoUpgradeProfile: { upgradeChannel: "patch", nodeOSUpgradeChannel: "NodeImage" },
    autoScalerProfile: { balanceSimilarNodeGroups: "true", expander: "least-waste" },
    storageProfile: {
      diskCSIDriver: { enabled: true },
      fileCSIDriver: { enabled: args.storage?.shared ?? false },
      blobCSIDriver: { enabled: false },
      snapshotController: { enabled: true },
    },
    addonProfiles: {
      azurepolicy: { enabled: args.azurePolicy ?? true },
      omsagent: containerInsightsProfile(args, logs),
    },
    metricsProfile: { costAnalysis: { enabled: args.slaTier !== "Free" } },
    nodeProvisioningProfile: { mode: "Manual" },
  } as const;
}

/**
 * Returns a text that distinguishes this cluster from a replacement with the same name. The text is an id that the engine generates when it creates
 * or replaces the cluster. Azure generates ids too (`resourceUID` and the token issuer's id), but they do not help: in the preview of an update in
 * place, Azure's provider knows only the cluster's name and location. Everything in the cluster would then show as replaced.
 */
export function identityOf({ name, opts }: Context, cluster: ManagedCluster): pulumi.Output<string> {
  const { parent } = opts;
  return new pulumi.Stash(`${name}-identity`, { input: cluster.name }, { parent, replaceWith: [cluster] }).id;
}
