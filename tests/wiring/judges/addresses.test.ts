import assert from "node:assert/strict";
import type { Fields } from "../../../cli/values";
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

  const noAddress: readonly (readonly [text: string, container: Fields])[] = [
    ["registry.example.com/shop/cart:12", { env: [{ name: "FROM", value: "registry.example.com/shop/cart:12" }] }],
    ["cart:16.4", { env: [{ name: "FROM", value: "cart:16.4" }] }],
    ["cart:16 of an image", { env: [{ name: "CART_IMAGE", value: "cart:16" }] }],
    ["cart:90210, a user", { env: [{ name: "DB", value: "mongodb://cart:90210@db" }] }],
    ["cart:1000, a user", { command: ["sh", "-c", "chown -R cart:1000 /data"] }],
    ["cart:1000, a user by itself", { command: ["chown", "-R", "cart:1000", "/data"] }],
  ];
  for (const [text, container] of noAddress) {
    it(`is not ${text}`, () => assert.deepEqual(broken(...cart, deployment("shop/web", container)), []));
  }

  it("is not an image of a ConfigMap, but what serves images", () => {
    const settings = object("v1", "ConfigMap", "shop/web", {
      data: { RELATED_IMAGE_CART: "cart:16", IMAGE_CART_ADDR: "cart:17" },
    });
    const [line, ...more] = broken(
      ...cart,
      settings,
      deployment("shop/web", { envFrom: [{ configMapRef: { name: "web" } }] }),
    );
    assert.match(line ?? "", /^Deployment shop\/web: env IMAGE_CART_ADDR cart:17: expected/);
    assert.deepEqual(more, []);
  });

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
