import assert from "node:assert/strict";
import type { JsonObject, KubernetesObject } from "../../../cli/rehearsal/kubernetes";
import { outsideOf, sorted } from "../../../cli/rehearsal/real-controllers/external-secrets";

const asked = (name: string, spec: JsonObject = {}): KubernetesObject => ({
  apiVersion: "external-secrets.io/v1",
  kind: "ExternalSecret",
  metadata: { name, namespace: "shop" },
  spec,
});
const stores = new Map([
  ["SecretStore shop/local", "fake"],
  ["ClusterSecretStore cloud", "aws"],
]);
const cloud = { kind: "ClusterSecretStore", name: "cloud" };

describe("what an ExternalSecret reads from", () => {
  const cases: readonly (readonly [string, JsonObject, string | undefined])[] = [
    ["a store in the cluster", { secretStoreRef: { name: "local" } }, undefined],
    [
      "a store of a cloud",
      { secretStoreRef: cloud },
      "ClusterSecretStore cloud reads from aws, but a rehearsal has no such source",
    ],
    [
      "a store of a cloud, for one key",
      { secretStoreRef: { name: "local" }, data: [{ sourceRef: { storeRef: cloud } }] },
      "ClusterSecretStore cloud reads from aws, but a rehearsal has no such source",
    ],
    [
      "generators",
      {
        dataFrom: [
          { sourceRef: { generatorRef: { kind: "Password", name: "p" } } },
          { sourceRef: { generatorRef: { kind: "ECRAuthorizationToken", name: "registry" } } },
        ],
      },
      "generator registry reads from ECRAuthorizationToken, but a rehearsal has no such source",
    ],
    ["a store that nobody made, about which the controller speaks", { secretStoreRef: { name: "gone" } }, undefined],
  ];
  for (const [what, spec, outside] of cases) {
    it(`is ${what}`, () => assert.equal(outsideOf(asked("a", spec), stores), outside));
  }
});

describe("ExternalSecrets", () => {
  it("are handled, outside of a rehearsal, or failed", () => {
    const outcomes = [undefined, { reason: "aws", isOutside: true }, { reason: "no key", isOutside: false }];
    assert.deepEqual(sorted([asked("a"), asked("b"), asked("c")], outcomes), {
      total: 3,
      handled: ["ExternalSecret shop/a"],
      unhandled: [{ object: "ExternalSecret shop/b", reason: "aws" }],
      failures: ["ExternalSecret shop/c is not synced: no key"],
    });
  });
});
