import assert from "node:assert/strict";
import { difference, headLines } from "../../../../../cli/plan/difference";
import type { PlannedResource } from "../../../../../cli/plan/planned-resource";
import { planned } from "../../planned";

type Inputs = Readonly<Record<string, unknown>>;

const record = (inputs: Inputs) =>
  planned("aws:route53/record:Record", "shop", { inputs: { name: "shop.example.com", type: "CNAME", ...inputs } });
const azureRecord = planned("azure-native:dns:RecordSet", "shop", {
  inputs: {
    relativeRecordSetName: "shop",
    zoneName: "example.com",
    cnameRecord: { cname: "shop-prod.azurewebsites.net." },
  },
});
const bucket = planned("aws:s3/bucket:Bucket", "site", { inputs: { bucket: "shop-site" } });
const balancer = planned("aws:lb/loadBalancer:LoadBalancer", "web", { inputs: { name: "web" } });
const network = planned("aws:cloudfront/distribution:Distribution", "cdn", {
  inputs: { aliases: ["shop.example.com"] },
});
const app = planned("azure-native:web:WebApp", "shop", { inputs: { name: "shop-prod" } });

const website = "shop-site.s3-website.eu-central-1.amazonaws.com";
const cases: readonly (readonly [what: string, gone: PlannedResource, stays: PlannedResource, line?: string])[] = [
  ["a bucket", bucket, record({ records: [website] }), "aws.s3.Bucket site"],
  [
    "a load balancer",
    balancer,
    record({ records: ["web-1234.eu-central-1.elb.amazonaws.com"] }),
    "aws.lb.LoadBalancer web",
  ],
  [
    "a network of delivery",
    network,
    record({ type: "A", aliases: [{ name: "d111.cloudfront.net" }] }),
    "aws.cloudfront.Distribution cdn",
  ],
  ["an app", app, azureRecord, "azure-native.web.WebApp shop"],
  ["something else", balancer, record({ records: [website] })],
  ["a host of one's own with the same first part", app, record({ records: ["shop-prod.example.net"] })],
];

describe("a name that still points to", () => {
  for (const [what, gone, stays, line] of cases) {
    it(`${what}: ${line === undefined ? "nothing to say" : "somebody else may get it"}`, () => {
      const [before, after] = [[gone, stays], [stays]];
      const found = headLines(before, after, difference(before, after)).filter(({ text }) => text.startsWith("shop."));
      assert.deepEqual(
        found.map((each) => `${each.class}: ${each.text}`),
        line === undefined
          ? []
          : [
              `open: shop.example.com: still points to the deleted ${line}; anyone who takes over that name gets the traffic`,
            ],
      );
    });
  }
});
