import assert from "node:assert/strict";
import type { CloudResource } from "../../../../cli/clouds";
import { noWayIn } from "../../../../cli/rehearsal/clouds/azure/endpoint-access";
import type { Fields } from "../../../../cli/values";

const group = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network";
const spoke = `${group}/virtualNetworks/spoke`;
const hub = "/subscriptions/other/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/hub";
const zone = `${group}/privateDnsZones/prod.private.westeurope.azmk8s.io`;
const subnetId = `${spoke}/subnets/api`;
const groupId = `${group}/networkSecurityGroups/api`;

const resource = (type: string, id: string, state: Fields = {}): CloudResource => ({
  type: `azure-native:${type}`,
  name: id.split("/").at(-1) ?? id,
  id,
  state,
  createdAt: 0,
});
const rule = (access: string, source: string, destinationPortRanges: string[] = ["443"]) => ({
  access,
  direction: "Inbound",
  sourceAddressPrefix: source,
  destinationPortRanges,
});
const half = (from: string, to: string, more: Fields = {}) =>
  resource("network:VirtualNetworkPeering", `${from}/virtualNetworkPeerings/p`, {
    remoteVirtualNetwork: { id: to },
    ...more,
  });
const parts = {
  network: resource("network:VirtualNetwork", spoke),
  subnet: resource("network:Subnet", subnetId, {
    addressPrefix: "10.20.3.0/26",
    networkSecurityGroup: { id: groupId },
  }),
  nodes: resource("network:Subnet", `${spoke}/subnets/nodes`, { addressPrefix: "10.20.0.0/23" }),
  rules: resource("network:NetworkSecurityGroup", groupId, {
    securityRules: [rule("Allow", "10.20.0.0/23"), rule("Allow", "10.0.0.0/16"), rule("Deny", "VirtualNetwork", ["*"])],
  }),
  toHub: half(spoke, hub),
  fromHub: half(hub, spoke),
  zone: resource("privatedns:PrivateZone", zone),
  link: resource("privatedns:VirtualNetworkLink", `${zone}/virtualNetworkLinks/hub`, {
    virtualNetwork: { id: hub.toUpperCase() },
  }),
};
const cluster = (profile: Fields = {}) =>
  resource("containerservice:ManagedCluster", "c", {
    apiServerAccessProfile: { enablePrivateCluster: true, subnetId, privateDNSZone: zone, ...profile },
  });

/** Asks from an account with all parts, some of them replaced or absent. */
function asked(profile: Fields = {}, changes: Partial<Record<keyof typeof parts, CloudResource | undefined>> = {}) {
  const resources = Object.values({ ...parts, ...changes }).filter((part) => part !== undefined);
  return noWayIn(cluster(profile), { resources });
}

describe("the way into a cluster of AKS", () => {
  it("is a peering in both directions with a network that resolves its name and may enter", () => {
    assert.equal(asked(), undefined);
  });

  it("is a public endpoint, or a network that existed before", () => {
    assert.equal(asked({ enablePrivateCluster: false }, { toHub: undefined }), undefined);
    assert.equal(asked({ privateDNSZone: "system" }, { network: undefined, toHub: undefined }), undefined);
  });

  const missing: readonly (readonly [what: string, reason: RegExp, ...Parameters<typeof asked>])[] = [
    ["a peering", /spoke .* has no peering with an outside network/, {}, { toHub: undefined, fromHub: undefined }],
    ["the hub's half of the peering", /has no peering with an outside network/, {}, { fromHub: undefined }],
    ["the spoke's half of the peering", /has no peering with an outside network/, {}, { toHub: undefined }],
    [
      "access over the peering",
      /has no peering with an outside network/,
      {},
      { toHub: half(spoke, hub, { allowVirtualNetworkAccess: false }) },
    ],
    [
      "a network outside",
      /has no peering with an outside network/,
      {},
      { link: resource("network:VirtualNetwork", hub) },
    ],
    ["a link of the hub", /zone \(prod\.private\.westeurope\.azmk8s\.io\)/, {}, { link: undefined }],
    ["a zone that others can link", /zone \(system\)/, { privateDNSZone: "system" }, {}],
    [
      "a rule for ranges outside",
      /security group api admits no outside range/,
      {},
      {
        rules: resource("network:NetworkSecurityGroup", groupId, {
          securityRules: [rule("Allow", "10.20.0.0/23"), rule("Deny", "VirtualNetwork", ["*"])],
        }),
      },
    ],
  ];
  for (const [what, reason, profile, changes] of missing) {
    it(`is missing without ${what}`, () => {
      assert.match(asked(profile, changes) ?? "", reason);
    });
  }

  it("may be a zone that exists already, which its owner links", () => {
    const elsewhere = `${hub.replace("virtualNetworks/hub", "privateDnsZones")}/private.westeurope.azmk8s.io`;
    assert.equal(asked({ privateDNSZone: elsewhere }, { zone: undefined, link: undefined }), undefined);
  });
});
