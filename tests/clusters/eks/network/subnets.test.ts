import assert from "node:assert/strict";
import fc from "fast-check";
import { allocateSubnets, usableAddresses, vpcPrefixes } from "../../../../components/clusters/eks/network/subnets";
import { formatRange, overlap, parseRange, part, sizeOf } from "../../../../components/ranges";

const range = (cidr: string) => {
  const parsed = parseRange(cidr);
  assert.ok(parsed, cidr);
  return parsed;
};

const zonesOf = (letters: readonly string[]) => letters.map((letter) => `eu-central-1${letter}`);
const letters = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e", "f"), { minLength: 1, maxLength: 6 });
const vpcs = fc
  .tuple(fc.integer({ min: vpcPrefixes.min, max: vpcPrefixes.max }), fc.nat())
  .map(([prefix, seed]) => formatRange(part(range("10.0.0.0/8"), prefix, seed % 2 ** (prefix - 8))));

describe("allocateSubnets", () => {
  it("lays out a network by the zones' letters", () => {
    assert.deepEqual(allocateSubnets("10.20.0.0/16", ["eu-central-1a", "eu-central-1c"]), [
      {
        zone: "eu-central-1a",
        letter: "a",
        private: "10.20.0.0/19",
        public: "10.20.224.0/22",
        intra: "10.20.192.0/22",
      },
      {
        zone: "eu-central-1c",
        letter: "c",
        private: "10.20.64.0/19",
        public: "10.20.232.0/22",
        intra: "10.20.200.0/22",
      },
    ]);
  });

  it("never lets subnets overlap or leave the network", () => {
    fc.assert(
      fc.property(vpcs, letters, (vpc, zones) => {
        const subnets = allocateSubnets(vpc, zonesOf(zones)).flatMap((zone) => [zone.private, zone.public, zone.intra]);
        const ranges = subnets.map(range);
        for (const [index, one] of ranges.entries()) {
          assert.ok(one.prefix <= 28 && overlap(range(vpc), one) && one.first >= range(vpc).first);
          assert.ok(one.first + sizeOf(one) <= range(vpc).first + sizeOf(range(vpc)));
          assert.ok(!ranges.some((other, at) => at !== index && overlap(one, other)));
        }
      }),
    );
  });

  it("does not change a zone's subnets when zones are added, removed or reordered", () => {
    fc.assert(
      fc.property(vpcs, letters, letters, (vpc, before, after) => {
        const old = new Map(allocateSubnets(vpc, zonesOf(before)).map((zone) => [zone.zone, zone]));
        for (const zone of allocateSubnets(vpc, zonesOf(after))) {
          assert.deepEqual(old.get(zone.zone) ?? zone, zone);
        }
      }),
    );
  });

  it("counts a zone's addresses without those that AWS reserves", () => {
    assert.equal(usableAddresses("10.20.0.0/19"), 8187);
    assert.equal(usableAddresses("10.20.0.0/23"), 507);
  });
});
