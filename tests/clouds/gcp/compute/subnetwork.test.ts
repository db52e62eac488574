import assert from "node:assert/strict";
import { gcp } from "../../../plan/gcp";
import { creating, ids, project, updating } from "../project";
import { showsEach } from "../shown";

const networkType = "gcp:compute/network:Network";
const subnetworkType = "gcp:compute/subnetwork:Subnetwork";
const natType = "gcp:compute/routerNat:RouterNat";

const secondaryIpRanges = [{ rangeName: "pods", ipCidrRange: "10.64.0.0/14" }];
const network = project([
  [networkType, ids.network, { name: "prod" }],
  [
    subnetworkType,
    ids.subnetwork,
    { name: "prod", network: ids.network, region: "europe-west3", ipCidrRange: "10.20.0.0/20", secondaryIpRanges },
  ],
]);

describe("Google's rules for networks and subnetworks", () => {
  const subnetwork = (ipCidrRange: string, more: object = {}) => ({
    name: "new",
    network: ids.network,
    region: "europe-west3",
    ipCidrRange,
    ...more,
  });
  const pods = (...cidrs: readonly string[]) => ({
    secondaryIpRanges: cidrs.map((ipCidrRange, index) => ({ rangeName: `r${index}`, ipCidrRange })),
  });
  const wrong = (field: string, cidr: string, why: string) =>
    `Error creating Subnetwork: googleapi: Error 400: Invalid value for field 'resource.${field}': '${cidr}'. Invalid IPCidrRange: ${cidr} ${why}, invalid`;
  const conflicts = "conflicts with existing subnetwork 'prod' in region 'europe-west3'.";
  const cases: readonly (readonly [string, string, Record<string, unknown>, string | undefined])[] = [
    ["a free range", subnetworkType, subnetwork("10.20.16.0/20", pods("10.32.0.0/14")), undefined],
    [
      "a range of /30",
      subnetworkType,
      subnetwork("10.20.16.0/30"),
      wrong("ipCidrRange", "10.20.16.0/30", "is not a valid subnetwork range."),
    ],
    [
      "a range that is taken",
      subnetworkType,
      subnetwork("10.20.8.0/24"),
      wrong("ipCidrRange", "10.20.8.0/24", conflicts),
    ],
    [
      "a secondary range that overlaps another",
      subnetworkType,
      subnetwork("10.20.16.0/20", pods("10.32.0.0/14", "10.65.0.0/16")),
      wrong("secondaryIpRanges[1].ipCidrRange", "10.65.0.0/16", conflicts),
    ],
    [
      "two ranges that overlap",
      subnetworkType,
      subnetwork("10.20.16.0/20", pods("10.32.0.0/14", "10.33.0.0/16")),
      wrong(
        "secondaryIpRanges[1].ipCidrRange",
        "10.33.0.0/16",
        "conflicts with existing subnetwork 'new' in region 'europe-west3'.",
      ),
    ],
    [
      "the same range in another network",
      subnetworkType,
      { ...subnetwork("10.20.0.0/20"), network: "other" },
      undefined,
    ],
    [
      "more than 30 secondary ranges",
      subnetworkType,
      subnetwork("10.20.16.0/20", pods(...Array.from({ length: 31 }, (_, index) => `10.100.${index}.0/24`))),
      "Error creating Subnetwork: googleapi: Error 403: Exceeded limit 'SECONDARY_IP_RANGES_PER_SUBNETWORK' on resource 'new'. Limit: 30.0, limitExceeded",
    ],
    [
      "an unknown region",
      subnetworkType,
      { ...subnetwork("10.20.16.0/20"), region: "europe" },
      "Error creating Subnetwork: googleapi: Error 400: Invalid value for field 'region': 'europe'. Unknown region., invalid",
    ],
    [
      "a name that is taken",
      networkType,
      { name: "prod" },
      "Error creating Network: googleapi: Error 409: The resource 'projects/shop/global/networks/prod' already exists, alreadyExists",
    ],
  ];
  for (const [what, type, inputs, expected] of cases) {
    it(`${expected === undefined ? "allow" : "refuse"} ${what}`, () => {
      assert.equal(creating(type, inputs, network), expected);
    });
  }

  it("let you add a free range to a subnetwork", () => {
    const inputs = { name: "prod", network: ids.network, region: "europe-west3", ipCidrRange: "10.20.0.0/20" };
    const change = (ipCidrRange: string) =>
      updating(
        subnetworkType,
        ids.subnetwork,
        { ...inputs, secondaryIpRanges: [...secondaryIpRanges, { rangeName: "more", ipCidrRange }] },
        network,
      );
    assert.equal(change("10.68.0.0/16"), undefined);
    assert.match(change("10.64.0.0/16") ?? "", /^Error updating Subnetwork: googleapi: Error 400: .*conflicts/);
  });

  it("refuse a network that is gone, but not one from elsewhere", () => {
    const gone = project([], { deleted: new Set([`${networkType} ${ids.network}`]) });
    assert.equal(
      creating(subnetworkType, subnetwork("10.99.0.0/20"), gone),
      `Error creating Subnetwork: googleapi: Error 404: The resource '${ids.network}' was not found, notFound`,
    );
    assert.equal(creating(subnetworkType, subnetwork("10.99.0.0/20"), project()), undefined);
    const router = project([], { deleted: new Set([`gcp:compute/router:Router ${ids.router}`]) });
    assert.match(
      creating(natType, { router: "prod", region: "europe-west3" }, router) ?? "",
      /routers\/prod' was not found/,
    );
  });
});

describe("a subnetwork in a plan", () => {
  showsEach([
    [
      gcp("gcp.compute.Subnetwork", "s", {
        ipCidrRange: "10.80.128.0/19",
        secondaryIpRanges: [{ rangeName: "pods", ipCidrRange: "10.80.0.0/17" }],
        logConfig: {},
      }),
      ["10.80.128.0/19", "pods 10.80.0.0/17", "flow logs"],
    ],
  ]);
});
