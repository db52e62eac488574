import assert from "node:assert/strict";
import type { Fields } from "../../cli/values";
import type { PlainObject } from "../../cli/wiring";
import { broken, deployment, judge, object } from "./objects";

const using = (name: string, key: string) =>
  deployment("shop/web", { env: [{ name: "A", valueFrom: { secretKeyRef: { name, key } } }] });
const store = object("external-secrets.io/v1", "SecretStore", "shop/vault");
const external = (spec: Fields) =>
  object("external-secrets.io/v1", "ExternalSecret", "shop/db", {
    spec: { secretStoreRef: { name: "vault" }, ...spec },
  });

describe("a Secret that a controller makes", () => {
  const makers: Readonly<Record<string, readonly [maker: PlainObject, name: string, key: string]>> = {
    "an ExternalSecret": [external({ data: [{ secretKey: "password" }] }), "db", "password"],
    "an ExternalSecret with a target": [
      external({ data: [{ secretKey: "password" }], target: { name: "credentials" } }),
      "credentials",
      "password",
    ],
    "a SealedSecret": [
      object("bitnami.com/v1alpha1", "SealedSecret", "shop/db", { spec: { encryptedData: { password: "x" } } }),
      "db",
      "password",
    ],
    "a ClusterExternalSecret": [
      object("external-secrets.io/v1", "ClusterExternalSecret", "db", {
        spec: { externalSecretSpec: { data: [{ secretKey: "password" }] } },
      }),
      "db",
      "password",
    ],
  };
  for (const [name, [maker, secret, key]] of Object.entries(makers)) {
    it(`exists, from ${name}, with its keys`, () => {
      assert.deepEqual(broken(store, maker, using(secret, key)), []);
      assert.deepEqual(broken(store, maker, using(secret, "user")), [
        `Deployment shop/web: env A: expected key "user" in Secret shop/${secret}, got keys ${key}; add the missing data`,
      ]);
    });
  }

  it("has the keys that Argo CD adds, as long as its server is there", () => {
    const labels = { "app.kubernetes.io/name": "argocd-server" };
    const server = object("apps/v1", "Deployment", "shop/argo-cd", { metadata: { labels } });
    const secret = object("v1", "Secret", "shop/argocd-secret", { data: { "admin.password": "eA==" } });
    const uses = [using("argocd-secret", "tls.crt"), using("argocd-secret", "admin.password")];
    assert.deepEqual(broken(server, secret, ...uses), []);
    assert.deepEqual(broken(secret, ...uses), [
      'Deployment shop/web: env A: expected key "tls.crt" in Secret shop/argocd-secret, got keys admin.password; add the missing data',
    ]);
  });

  it("has the keys of a template, or keys that nobody knows before", () => {
    const template = { data: { url: "{{ .password }}" } };
    assert.deepEqual(broken(store, external({ target: { template } }), using("db", "url")), []);
    const { broken: none, unknown } = judge([store, external({ dataFrom: [{ extract: {} }] }), using("db", "any")]);
    assert.deepEqual([none.length, unknown.length], [0, 1]);
  });

  it("is in its own namespace only", () => {
    const sealed = object("bitnami.com/v1alpha1", "SealedSecret", "other/db", { spec: { encryptedData: { a: "x" } } });
    assert.equal(broken(sealed, using("db", "a")).length, 1);
  });
});
