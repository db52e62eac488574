import { isFields } from "../../values";
import type { CloudPlace, IdentifiedQuestion } from "../contract";
import { type Properties, recordsAt, textAt, textsAt, valueAt } from "../properties";
import { type AzureTypes, azureType } from "./azure-type";
import { tenantOf } from "./ids";
import { locationOf } from "./location";
import { nameOfId } from "./resource-ids";

const clusters = "resourceGroups/{resourceGroupName}/providers/Microsoft.ContainerService/managedClusters";
const nodeImage = "AKSUbuntu-2404gen2containerd-202601.01.0";

/** Clusters and what belongs to them. https://learn.microsoft.com/rest/api/aks */
export const aks: AzureTypes = {
  "azure-native:containerservice:ManagedCluster": azureType({
    path: `${clusters}/{resourceName}`,
    defaults: { enableRBAC: true, supportPlan: "KubernetesOfficial", maxAgentPools: 100 },
    computed: clusterOutputs,
    computedInside: {
      oidcIssuerProfile: ["issuerURL"],
      identity: ["principalId", "tenantId"],
      identityProfile: ["kubeletidentity"],
    },
    located: true,
  }),
  "azure-native:containerservice:AgentPool": azureType({
    path: `${clusters}/{resourceName}/agentPools/{agentPoolName}`,
    defaults: { mode: "User", osType: "Linux", osSKU: "Ubuntu", maxPods: 250, scaleSetPriority: "Regular" },
    computed: ({ inputs }) => poolOutputs(inputs),
  }),
  "azure-native:containerservice:MaintenanceConfiguration": azureType({
    path: `${clusters}/{resourceName}/maintenanceConfigurations/{configName}`,
  }),
};

function clusterOutputs(question: IdentifiedQuestion): Properties {
  const { id, inputs, name, place, previous } = question;
  const cluster = nameOfId(id);
  const location = locationOf(inputs, place);
  const prefix = textAt(inputs, "dnsPrefix") || textAt(inputs, "fqdnSubdomain") || cluster;
  const host = `${prefix}-${place.newId("host", name)}`;
  const isPrivate = valueAt(inputs, "apiServerAccessProfile", "enablePrivateCluster") === true;
  const nodeResourceGroup = nodeGroupOf(inputs, cluster, location);
  return {
    fqdn: `${host}.hcp.${location}.azmk8s.io`,
    azurePortalFQDN: `${host}.portal.hcp.${location}.azmk8s.io`,
    ...(isPrivate ? { privateFQDN: `${host}.${place.newId("zone", name)}.privatelink.${location}.azmk8s.io` } : {}),
    currentKubernetesVersion: patchOf(textAt(inputs, "kubernetesVersion")),
    nodeResourceGroup,
    resourceUID: textAt(previous, "resourceUID") || place.newId("cluster", name).replaceAll("-", ""),
    powerState: { code: "Running" },
    agentPoolProfiles: recordsAt(inputs, "agentPoolProfiles").map((pool) => ({ ...pool, ...poolOutputs(pool) })),
    oidcIssuerProfile: issuerOf(question, location),
    networkProfile: networkOf(inputs),
    identity: clusterIdentity(question),
    identityProfile: { kubeletidentity: kubeletIdentity(question, nodeResourceGroup) },
    addonProfiles: addonsOf(question, nodeResourceGroup),
  };
}

/** The group of the machines, as AKS names it. https://learn.microsoft.com/azure/aks/faq#why-are-two-resource-groups-created-with-aks- */
export function nodeGroupOf(inputs: Properties, cluster: string, location: string): string {
  return textAt(inputs, "nodeResourceGroup") || `MC_${textAt(inputs, "resourceGroupName")}_${cluster}_${location}`;
}

/** The newest patch of a minor, which AKS chooses. */
function patchOf(version: string): string {
  return /^\d+\.\d+$/.test(version) ? `${version}.0` : version;
}

function poolOutputs(inputs: Properties): Properties {
  return {
    currentOrchestratorVersion: patchOf(textAt(inputs, "orchestratorVersion")),
    nodeImageVersion: nodeImage,
    powerState: { code: "Running" },
    provisioningState: "Succeeded",
  };
}

/** What AKS draws once for each cluster stays with it. */
function issuerOf({ inputs, name, place, previous }: IdentifiedQuestion, location: string): Properties {
  const given = isFields(inputs.oidcIssuerProfile) ? inputs.oidcIssuerProfile : {};
  const drawn = `https://${location}.oic.prod-aks.azure.com/${tenantOf(place)}/${place.newId("issuer", name)}/`;
  const issuerURL = textAt(previous, "oidcIssuerProfile", "issuerURL") || drawn;
  return given.enabled === true ? { ...given, issuerURL } : given;
}

/** What holds where nothing else is asked for: https://learn.microsoft.com/azure/aks/configure-azure-cni */
function networkOf(inputs: Properties): Properties {
  const given = isFields(inputs.networkProfile) ? inputs.networkProfile : {};
  return {
    networkPlugin: "kubenet",
    serviceCidr: "10.0.0.0/16",
    dnsServiceIP: "10.0.0.10",
    loadBalancerSku: "standard",
    outboundType: "loadBalancer",
    ...(given.networkPluginMode === "overlay" ? { podCidr: "10.244.0.0/16" } : {}),
    ...given,
  };
}

function clusterIdentity({ inputs, name, place }: IdentifiedQuestion): Properties {
  const type = textAt(inputs, "identity", "type");
  const tenantId = tenantOf(place);
  const named = textsAt(inputs, "identity", "userAssignedIdentities").map((id) => {
    const known = place.find?.("azure-native:managedidentity:UserAssignedIdentity", id);
    return [id, { clientId: textAt(known, "clientId"), principalId: textAt(known, "principalId") }] as const;
  });
  return {
    type,
    ...(type === "SystemAssigned" ? { principalId: place.newId("principal", name), tenantId } : {}),
    ...(named.length === 0 ? {} : { userAssignedIdentities: Object.fromEntries(named) }),
  };
}

function kubeletIdentity({ inputs, name, place }: IdentifiedQuestion, nodeGroup: string): Properties {
  const given = valueAt(inputs, "identityProfile", "kubeletidentity");
  return isFields(given) ? given : ownIdentity(place, nodeGroup, `${name}-agentpool`);
}

/** An identity that AKS makes in the group of the machines. */
function ownIdentity(place: CloudPlace, nodeGroup: string, name: string): Properties {
  return {
    resourceId: `/subscriptions/${place.accountId}/resourceGroups/${nodeGroup}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`,
    clientId: place.newId("client", name),
    objectId: place.newId("principal", name),
  };
}

function addonsOf({ inputs, name, place }: IdentifiedQuestion, nodeGroup: string): Properties {
  const given = isFields(inputs.addonProfiles) ? Object.entries(inputs.addonProfiles) : [];
  const withIdentity = given.map(([addon, profile]) => {
    const own = isFields(profile) ? profile : {};
    const identity = ownIdentity(place, nodeGroup, `${addon.toLowerCase()}-${name}`);
    return [addon, own.enabled === true ? { ...own, identity } : own] as const;
  });
  return Object.fromEntries(withIdentity);
}
