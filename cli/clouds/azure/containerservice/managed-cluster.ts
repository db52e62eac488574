import { items, text } from "../../../values";
import type { CloudAccount, CloudResource } from "../../contract";
import { azureType, inGroup, type NetworkInterface } from "../azure-type";
import { forced } from "../replaced-by";
import { identities, kubeletRole, networkRole, zoneRole } from "./managed-cluster-identities";
import { clusterOutputs } from "./managed-cluster-outputs";
import {
  addsNoPool,
  apiServerSubnet,
  keepsMachines,
  networkModes,
  nodeGroupIsNew,
  outbound,
  poolsAreValid,
  privateZoneName,
  serviceRange,
} from "./managed-cluster-refusals";
import { publicRanges, shownCluster } from "./managed-cluster-shown";
import { movedInCluster } from "./moved";
import { networkIsStill, poolsAreStill } from "./ongoing";
import { knownClusterFields } from "./refused-fields";
import { clusterVersionStep, inlineVersions, knownVersion } from "./versions";

/** Inputs of `networkProfile` that the provider cannot change in place. */
const fixedNetwork = [
  "serviceCidr",
  "serviceCidrs",
  "dnsServiceIP",
  "networkMode",
  "networkPlugin",
  "networkPluginMode",
  "podCidr",
  "networkDataplane",
  "networkPolicy",
  "outboundType",
];

/** Clusters of AKS. https://learn.microsoft.com/rest/api/aks/managed-clusters */
export const managedCluster = azureType({
  token: "azure-native:containerservice:ManagedCluster",
  path: inGroup("Microsoft.ContainerService/managedClusters/{resourceName}"),
  located: true,
  name: { min: 1, max: 63, pattern: /^[a-zA-Z0-9]$|^[a-zA-Z0-9][-_a-zA-Z0-9]{0,61}[a-zA-Z0-9]$/ },
  defaults: { enableRBAC: true, supportPlan: "KubernetesOfficial", maxAgentPools: 100 },
  computed: clusterOutputs,
  computedInside: {
    oidcIssuerProfile: ["issuerURL"],
    identity: ["principalId", "tenantId"],
    identityProfile: ["kubeletidentity"],
  },
  inlineChildren: ({ id, state }) =>
    items(state, "agentPoolProfiles").map((pool) => `${id}/agentPools/${text(pool, "name") ?? ""}`),
  interfaces,
  refuses: {
    create: [
      knownClusterFields,
      knownVersion,
      inlineVersions,
      nodeGroupIsNew,
      poolsAreValid,
      networkModes,
      serviceRange,
      outbound,
      apiServerSubnet,
      privateZoneName,
      identities,
      networkRole,
      zoneRole,
      kubeletRole,
      networkIsStill,
    ],
    update: [
      knownClusterFields,
      knownVersion,
      clusterVersionStep,
      poolsAreValid,
      addsNoPool,
      keepsMachines,
      identities,
      poolsAreStill,
    ],
  },
  replacedBy: forced(
    "diskEncryptionSetID",
    "dnsPrefix",
    "fqdnSubdomain",
    "linuxProfile",
    "location",
    "nodeResourceGroup",
    "windowsProfile",
    ...fixedNetwork.map((input) => `networkProfile.${input}`),
  ),
  moved: movedInCluster,
  movedByCloud: (path) => path.startsWith("agentPoolProfiles"),
  precious: true,
  shown: shownCluster,
  opens: (inputs) => {
    const ranges = publicRanges(inputs);
    return ranges.length === 0 ? [] : [`its API server for ${ranges.join(", ")}`];
  },
  admits: (inputs) => [{ to: "its API server", from: publicRanges(inputs) }],
});

/** Lists the interfaces of a cluster's nodes and API server. Public load balancers are not in the user's subnets. */
function interfaces({ id, state }: CloudResource, { accountId, nodes }: CloudAccount): NetworkInterface[] {
  const machines = `/subscriptions/${accountId}/resourceGroups/${text(state, "nodeResourceGroup") ?? ""}/providers/Microsoft.Compute/virtualMachineScaleSets`;
  const apiServerSubnetId = text(state, "apiServerAccessProfile", "subnetId");
  const own = nodes.filter(({ poolId }) => poolId.startsWith(`${id}/`));
  return [
    ...own.map(({ name, subnetId }) => {
      const [, scaleSet = name, number = ""] = /^(.*-vmss)(\w+)$/.exec(name) ?? [];
      return { subnetId, owner: `${machines}/${scaleSet}/virtualMachines/${number}` };
    }),
    ...(apiServerSubnetId === undefined ? [] : [{ subnetId: apiServerSubnetId, owner: `${id}/apiServer` }]),
  ];
}
