import { expected, type Problem } from "../../../problems";
import { checkRegion, type Regions } from "../../shared-checks";

/**
 * Regions of Azure's public cloud that have no availability zones, or do not support an API server in the cluster's network.
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

/**
 * The regions of Azure's public cloud that have availability zones and support an API server in the cluster's network.
 * https://learn.microsoft.com/azure/reliability/regions-list, as of
 * https://github.com/MicrosoftDocs/reliability-docs/blob/01021ab80d1aebd1d8b5de481d80a9855b487954/articles/reliability/regions-list.md
 */
const fit: Regions = {
  form: "a region of Azure's public cloud such as westeurope",
  known: [
    "australiaeast",
    "austriaeast",
    "belgiumcentral",
    "brazilsouth",
    "canadacentral",
    "centralindia",
    "centralus",
    "chilecentral",
    "denmarkeast",
    "eastasia",
    "eastus",
    "eastus2",
    "francecentral",
    "germanywestcentral",
    "indonesiacentral",
    "israelcentral",
    "italynorth",
    "japaneast",
    "japanwest",
    "koreacentral",
    "malaysiawest",
    "mexicocentral",
    "newzealandnorth",
    "northeurope",
    "norwayeast",
    "polandcentral",
    "southafricanorth",
    "southcentralus",
    "southeastasia",
    "spaincentral",
    "swedencentral",
    "switzerlandnorth",
    "uaenorth",
    "uksouth",
    "westeurope",
    "westus2",
    "westus3",
  ],
  source: "Azure's documentation (2025-09-23); for the current list, run az account list-locations --query '[].name'",
};

/** The zones that a region can have. */
export const allZones = ["1", "2", "3"] as const;

/** Lists the mistakes in a cluster's region. */
export function checkLocation(location: string): Problem[] {
  if (!/^[a-z]+\d?$/.test(location)) {
    const form = "the name of an Azure region, such as germanywestcentral";
    return [expected("location", form, location, "run az account list-locations --query '[].name'")];
  }
  if (/^(china|usgov|usdod)/.test(location)) {
    const hint = "Azure China and Azure Government are not supported";
    return [expected("location", "a region of Azure's public cloud", location, hint)];
  }
  const form = "a region with availability zones and API servers in the cluster's network, such as westeurope";
  return unfit.has(location) ? [expected("location", form, location)] : checkRegion("location", location, fit);
}

/** Lists the mistakes in the region of an existing cluster. Every region of the public cloud is allowed. */
export function checkPublicRegion(path: string, location: string): Problem[] {
  const { source } = fit;
  return checkRegion(path, location, {
    form: "a region of Azure's public cloud such as westeurope",
    known: [...fit.known, ...unfit],
    source,
  });
}
