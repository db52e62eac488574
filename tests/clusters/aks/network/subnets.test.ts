import assert from "node:assert/strict";
import fc from "fast-check";
import {
  allocateSubnets,
  subnetRanges,
  usableAddresses,
  vnetPrefixes,
} from "../../../../components/clusters/aks/network/subnets";
import { contains, formatRange, overlap, parseRange, part } from "../../../../components/ranges";

const range = (cidr: string) => {
  const parsed = parseRange(cidr);
  assert.ok(parsed, cidr);
  return parsed;
};

const vnets = fc
  .tuple(fc.integer({ min: vnetPrefixes.min, max: vnetPrefixes.max }), fc.nat())
  .map(([prefix, seed]) => formatRange(part(range("10.0.0.0/8"), prefix, seed % 2 ** (prefix - 8))));

describe("the subnets of an AKS cluster", () => {
  it("are the first half for nodes and the last /26 for the API server", () => {
    assert.deepEqual(allocateSubnets("10.20.0.0/16"), { nodes: "10.20.0.0/17", apiServer: "10.20.255.192/26" });
    assert.deepEqual(allocateSubnets("10.20.4.0/22"), { nodes: "10.20.4.0/23", apiServer: "10.20.7.192/26" });
    assert.equal(allocateSubnets("10.20.0.0/24"), undefined);
    assert.equal(allocateSubnets("here"), undefined);
  });

  it("are within the network and do not overlap, whatever its size", () => {
    fc.assert(
      fc.property(vnets, (cidr) => {
        const { nodes, apiServer } = subnetRanges({ cidr, zones: [] });
        assert.ok(contains(range(cidr), range(nodes)));
        assert.ok(contains(range(cidr), range(apiServer)));
        assert.ok(!overlap(range(nodes), range(apiServer)));
      }),
    );
  });

  it("are those of an existing network", () => {
    const nodes = { subnetId: "a", cidr: "10.1.0.0/24" };
    const apiServer = { subnetId: "b", cidr: "10.1.1.0/28" };
    assert.deepEqual(subnetRanges({ cidr: "10.1.0.0/16", zones: [], vnetId: "v", nodes, apiServer }), {
      nodes: "10.1.0.0/24",
      apiServer: "10.1.1.0/28",
    });
  });

  it("have five addresses less, which Azure reserves", () => {
    assert.equal(usableAddresses("10.1.0.0/24"), 251);
    assert.equal(usableAddresses("nothing"), 0);
  });
});
