import type { Price } from "../contract";
import { priceAt, type RegionTable } from "./table";

/**
 * The hourly on-demand price of Linux on the size `large` of each family. The prices of other sizes are proportional; this was checked for every
 * family, size and region here. The column of us-east-1 agrees with
 * https://github.com/aws/karpenter-provider-aws/blob/main/pkg/providers/pricing/zz_generated.pricing_aws.go of 2026-07-20.
 */
export const awsMachines: RegionTable = {
  source: {
    name: "AWS Price List, copied by ec2-instances-info",
    address: "https://github.com/cristim/ec2-instances-info/blob/32acf84f42eb/data/instances.json",
    date: "2025-05-28",
  },
  regions: [
    "us-east-1",
    "us-east-2",
    "us-west-2",
    "eu-central-1",
    "eu-west-1",
    "eu-west-2",
    "eu-north-1",
    "ap-southeast-1",
    "ap-northeast-1",
  ],
  rows: {
    t3: [0.0832, 0.0832, 0.0832, 0.096, 0.0912, 0.0944, 0.0864, 0.1056, 0.1088],
    t3a: [0.0752, 0.0752, 0.0752, 0.0864, 0.0816, 0.085, null, 0.0944, 0.0979],
    t4g: [0.0672, 0.0672, 0.0672, 0.0768, 0.0736, 0.0752, 0.0688, 0.0848, 0.0864],
    m5: [0.096, 0.096, 0.096, 0.115, 0.107, 0.111, 0.102, 0.12, 0.124],
    m5a: [0.086, 0.086, 0.086, 0.104, 0.096, 0.1, null, 0.108, 0.112],
    m6i: [0.096, 0.096, 0.096, 0.115, 0.107, 0.111, 0.102, 0.12, 0.124],
    m6a: [0.0864, 0.0864, 0.0864, 0.1035, 0.0963, 0.0999, null, 0.108, 0.1116],
    m6g: [0.077, 0.077, 0.077, 0.092, 0.086, 0.0888, 0.082, 0.096, 0.099],
    m7i: [0.1008, 0.1008, 0.1008, 0.12075, 0.11235, 0.11655, 0.1071, 0.126, 0.1302],
    "m7i-flex": [0.09576, 0.09576, 0.09576, 0.11471, 0.10673, 0.11072, 0.10175, 0.1197, 0.12369],
    m7a: [0.11592, 0.11592, 0.11592, 0.13886, 0.1292, null, 0.12316, null, 0.14973],
    m7g: [0.0816, 0.0816, 0.0816, 0.0978, 0.091, 0.0944, 0.0867, 0.102, 0.1054],
    m7gd: [0.1068, 0.1068, 0.1068, 0.1285, 0.1191, null, 0.1134, 0.1332, 0.138],
    m8g: [0.08976, 0.08976, 0.08976, 0.10754, 0.10004, 0.1038, 0.09538, null, 0.11594],
    c6i: [0.085, 0.085, 0.085, 0.097, 0.0912, 0.101, 0.091, 0.098, 0.107],
    c6a: [0.0765, 0.0765, 0.0765, 0.0873, 0.08208, 0.0909, null, 0.0882, 0.0963],
    c6g: [0.068, 0.068, 0.068, 0.0776, 0.073, 0.0808, 0.073, 0.0784, 0.0856],
    c7i: [0.08925, 0.08925, 0.08925, 0.10185, 0.09576, 0.10605, 0.09555, 0.1029, 0.11235],
    c7a: [0.10264, 0.10264, 0.10264, 0.11713, 0.11012, null, 0.10988, null, 0.1292],
    c7g: [0.0725, 0.0723, 0.0725, 0.0825, 0.0775, 0.0859, 0.0774, 0.0833, 0.091],
    c8g: [0.07976, 0.07948, 0.07976, 0.0907, 0.08528, 0.09444, 0.0851, null, 0.10006],
    r6i: [0.126, 0.126, 0.126, 0.152, 0.141, 0.148, 0.134, 0.152, 0.152],
    r6a: [0.1134, 0.1134, 0.1134, 0.1368, 0.1269, null, null, 0.1368, 0.1368],
    r6g: [0.1008, 0.1008, 0.1008, 0.1216, 0.1128, 0.1184, 0.107, 0.1216, 0.1216],
    r7i: [0.1323, 0.1323, 0.1323, 0.1596, 0.14805, 0.1554, 0.1407, 0.1596, 0.1596],
    r7a: [0.15215, 0.15215, 0.15215, 0.18354, 0.17026, null, 0.1618, null, 0.18354],
    r7g: [0.1071, 0.1071, 0.1071, 0.1292, 0.1199, 0.1258, 0.1139, 0.1292, 0.1292],
    r8g: [0.11782, 0.11782, 0.11782, 0.14212, 0.13184, null, 0.12529, null, 0.14212],
  },
};

/** The size of a machine, as a multiple of `large`. */
const sizes: Readonly<Record<string, number>> = {
  medium: 0.5,
  large: 1,
  xlarge: 2,
  "2xlarge": 4,
  "4xlarge": 8,
  "8xlarge": 16,
};

/** Returns the hourly price of an EC2 instance with Linux, on demand. */
export function awsMachine(type: string, region: string): Price | undefined {
  const [family = "", size = ""] = type.split(".");
  const price = priceAt(awsMachines, family, region);
  const times = sizes[size];
  return price === undefined || times === undefined ? undefined : { ...price, usd: price.usd * times };
}
