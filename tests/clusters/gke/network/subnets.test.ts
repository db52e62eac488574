import assert from "node:assert/strict";
import fc from "fast-check";
import {
  networkRanges,
  podBlockPrefix,
  podBlockSize,
  rangePrefixes,
  usableAddresses,
  vpcPrefixes,
} from "../../../../components/clusters/gke/network/subnets";
import { contains, formatRange, overlap, parseRange, part } from "../../../../components/ranges";

const range = (cidr: string) => {
  const parsed = parseRange(cidr);
  assert.ok(parsed, cidr);
  return parsed;
};

const vpcs = fc
  .tuple(fc.integer({ min: vpcPrefixes.min, max: vpcPrefixes.max }), fc.nat())
  .map(([prefix, seed]) => formatRange(part(range("10.0.0.0/8"), prefix, seed % 2 ** (prefix - 8))));

describe("networkRanges", () => {
  it("gives pods half of a network, nodes and Services an eighth each, and the control plane a small part", () => {
    assert.deepEqual(networkRanges({ cidr: "10.80.0.0/16" }), {
      pods: "10.80.0.0/17",
      nodes: "10.80.128.0/19",
      services: "10.80.160.0/19",
      controlPlane: "10.80.192.0/28",
    });
  });

  it("uses the configured ranges instead", () => {
    const ranges = networkRanges({ cidr: "10.80.0.0/16", podCidr: "100.64.0.0/14", serviceCidr: "172.20.0.0/20" });
    assert.equal(ranges.pods, "100.64.0.0/14");
    assert.equal(ranges.services, "172.20.0.0/20");
    assert.equal(ranges.nodes, "10.80.128.0/19");
  });

  it("produces ranges of valid sizes that do not overlap and lie within the network", () => {
    fc.assert(
      fc.property(vpcs, (cidr) => {
        const ranges = Object.entries(networkRanges({ cidr })).map(([name, given]) => ({ name, ...range(given) }));
        for (const [index, one] of ranges.entries()) {
          const { min, max } = rangePrefixes[one.name as keyof typeof rangePrefixes];
          assert.ok(one.prefix >= min && one.prefix <= max, `${one.name} /${one.prefix}`);
          assert.ok(contains(range(cidr), one));
          assert.ok(!ranges.some((other, at) => at !== index && overlap(one, other)));
        }
      }),
    );
  });
});

describe("a node's block of pod addresses", () => {
  const blocks = [
    [8, 28],
    [9, 27],
    [16, 27],
    [32, 26],
    [33, 25],
    [64, 25],
    [65, 24],
    [110, 24],
    [128, 24],
    [256, 23],
  ] as const;
  for (const [maxPods, prefix] of blocks) {
    it(`is a /${prefix} for ${maxPods} pods`, () => assert.equal(podBlockPrefix(maxPods), prefix));
  }

  it("has at least twice as many addresses as there are pods", () => {
    fc.assert(fc.property(fc.integer({ min: 8, max: 256 }), (pods) => podBlockSize(pods) >= 2 * pods));
  });

  it("excludes the four addresses that Google reserves", () => assert.equal(usableAddresses("10.0.0.0/29"), 4));
});
