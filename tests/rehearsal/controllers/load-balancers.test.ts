import assert from "node:assert/strict";
import { loadBalancerAddress, loadBalancerIngress } from "../../../cli/rehearsal/controllers/addresses";
import { type Balanced, type BalancerStep, nextStep } from "../../../cli/rehearsal/controllers/load-balancers";

const finalizer = "example.com/cleanup";

describe("the next step for a load balancer", () => {
  const cases: [
    string,
    "Service" | "Ingress",
    Partial<Balanced["metadata"]>,
    string | undefined,
    string | undefined,
    BalancerStep,
  ][] = [
    ["a new LoadBalancer Service", "Service", {}, "LoadBalancer", undefined, "add-finalizer"],
    ["one with a finalizer", "Service", { finalizers: [finalizer] }, "LoadBalancer", undefined, "acquire"],
    ["one with an address", "Service", { finalizers: [finalizer] }, "LoadBalancer", "198.18.0.1", "keep"],
    [
      "one that is being deleted",
      "Service",
      { finalizers: [finalizer], deletionTimestamp: "now" },
      "LoadBalancer",
      "198.18.0.1",
      "release",
    ],
    ["one that has become a ClusterIP", "Service", { finalizers: [finalizer] }, "ClusterIP", undefined, "release"],
    ["a ClusterIP Service", "Service", {}, "ClusterIP", undefined, "none"],
    [
      "one deleted before it got a finalizer",
      "Service",
      { deletionTimestamp: "now" },
      "LoadBalancer",
      undefined,
      "none",
    ],
    ["a new Ingress", "Ingress", {}, undefined, undefined, "add-finalizer"],
    [
      "an Ingress that is being deleted",
      "Ingress",
      { finalizers: [finalizer], deletionTimestamp: "now" },
      undefined,
      "198.18.0.1",
      "release",
    ],
  ];
  for (const [what, kind, metadata, type, ip, expected] of cases) {
    it(`is ${expected} for ${what}`, () => {
      const object: Balanced = {
        apiVersion: "v1",
        kind,
        metadata: { name: "public", namespace: "shop", uid: "1", resourceVersion: "1", ...metadata },
        spec: { type },
        status: { loadBalancer: { ingress: ip === undefined ? [] : [{ ip }] } },
      };
      assert.equal(nextStep(object, kind, finalizer), expected);
    });
  }
});

describe("the address of a load balancer", () => {
  it("depends only on whose it is", () => {
    const address = loadBalancerAddress("Service shop/public", "ip", new Set());
    assert.match(address, /^198\.(18|19)\.\d+\.\d+$/);
    assert.equal(loadBalancerAddress("Service shop/public", "ip", new Set()), address);
    assert.notEqual(loadBalancerAddress("Service shop/other", "ip", new Set()), address);
  });

  it("is another one where that is taken", () => {
    const taken = new Set<string>();
    for (let count = 0; count < 300; count++) {
      taken.add(loadBalancerAddress("Service shop/public", "ip", taken));
    }
    assert.equal(taken.size, 300);
    assert.ok([...taken].every((address) => !/\.(0|255)$/.test(address)));
  });

  it("is a host name where the cloud gives such", () => {
    const address = loadBalancerAddress("Service shop/public", "hostname", new Set());
    assert.match(address, /^[0-9a-f]{16}\.load-balancer\.rehearsal\.test$/);
    assert.deepEqual(loadBalancerIngress(address, "hostname"), { hostname: address });
    assert.deepEqual(loadBalancerIngress("198.18.0.1", "ip"), { ip: "198.18.0.1" });
  });
});
