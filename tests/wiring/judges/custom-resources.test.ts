import assert from "node:assert/strict";
import { broken, object } from "../objects";

describe("what custom resources refer to", () => {
  it("is broken without a store of secrets", () => {
    const external = (secretStoreRef: object) =>
      object("external-secrets.io/v1", "ExternalSecret", "shop/db", { spec: { secretStoreRef } });
    assert.deepEqual(broken(external({ name: "vault" })), [
      "ExternalSecret shop/db: secretStoreRef: expected SecretStore shop/vault, got none; create it",
    ]);
    assert.deepEqual(
      broken(
        object("external-secrets.io/v1", "ClusterSecretStore", "cloud"),
        external({ kind: "ClusterSecretStore", name: "cloud" }),
      ),
      [],
    );
  });

  it("is broken without a class of nodes", () => {
    const nodeClassRef = { group: "karpenter.k8s.aws", kind: "EC2NodeClass", name: "default" };
    const pool = object("karpenter.sh/v1", "NodePool", "general", { spec: { template: { spec: { nodeClassRef } } } });
    assert.deepEqual(broken(pool), [
      "NodePool general: nodeClassRef: expected EC2NodeClass default, got none; create it",
    ]);
    assert.deepEqual(broken(pool, object("karpenter.k8s.aws/v1", "EC2NodeClass", "default")), []);
  });

  it("is broken without the pull secret of a service account", () =>
    assert.deepEqual(broken(object("v1", "ServiceAccount", "shop/web", { imagePullSecrets: [{ name: "registry" }] })), [
      "ServiceAccount shop/web: imagePullSecrets: expected Secret shop/registry, got none; create it",
    ]));
});
