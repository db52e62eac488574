import assert from "node:assert/strict";
import { joined, wiringLines } from "../../cli/wiring";
import { unknownMark } from "../../components/testing";
import { deployment, judge, object, service } from "./objects";

const web = deployment("shop/web", {}, { serviceAccountName: "web" });
const ingress = object("networking.k8s.io/v1", "Ingress", "shop/web", { spec: { ingressClassName: "traefik" } });
const states = ({ broken, unknown }: ReturnType<typeof judge>) => [broken.length, unknown.length];

describe("wiring", () => {
  it("is unknown if a chart that is not rendered may bring the end, into its namespace or without one", () => {
    const unseen = [{ what: "chart traefik", namespace: "traefik" }];
    assert.deepEqual(states(judge([web, ingress], { unseen })), [1, 1]);
    assert.deepEqual(states(judge([web, ingress], { unseen: [{ what: "chart web", namespace: "shop" }] })), [0, 2]);
    assert.deepEqual(judge([ingress], { unseen }).unknown, [
      "Ingress shop/web: ingressClassName: IngressClass traefik: unknown, because chart traefik may create it",
    ]);
  });

  it("is noted if it is nearly a name of the chart's release or of its values", () => {
    const unseen = (name: string) => [{ what: "chart traefik", namespace: "traefik", names: [name] }];
    assert.deepEqual(judge([ingress], { unseen: unseen("traefikx") }).notes, [
      `Ingress shop/web: ingressClassName: neither the plan nor a chart's values contain IngressClass traefik; did you mean "traefikx"?`,
    ]);
    assert.deepEqual(states(judge([ingress], { unseen: unseen("traefik") })), [0, 1]);
    assert.deepEqual(states(judge([ingress], { unseen: unseen("nginx") })), [0, 1]);
  });

  it("is unknown for the kinds that software makes at its start, and broken for others", () => {
    const unseen = [{ what: "the software of chart web", namespace: "shop", kinds: ["Secret"] }];
    const mounting = deployment("shop/web", {}, { serviceAccountName: "web", imagePullSecrets: [{ name: "made" }] });
    assert.deepEqual(states(judge([mounting, service("shop/api")], { unseen })), [2, 1]);
    assert.deepEqual(states(judge([ingress], { unseen })), [1, 0]);
  });

  it("is unknown outside of the program's namespaces if others fill those", () => {
    assert.deepEqual(states(judge([web, ingress], { own: new Set(["shop"]) })), [1, 1]);
    assert.deepEqual(judge([web], { own: new Set() }).unknown, [
      "Deployment shop/web: serviceAccountName: ServiceAccount shop/web: unknown, because the program does not create the namespace shop",
    ]);
  });

  it("is unknown where an operator may make the end, but not for add-ons that make nothing", () => {
    const postgres = object("postgresql.cnpg.io/v1", "Cluster", "shop/db");
    const issuer = object("cert-manager.io/v1", "Issuer", "shop/ca");
    const rule = object("monitoring.coreos.com/v1", "PrometheusRule", "shop/rules");
    assert.deepEqual(states(judge([web, postgres])), [0, 1]);
    assert.match(judge([web, postgres]).unknown[0] ?? "", /because the operator of Cluster shop\/db may create it$/);
    assert.deepEqual(states(judge([web, issuer, rule])), [1, 0]);
  });

  it("is unknown for names and keys that only the deployment tells", () => {
    const unnamed = deployment("shop/web", {}, { serviceAccountName: unknownMark });
    assert.deepEqual(states(judge([unnamed])), [0, 1]);
    const variable = { name: "A", valueFrom: { secretKeyRef: { name: "db", key: "a" } } };
    const secret = object("v1", "Secret", "shop/db", { stringData: "[secret]" });
    assert.deepEqual(states(judge([secret, deployment("shop/web", { env: [variable] })])), [0, 1]);
  });

  it("is summed up, the unknown by reason", () => {
    const wiring = judge([web, ingress], { unseen: [{ what: "chart traefik", namespace: "traefik" }] });
    assert.deepEqual(wiringLines(wiring), [
      "2 references, 1 broken, 1 unknown",
      "unknown, because chart traefik may create it: Ingress shop/web: ingressClassName: IngressClass traefik",
    ]);
    const whole = judge([deployment("shop/web"), service("shop/web")]);
    assert.deepEqual(wiringLines(joined([whole, whole])), ["4 references, all with a target"]);
    assert.deepEqual(wiringLines(joined([])), []);
  });
});
