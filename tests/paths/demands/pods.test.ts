import assert from "node:assert/strict";
import type { Fields } from "../../../cli/values";
import { addressesIn } from "../../../cli/wiring/addresses";
import { deployment, object, service } from "../../wiring/objects";
import { denyAll, judged, peer, policy } from "../scenes";

const dnsPeer = {
  namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } },
  podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
};
const dns = (protocols: string[]) =>
  policy("shop/*", {
    policyTypes: ["Egress"],
    egress: [{ to: [dnsPeer], ports: protocols.map((protocol) => ({ port: 53, protocol })) }],
  });

describe("a way to DNS", () => {
  const web = deployment("shop/web");

  it("is needed by every pod, by UDP and by TCP", () => {
    assert.deepEqual(judged([web, dns(["UDP", "TCP"])]).broken, []);
    assert.match(
      judged([web, dns(["TCP"])]).broken[0] ?? "",
      /: DNS: expected .* the cluster's DNS on port 53\/UDP, got/,
    );
    assert.match(judged([web, dns(["UDP"])]).broken[0] ?? "", /: DNS: expected .* the cluster's DNS on port 53, got/);
  });

  it("is not needed by pods that ask nobody in the cluster", () => {
    for (const pod of [{ dnsPolicy: "None" }, { dnsPolicy: "Default" }, { hostNetwork: true }]) {
      assert.deepEqual(judged([deployment("shop/web", {}, pod), denyAll("shop")]).broken, []);
    }
  });

  it("is unknown if something else answers on the node", () => {
    const { broken, unknown } = judged([web, denyAll("shop")], { otherDns: "a cache answers on the node" });
    assert.deepEqual([broken.length, unknown.length], [0, 1]);
  });
});

describe("a way to the API server", () => {
  const binding = object("rbac.authorization.k8s.io/v1", "RoleBinding", "shop/web", {
    subjects: [{ kind: "ServiceAccount", name: "web" }],
  });
  const web = (pod: Fields = {}) =>
    deployment("shop/web", {}, { serviceAccountName: "web", dnsPolicy: "None", ...pod });
  const to = (cidr: string, port = 443) =>
    policy("shop/web", { policyTypes: ["Egress"], egress: [{ to: [{ ipBlock: { cidr } }], ports: [{ port }] }] });

  it("is needed by pods with a token of an account with a role", () => {
    assert.deepEqual(judged([web(), binding, to("10.0.9.0/28")]).broken, []);
    for (const closed of [denyAll("shop"), to("10.0.0.0/24"), to("10.0.9.0/28", 6443)]) {
      const { broken } = judged([web(), binding, closed]);
      assert.match(broken.join("\n"), /^Deployment shop\/web: way to the API server: expected .* got no egress rule/);
    }
  });

  it("is not known in a cluster that nobody describes", () => {
    const { broken, unknown } = judged([web(), binding, to("10.0.9.0/28", 6443)], { apiServer: undefined });
    assert.deepEqual([broken, unknown.length], [[], 1]);
  });

  it("is not needed without a role or without a token", () => {
    assert.deepEqual(judged([web(), denyAll("shop")]).broken, []);
    assert.deepEqual(judged([web({ automountServiceAccountToken: false }), binding, denyAll("shop")]).broken, []);
    const account = object("v1", "ServiceAccount", "shop/web", { automountServiceAccountToken: false });
    assert.deepEqual(judged([web(), account, binding, denyAll("shop")]).broken, []);
  });
});

describe("an address in a workload's settings", () => {
  const texts: [string, string[]][] = [
    ["cart:7070", ["cart:7070"]],
    ["http://backend/echo", ["backend:80"]],
    ["https://api.shop.svc.cluster.local", ["api.shop.svc.cluster.local:443"]],
    ["tcp://cache.shop:6379,cart:7070", ["cache.shop:6379", "cart:7070"]],
    ["--backend-url=http://backend:9898/echo", ["backend:9898"]],
    ["registry.example.com/web:1.0.0 at 12:30", []],
    ["registry.example.com/shop/frontend:12", []],
    ["postgres:16.4, postgres:16-alpine", []],
    ["mongodb://cart:90210@db:27017/orders", ["db:27017"]],
    ["chown -R app:1000 /data && serve --cart cart:7070", ["cart:7070"]],
    ["gosu app:1000 serve", []],
    ["--sidecar-image=postgres:16 --image postgres:17 --cart=cart:7070", ["cart:7070"]],
    ["dns:///cart:7070", ["cart:7070"]],
  ];
  for (const [value, expected] of texts) {
    it(`is read from ${value}`, () =>
      assert.deepEqual(
        addressesIn(value).map(({ host, port }) => `${host}:${port}`),
        expected,
      ));
  }

  const cart = deployment("shop/cart", {}, { dnsPolicy: "None" });
  const calls = (container: Fields) => [
    deployment("shop/web", container, { dnsPolicy: "None" }),
    cart,
    service("shop/cart"),
    policy("shop/cart", { ingress: [{ from: [peer("web")], ports: [{ port: 8080 }] }] }),
  ];
  const closed = policy("shop/web", { policyTypes: ["Egress"] });
  const settings = object("v1", "ConfigMap", "shop/settings", { data: { CART: "cart:80" } });
  const containers: [string, Fields][] = [
    ["env CART", { env: [{ name: "CART", value: "cart.shop.svc:80" }] }],
    ["env CART", { env: [{ name: "CART", valueFrom: { configMapKeyRef: { name: "settings", key: "CART" } } }] }],
    ["env CART", { envFrom: [{ configMapRef: { name: "settings" } }] }],
    ["args", { args: ["--cart=http://cart"] }],
    ["command", { command: ["web", "--cart", "cart:80"] }],
  ];
  for (const [at, container] of containers) {
    it(`is a call that must pass: ${JSON.stringify(container)}`, () => {
      assert.deepEqual(judged([...calls(container), settings]).broken, []);
      const { broken } = judged([...calls(container), settings, closed]);
      const ofCall = broken.filter((line) => line.startsWith(`Deployment shop/web: ${at} cart`));
      assert.equal(ofCall.length, 1, broken.join("\n"));
      assert.match(
        ofCall[0] ?? "",
        /expected Deployment shop\/web to reach Deployment shop\/cart on port 8080, got no egr/,
      );
    });
  }

  it("is no call if it is the workload's own, or of no Service", () => {
    const own = {
      env: [
        { name: "SELF", value: "web:80" },
        { name: "NOWHERE", value: "nowhere:80" },
      ],
    };
    const objects = [deployment("shop/web", own, { dnsPolicy: "None" }), service("shop/web"), denyAll("shop")];
    assert.deepEqual(judged(objects).broken, []);
  });
});
