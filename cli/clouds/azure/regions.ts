/** Regions with three zones. https://learn.microsoft.com/azure/reliability/regions-list */
const zoned = new Set(
  (
    "australiaeast austriaeast belgiumcentral brazilsouth canadacentral centralindia centralus chilecentral eastasia " +
    "eastus eastus2 francecentral germanywestcentral indonesiacentral israelcentral italynorth japaneast japanwest " +
    "koreacentral malaysiawest mexicocentral newzealandnorth northeurope norwayeast polandcentral qatarcentral " +
    "southafricanorth southcentralus southeastasia spaincentral swedencentral switzerlandnorth uaenorth uksouth " +
    "westeurope westus2 westus3"
  ).split(" "),
);

/** Regions without zones. */
const unzoned = new Set(
  (
    "australiacentral australiacentral2 australiasoutheast brazilsoutheast canadaeast francesouth germanynorth " +
    "jioindiacentral jioindiawest koreasouth northcentralus norwaywest southafricawest southindia swedensouth " +
    "switzerlandwest uaecentral ukwest westcentralus westindia westus"
  ).split(" "),
);

/** Regions with zones and a paired region. https://learn.microsoft.com/azure/storage/common/redundancy-regions-gzrs */
const geoZoned = new Set(
  (
    "australiaeast brazilsouth canadacentral centralindia centralus eastasia eastus eastus2 francecentral " +
    "germanywestcentral japaneast koreacentral northeurope norwayeast southafricanorth southcentralus southeastasia " +
    "swedencentral switzerlandnorth uaenorth uksouth westeurope westus2 westus3"
  ).split(" "),
);

/** Reports whether Azure has a region of this name. The regions of sovereign clouds are not simulated. */
export function isRegion(location: string): boolean {
  return zoned.has(location) || unzoned.has(location);
}

/** Returns the availability zones of a region. */
export function zonesOfRegion(location: string): readonly string[] {
  return zoned.has(location) ? ["1", "2", "3"] : [];
}

/** Reports whether Azure Storage copies data from a region's zones to a paired region. */
export function hasGeoZones(location: string): boolean {
  return geoZoned.has(location);
}
