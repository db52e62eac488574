import { ManagedCluster } from "@pulumi/azure-native/containerservice";
import * as pulumi from "@pulumi/pulumi";
import { formatAddress, parseRange } from "../../../ranges";
import { cniProfile } from "../cni/cni";
import { containerInsightsProfile } from "../logs/container-insights";
import { type Context, isProtected, placeOf } from "../context";
import type { ClusterIdentities } from "./identities";
import type { Keys } from "../keys";
import type { Logs } from "../logs/logs";
import type { Network } from "../network/network";
import { planSystemPool } from "../nodes/plan";
import { poolArgs } from "../nodes/node-pools";
import { nodeResourceGroupOf } from "../resource-group";

/** Range of Service addresses where none is configured. */
export const defaultServiceCidr = "172.20.0.0/16";
/** Range of pods' addresses where none is configured. */
export const defaultPodCidr = "10.244.0.0/16";

const imageCleanerHours = 48;
/** The DNS service's place in the range of Service addresses; the first is that of `kubernetes`. */
const dnsPlace = 10;

/** What the control plane is made with. */
export interface ControlPlaneParts {
  readonly network: Network;
  readonly identities: ClusterIdentities;
  readonly keys: Keys;
  readonly logs: Logs;
}

/**
 * Makes the control plane with the system pool, which AKS asks for in the same breath. Its name is fixed and cannot be had twice:
 * where it must be replaced, the old one goes first.
 */
export function createControlPlane(context: Context, parts: ControlPlaneParts): ManagedCluster {
  const { name, args, clusterName, opts } = context;
  const { network, identities, keys } = parts;
  return new ManagedCluster(
    name,
    {
      ...placeOf(context),
      ...features(context, parts.logs),
      resourceName: clusterName,
      dnsPrefix: clusterName,
      kubernetesVersion: args.kubernetesVersion,
      sku: { name: "Base", tier: args.slaTier ?? "Standard" },
      supportPlan: "KubernetesOfficial",
      nodeResourceGroup: nodeResourceGroupOf(args, clusterName),
      nodeResourceGroupProfile: { restrictionLevel: "ReadOnly" },
      ...identityArgs(context, identities),
      apiServerAccessProfile: apiServerArgs(context, network),
      networkProfile: networkArgs(context),
      agentPoolProfiles: [{ ...poolArgs(context, network, planSystemPool(args)), name: planSystemPool(args).name }],
      diskEncryptionSetID: keys.diskEncryptionSetId,
      securityProfile: securityArgs(context, parts),
    },
    {
      ...opts,
      protect: isProtected(context),
      deleteBeforeReplace: true,
      /* The autoscaler moves the count, within the bounds. */
      ignoreChanges: ["agentPoolProfiles[0].count"],
      dependsOn: [...identities.rights, ...keys.ready],
    },
  );
}

/** The control plane and the nodes act as identities of our own; people enter by Microsoft Entra, and by nothing else. */
function identityArgs({ args }: Context, { controlPlane, kubelet }: ClusterIdentities) {
  const { authorization = "azure-rbac", adminGroupObjectIds = [] } = args.access;
  return {
    identity: { type: "UserAssigned" as const, userAssignedIdentities: [controlPlane.id] },
    identityProfile: {
      kubeletidentity: { resourceId: kubelet.id, clientId: kubelet.clientId, objectId: kubelet.principalId },
    },
    enableRBAC: true,
    disableLocalAccounts: true,
    aadProfile: {
      managed: true,
      enableAzureRBAC: authorization === "azure-rbac",
      adminGroupObjectIDs: [...adminGroupObjectIds],
      tenantID: args.tenantId,
    },
    oidcIssuerProfile: { enabled: true },
  };
}

/** The API server is in a subnet of the network; whether the internet reaches it, too, is said by ranges. */
function apiServerArgs({ args }: Context, { apiServerSubnetId }: Network) {
  const { publicAccessCidrs, privateDnsZoneId } = args.endpoint;
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

function networkArgs({ args }: Context) {
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

/** Where DNS listens: the tenth address of Services. */
function dnsAddress(serviceCidr: string): string {
  const range = parseRange(serviceCidr);
  return range === undefined ? serviceCidr : formatAddress(range.first + dnsPlace);
}

/** Secrets are encrypted under a key of ours; what attacks nodes and what lies around on them is looked for. */
function securityArgs({ args }: Context, { keys, logs }: ControlPlaneParts) {
  const { defender = true } = args;
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

/** What AKS does by itself: patches within the minor, a new node image every week, volumes, policies, logs, scaling. */
function features(context: Context, logs: Logs) {
  const { args } = context;
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
      omsagent: containerInsightsProfile(context, logs),
    },
    metricsProfile: { costAnalysis: { enabled: args.slaTier !== "Free" } },
    nodeProvisioningProfile: { mode: "Manual" },
  } as const;
}

/**
 * What tells this cluster from its successor of the same name: an id that the engine draws when the cluster is made, and again
 * only when it is replaced. Azure draws one, too (`resourceUID`, and that of the token issuer), but its provider knows, in the preview
 * of an update in place, of a cluster's outputs its name and location only, and would show everything in the cluster as replaced.
 */
export function identityOf({ name, opts }: Context, cluster: ManagedCluster): pulumi.Output<string> {
  const { parent } = opts;
  return new pulumi.Stash(`${name}-identity`, { input: cluster.name }, { parent, replaceWith: [cluster] }).id;
}
