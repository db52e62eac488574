import assert from "node:assert/strict";
import type { KubernetesObject } from "../../../cli/rehearsal/kubernetes";
import { decision, sorted } from "../../../cli/rehearsal/real-controllers/sealed-secrets";

const sealed = (name: string, status?: object): KubernetesObject => ({
  apiVersion: "bitnami.com/v1alpha1",
  kind: "SealedSecret",
  metadata: { name, namespace: "shop", uid: `uid-${name}`, generation: 2 },
  ...(status !== undefined && { status: JSON.parse(JSON.stringify(status)) }),
});
const synced = (status: "True" | "False", observedGeneration = 2) => ({
  observedGeneration,
  conditions: [{ type: "Synced", status, message: "no key could decrypt secret" }],
});
const secretOf = (uid: string): KubernetesObject => ({
  apiVersion: "v1",
  kind: "Secret",
  metadata: { name: "a", namespace: "shop", ownerReferences: [{ uid }] },
});

describe("what the controller of SealedSecrets decided", () => {
  it("is what the status of this generation says", () => {
    assert.deepEqual(decision(sealed("a", synced("True")), undefined, []), { closed: undefined });
    assert.deepEqual(decision(sealed("a", synced("False")), secretOf("uid-a"), []), {
      closed: "no key could decrypt secret",
    });
    assert.equal(decision(sealed("a", synced("True", 1)), secretOf("uid-a"), []), undefined);
  });

  it("shows in the Secret and in events where the definition has no status", () => {
    assert.deepEqual(decision(sealed("a"), secretOf("uid-a"), []), {});
    assert.deepEqual(decision(sealed("a"), secretOf("uid-b"), ["first", "second"]), { closed: "second" });
    assert.equal(decision(sealed("a"), undefined, []), undefined);
  });
});

describe("SealedSecrets that stay closed", () => {
  const objects = [sealed("a"), sealed("b")];

  it("fail if the stack brings the keys", () => {
    assert.deepEqual(sorted(objects, [undefined, "no key"], true), {
      total: 2,
      handled: ["SealedSecret shop/a"],
      unhandled: [],
      failures: ["SealedSecret shop/b cannot be decrypted: no key"],
    });
  });

  it("are named if only a cluster has the key, and fail for any other reason", () => {
    const reason = "no key could decrypt secret (password)";
    assert.deepEqual(sorted([...objects, sealed("c")], [undefined, reason, "secrets is forbidden"], false), {
      total: 3,
      handled: ["SealedSecret shop/a"],
      unhandled: [
        {
          object: "SealedSecret shop/b",
          reason: `${reason}; the stack contains no key; only the cluster that has the matching key can decrypt the object`,
        },
      ],
      failures: ["SealedSecret shop/c cannot be decrypted: secrets is forbidden"],
    });
  });
});
