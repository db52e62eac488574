import { at, type Fields, fields, isRecord, items, text, texts } from "../../../values";
import type { CloudPlace, IdentifiedQuestion } from "../../contract";
import { tenantOf } from "../ids";
import { locationOf } from "../location";
import { userAssignedIdentity } from "../managedidentity";
import { idAt, nameOfId } from "../resource-ids";
import { agentPoolOutputs, patchOf } from "./agent-pool-outputs";

/** Returns the outputs that AKS adds to a cluster. */
export function clusterOutputs(question: IdentifiedQuestion): Fields {
  const { id, inputs, name, place, previous } = question;
  const cluster = nameOfId(id);
  const location = locationOf(inputs, place);
  const prefix = text(inputs, "dnsPrefix") ?? text(inputs, "fqdnSubdomain") ?? cluster;
  const host = `${prefix}-${place.newId("host", name)}`;
  const isPrivate = at(inputs, "apiServerAccessProfile", "enablePrivateCluster") === true;
  const nodeResourceGroup = nodeGroupOf(inputs, cluster, location);
  return {
    fqdn: `${host}.hcp.${location}.azmk8s.io`,
    azurePortalFQDN: `${host}.portal.hcp.${location}.azmk8s.io`,
    ...(isPrivate && { privateFQDN: `${host}.${privateZoneOf(question, location)}` }),
    currentKubernetesVersion: patchOf(text(inputs, "kubernetesVersion") ?? ""),
    nodeResourceGroup,
    resourceUID: text(previous, "resourceUID") ?? place.newId("cluster", name).replaceAll("-", ""),
    powerState: { code: "Running" },
    agentPoolProfiles: items(inputs, "agentPoolProfiles").map((pool) => ({ ...pool, ...agentPoolOutputs(pool) })),
    oidcIssuerProfile: issuerOf(question, location),
    networkProfile: networkOf(inputs),
    identity: clusterIdentity(question),
    identityProfile: { kubeletidentity: kubeletIdentity(question, nodeResourceGroup) },
    addonProfiles: addonsOf(question, nodeResourceGroup),
  };
}

/** Returns the zone of a private cluster's name: the given one, or one that AKS creates. https://learn.microsoft.com/azure/aks/private-clusters */
function privateZoneOf({ inputs, name, place }: IdentifiedQuestion, location: string): string {
  const given = text(inputs, "apiServerAccessProfile", "privateDNSZone") ?? "";
  const isInNetwork = at(inputs, "apiServerAccessProfile", "enableVnetIntegration") === true;
  const own = `${place.newId("zone", name)}.${isInNetwork ? "private" : "privatelink"}.${location}.azmk8s.io`;
  return given.startsWith("/") ? nameOfId(given) : own;
}

/** Returns the group of a cluster's machines. https://learn.microsoft.com/azure/aks/faq#why-are-two-resource-groups-created-with-aks- */
export function nodeGroupOf(inputs: Fields, cluster: string, location: string): string {
  return text(inputs, "nodeResourceGroup") ?? `MC_${text(inputs, "resourceGroupName") ?? ""}_${cluster}_${location}`;
}

/** Returns the issuer's profile. A cluster keeps the issuer that it got first. */
function issuerOf({ inputs, name, place, previous }: IdentifiedQuestion, location: string): Fields {
  const given = fields(inputs, "oidcIssuerProfile");
  const drawn = `https://${location}.oic.prod-aks.azure.com/${tenantOf(place)}/${place.newId("issuer", name)}/`;
  const issuerURL = text(previous, "oidcIssuerProfile", "issuerURL") ?? drawn;
  return given.enabled === true ? { ...given, issuerURL } : given;
}

/** Returns the network's profile with AKS' defaults: https://learn.microsoft.com/azure/aks/configure-azure-cni */
function networkOf(inputs: Fields): Fields {
  const given = fields(inputs, "networkProfile");
  return {
    networkPlugin: "kubenet",
    serviceCidr: "10.0.0.0/16",
    dnsServiceIP: "10.0.0.10",
    loadBalancerSku: "standard",
    outboundType: "loadBalancer",
    ...(given.networkPluginMode === "overlay" && { podCidr: "10.244.0.0/16" }),
    ...given,
  };
}

function clusterIdentity({ inputs, name, place }: IdentifiedQuestion): Fields {
  const type = text(inputs, "identity", "type") ?? "";
  const named = texts(inputs, "identity", "userAssignedIdentities").map((id) => {
    const known = place.find?.(userAssignedIdentity.token, id);
    return [id, { clientId: text(known, "clientId") ?? "", principalId: text(known, "principalId") ?? "" }] as const;
  });
  return {
    type,
    ...(type === "SystemAssigned" && { principalId: place.newId("principal", name), tenantId: tenantOf(place) }),
    ...(named.length > 0 && { userAssignedIdentities: Object.fromEntries(named) }),
  };
}

function kubeletIdentity({ inputs, name, place }: IdentifiedQuestion, nodeGroup: string): Fields {
  const given = at(inputs, "identityProfile", "kubeletidentity");
  return isRecord(given) ? given : ownIdentity(place, nodeGroup, `${name}-agentpool`);
}

/** Returns an identity that AKS creates in the group of the machines. */
function ownIdentity(place: CloudPlace, nodeGroup: string, name: string): Fields {
  const inputs = { resourceGroupName: nodeGroup, resourceName: name };
  return {
    resourceId: idAt(userAssignedIdentity.path, inputs, place.accountId),
    clientId: place.newId("client", name),
    objectId: place.newId("principal", name),
  };
}

/** Returns the add-ons' profiles, with an identity for each that is enabled. */
function addonsOf({ inputs, name, place }: IdentifiedQuestion, nodeGroup: string): Fields {
  const profiles = Object.entries(fields(inputs, "addonProfiles")).map(([addon, profile]) => {
    const identity = ownIdentity(place, nodeGroup, `${addon.toLowerCase()}-${name}`);
    const isEnabled = at(profile, "enabled") === true;
    return [addon, { ...fields(profile), ...(isEnabled && { identity }) }] as const;
  });
  return Object.fromEntries(profiles);
}
