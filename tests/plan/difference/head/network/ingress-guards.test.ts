import assert from "node:assert/strict";
import { difference, headLines } from "../../../../../cli/plan/difference";
import { object } from "../../pull-request-parts";

type Annotations = Readonly<Record<string, string>>;

const ingress = (annotations: Annotations, ingressClassName?: string) =>
  object("networking.k8s.io/v1:Ingress", "shop/web", {
    metadata: { annotations },
    spec: { ...(ingressClassName === undefined ? {} : { ingressClassName }), rules: [{ host: "a.example.com" }] },
  });

function told(...[before, after]: readonly [ReturnType<typeof ingress> | undefined, ReturnType<typeof ingress>]) {
  const old = before === undefined ? [] : [before];
  return headLines(old, [after], difference(old, [after]))
    .filter((line) => line.class !== "other" && !line.text.startsWith("a.example.com"))
    .map((line) => `${line.class}: ${line.text}`);
}

const nginx = "nginx.ingress.kubernetes.io";
const alb = "alb.ingress.kubernetes.io";
const traefik = "traefik.ingress.kubernetes.io";
const at = (name: string) => `Ingress shop/web: metadata.annotations["${name}"]`;

describe("annotations of an Ingress that keep out", () => {
  for (const name of [`${nginx}/whitelist-source-range`, `${alb}/inbound-cidrs`]) {
    it(`${name} fails if it goes, or names everybody or others`, () => {
      const own = ingress({ [name]: "203.0.113.0/25, 10.0.0.0/8" });
      const all = ["open: 0.0.0.0/0 → Ingress shop/web: its hosts, wider than 203.0.113.0/25, 10.0.0.0/8"];
      assert.deepEqual(told(own, ingress({})), all);
      assert.deepEqual(told(own, ingress({ [name]: "0.0.0.0/0" })), all);
      assert.deepEqual(told(own, ingress({ [name]: "203.0.113.0/24,10.0.0.0/8" })), [
        "open: 203.0.113.0/24 → Ingress shop/web: its hosts, wider than 203.0.113.0/25",
      ]);
      assert.deepEqual(told(own, ingress({ [name]: "10.0.0.0/8" })), []);
      assert.deepEqual(told(ingress({}), own), []);
    });
  }

  for (const [name, value] of [
    [`${nginx}/auth-url`, "https://login.example.com/check"],
    [`${nginx}/auth-tls-secret`, "shop/clients"],
    [`${traefik}/router.middlewares`, "shop-office@kubernetescrd"],
    [`${alb}/wafv2-acl-arn`, "arn:aws:wafv2:eu-central-1:333344445555:regional/webacl/a/1"],
    [`${alb}/auth-type`, "oidc"],
  ] as const) {
    it(`${name} fails if it goes or changes, and not if it comes`, () => {
      const own = ingress({ [name]: value });
      assert.deepEqual(told(own, ingress({})), [`unprotected: ${at(name)} "${value}" → (nothing)`]);
      assert.deepEqual(told(own, ingress({ [name]: "x" })), [`unjudged: ${at(name)} "${value}" → "x"`]);
      assert.deepEqual(told(ingress({}), own), []);
    });
  }

  it("may get more of the same", () => {
    const middlewares = (value: string) => ingress({ [`${traefik}/router.middlewares`]: value });
    assert.deepEqual(told(middlewares("shop-a@kubernetescrd"), middlewares("shop-b@file,shop-a@kubernetescrd")), []);
  });

  it("fail as raw configuration, also in a new Ingress", () => {
    for (const name of ["configuration-snippet", "server-snippet", "auth-snippet"]) {
      const own = ingress({ [`${nginx}/${name}`]: "allow all;" });
      const line = `unjudged: ${at(`${nginx}/${name}`)} (nothing) → "allow all;"`;
      assert.deepEqual(told(ingress({}), own), [line]);
      assert.deepEqual(told(undefined, own), [line]);
    }
  });

  it("do not fail if they only shape requests", () => {
    const sized = (value: string) => ingress({ [`${nginx}/proxy-body-size`]: value });
    assert.deepEqual(told(sized("8m"), sized("16m")), []);
  });
});

describe("the class of an Ingress", () => {
  it("fails if it changes, and not if it only moves from the annotation", () => {
    const line = 'unjudged: Ingress shop/web: spec.ingressClassName "nginx" → "nginx-public"';
    assert.deepEqual(told(ingress({}, "nginx"), ingress({}, "nginx-public")), [line]);
    assert.deepEqual(told(ingress({ "kubernetes.io/ingress.class": "nginx" }), ingress({}, "nginx")), []);
  });
});
