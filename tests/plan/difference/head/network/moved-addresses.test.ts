import assert from "node:assert/strict";
import { movedAddresses } from "../../../../../cli/plan/difference/head/network/moved-addresses";

const pods = ["shop/ad", "shop/cart", "shop/frontend", "bank/api"];
const to = (range: string, from: readonly string[] = pods, port = "443/TCP") =>
  from.map((each) => ({ direction: "out" as const, from: each, to: range, port, range }));
const lines = (...[come, gone]: readonly [ReturnType<typeof to>, ReturnType<typeof to>]) =>
  movedAddresses(come, gone).map(({ line }) => line);

describe("an address that is another one now", () => {
  it("is one line for all pods that reach it", () => {
    assert.deepEqual(lines(to("172.24.0.1/32"), to("172.20.0.1/32")), [
      "4 groups of pods → 172.24.0.1/32:443 instead of 172.20.0.1/32",
    ]);
  });

  const others: readonly [name: string, come: ReturnType<typeof to>, gone: ReturnType<typeof to>][] = [
    ["an address of the internet", to("203.0.113.7/32"), to("172.20.0.1/32")],
    ["a range", to("172.24.0.0/16"), to("172.20.0.1/32")],
    ["one more of the pods", to("172.24.0.1/32"), to("172.20.0.1/32", pods.slice(1))],
    ["another port", to("172.24.0.1/32"), to("172.20.0.1/32", pods, "6443/TCP")],
    ["two addresses", [...to("172.24.0.1/32"), ...to("172.24.0.2/32")], to("172.20.0.1/32")],
    ["few pods", to("172.24.0.1/32", pods.slice(2)), to("172.20.0.1/32", pods.slice(2))],
  ];
  for (const [name, come, gone] of others) {
    it(`is not ${name}`, () => assert.deepEqual(lines(come, gone), []));
  }
});
