/**
 * Regions of Azure's public cloud that have no availability zones, or cannot have an API server in the cluster's network.
 * https://learn.microsoft.com/azure/reliability/regions-list
 * https://learn.microsoft.com/azure/aks/api-server-vnet-integration#availability
 */
const unfit = new Set([
  "australiacentral",
  "australiacentral2",
  "australiasoutheast",
  "brazilsoutheast",
  "canadaeast",
  "francesouth",
  "germanynorth",
  "jioindiacentral",
  "jioindiawest",
  "koreasouth",
  "northcentralus",
  "norwaywest",
  "qatarcentral",
  "southafricawest",
  "southindia",
  "swedensouth",
  "switzerlandwest",
  "uaecentral",
  "ukwest",
  "westcentralus",
  "westindia",
  "westus",
]);

/** Zones that a region can have. */
export const allZones = ["1", "2", "3"] as const;

/** Says why a cluster cannot be in a region, or nothing where it can. */
export function objectionTo(location: string): string | undefined {
  if (!/^[a-z]+\d?$/.test(location)) {
    return "a region as Azure's tools name it, such as germanywestcentral (az account list-locations --query [].name)";
  }
  if (/^(china|usgov|usdod)/.test(location)) {
    return "a region of Azure's public cloud: China and the US government's have other endpoints";
  }
  return unfit.has(location)
    ? "a region with availability zones and API servers in the cluster's network, such as westeurope"
    : undefined;
}
