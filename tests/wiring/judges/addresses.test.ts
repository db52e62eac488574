import assert from "node:assert/strict";
import { broken, deployment, judge, object, service } from "../objects";

const cart = [deployment("shop/cart"), service("shop/cart")];

/** A workload with an address in its variables. */
const web = (value: string, namespace = "shop") => deployment(`${namespace}/web`, { env: [{ name: "CART", value }] });

describe("an address in a workload's variables", () => {
  const right = [
    "cart:80",
    "http://cart",
    "cart.shop:80",
    "cart.shop.svc:80",
    "redis://cart.shop.svc.cluster.local:80/0",
    "kubernetes.default.svc:443",
    "example.com:8443",
    "elsewhere:8080",
  ];
  for (const value of right) {
    it(`may be ${value}`, () => assert.deepEqual(broken(...cart, web(value)), []));
  }

  it("is broken on a port that the Service lacks", () =>
    assert.deepEqual(broken(...cart, web("cart:8081")), [
      "Deployment shop/web: env CART cart:8081: expected one of the ports of Service shop/cart (http (80)), got 8081; fix the address or add the port",
    ]));

  it("is broken if it can be that of a Service only, and there is none", () => {
    assert.deepEqual(broken(...cart, web("http://basket.shop.svc:80")), [
      "Deployment shop/web: env CART basket.shop.svc:80: expected Service shop/basket, got cart; create it or fix the name",
    ]);
    assert.equal(broken(...cart, web("cart.shop.svc:80", "other")).length, 0);
    assert.equal(broken(...cart, web("cart.other.svc:80", "other")).length, 1);
  });

  it("may name any port of pods without an address for all, and of itself", () => {
    const headless = object("v1", "Service", "shop/cart", {
      spec: { clusterIP: "None", selector: { app: "cart" }, ports: [{ port: 8080 }] },
    });
    assert.deepEqual(broken(deployment("shop/cart"), headless, web("cart-0.cart:9999")), []);
    const own = deployment("shop/cart", { env: [{ name: "LISTEN", value: "cart:8080" }] });
    assert.deepEqual(broken(own, service("shop/cart")), []);
  });

  it("is a reference that counts", () =>
    assert.equal(judge([...cart, web("cart:80")]).references, judge([...cart, web("nobody:80")]).references + 1));
});
