import assert from "node:assert/strict";
import fc from "fast-check";
import {
  addressAt,
  contains,
  formatRange,
  isPrivate,
  overlap,
  parseRange,
  part,
  type Range,
  sizeOf,
  withoutHostBits,
} from "../components/ranges";

const range = fc
  .record({ prefix: fc.integer({ min: 0, max: 32 }), address: fc.nat(2 ** 32 - 1) })
  .map(({ prefix, address }) => ({ prefix, first: address - (address % sizeOf({ prefix })) }));

function read(cidr: string): Range {
  const parsed = parseRange(cidr);
  assert.ok(parsed, cidr);
  return parsed;
}

describe("ranges", () => {
  it("are read as they are written", () => {
    fc.assert(fc.property(range, (one) => assert.deepEqual(parseRange(formatRange(one)), one)));
  });

  for (const text of [
    "",
    "10.0.0.0",
    "10.0.0.0/33",
    "10.0.0/16",
    "010.0.0.0/8",
    "0x0a.0.0.0/8",
    "a",
    "fd00::/8",
    "10.0.0.1/24",
    " 10.0.0.0/8",
  ]) {
    it(`are not read from ${JSON.stringify(text)}`, () => assert.equal(parseRange(text), undefined));
  }

  it("lose their host bits", () => {
    assert.equal(withoutHostBits("10.20.1.0/16"), "10.20.0.0/16");
    assert.equal(withoutHostBits("10.20.1.0"), undefined);
  });

  it("count their addresses and write the one at an offset", () => {
    assert.equal(sizeOf(read("10.0.0.0/24")), 256);
    assert.equal(addressAt(read("172.20.0.0/16"), 10), "172.20.0.10");
    assert.equal(addressAt(read("10.0.0.0/8"), 256 * 256 + 257), "10.1.1.1");
  });

  it("divide into parts that lie within them and do not overlap each other", () => {
    const divided = fc.record({ range, bits: fc.integer({ min: 1, max: 3 }) }).filter((one) => one.range.prefix < 30);
    fc.assert(
      fc.property(divided, ({ range: whole, bits }) => {
        const parts = Array.from({ length: 2 ** bits }, (_, index) => part(whole, whole.prefix + bits, index));
        assert.ok(parts.every((one) => contains(whole, one)));
        assert.ok(parts.every((one, index) => parts.slice(0, index).every((other) => !overlap(one, other))));
        assert.equal(
          parts.map(sizeOf).reduce((sum, size) => sum + size),
          sizeOf(whole),
        );
      }),
    );
  });

  it("overlap if one contains the other, and only then", () => {
    fc.assert(
      fc.property(range, range, (one, other) =>
        assert.equal(overlap(one, other), contains(one, other) || contains(other, one)),
      ),
    );
  });

  it("are private within RFC 1918 only", () => {
    for (const cidr of ["10.20.0.0/16", "172.31.0.0/16", "192.168.1.0/24"]) {
      assert.ok(isPrivate(read(cidr)), cidr);
    }
    for (const cidr of ["8.8.0.0/16", "172.0.0.0/8", "172.32.0.0/16", "192.0.0.0/8", "100.64.0.0/10", "0.0.0.0/0"]) {
      assert.ok(!isPrivate(read(cidr)), cidr);
    }
  });
});
