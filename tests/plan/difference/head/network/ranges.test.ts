import assert from "node:assert/strict";
import { isPublic } from "../../../../../cli/plan/difference/head/network/ranges";

describe("ranges of addresses", () => {
  const cases: readonly [range: string, isOfTheInternet: boolean][] = [
    ["8.8.8.8/32", true],
    ["10.0.0.0/8", false],
    ["2001:db8::/32", true],
    ["fd00::/8", false],
    ["::ffff:8.8.8.8/128", true],
    ["64:ff9b::8.8.8.8", true],
    ["VirtualNetwork", false],
    ["shop:8080", false],
  ];
  for (const [range, isOfTheInternet] of cases) {
    it(`${range} is ${isOfTheInternet ? "of the internet" : "inside"}`, () => {
      assert.equal(isPublic(range), isOfTheInternet);
    });
  }
});
