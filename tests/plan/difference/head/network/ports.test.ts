import assert from "node:assert/strict";
import {
  eachPort,
  includesPorts,
  joinedPorts,
  overlapPorts,
} from "../../../../../cli/plan/difference/head/network/ports";

describe("ports of firewalls", () => {
  it("are compared one by one, and written together", () => {
    assert.deepEqual(eachPort("80,443"), ["80", "443"]);
    assert.deepEqual(eachPort("tcp 80,8000-8080"), ["tcp 80", "tcp 8000-8080"]);
    assert.deepEqual(eachPort("its API server"), ["its API server"]);
    assert.deepEqual(joinedPorts(["tcp 80", "udp 53", "tcp 443", "any port"]), ["tcp 80,443", "udp 53", "any port"]);
  });

  const cases: readonly [wide: string, narrow: string, includes: boolean][] = [
    ["any port", "tcp 443", true],
    ["any port", "a public load balancer", false],
    ["tcp", "tcp 443", true],
    ["tcp any port", "udp 53", false],
    ["3380-3400", "3389", true],
    ["3389", "3380-3400", false],
    ["tcp 443", "udp 443", false],
    ["its API server", "its API server", true],
  ];
  for (const [wide, narrow, includes] of cases) {
    it(`${wide} ${includes ? "includes" : "does not include"} ${narrow}`, () => {
      assert.equal(includesPorts(wide, narrow), includes);
    });
  }

  const pairs: readonly [one: string, other: string, overlap: boolean][] = [
    ["any port", "icmp", true],
    ["tcp", "tcp 443", true],
    ["tcp 80-443", "tcp 400-500", true],
    ["tcp 80", "tcp 443", false],
    ["443", "udp 443", true],
    ["tcp", "udp", false],
    ["icmp", "tcp", false],
  ];
  for (const [one, other, overlap] of pairs) {
    it(`${one} ${overlap ? "overlaps" : "does not overlap"} ${other}`, () => {
      assert.equal(overlapPorts(one, other), overlap);
      assert.equal(overlapPorts(other, one), overlap);
    });
  }
});
