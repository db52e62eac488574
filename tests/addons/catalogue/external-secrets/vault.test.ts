import assert from "node:assert/strict";
import { type Cloud, type ExternalSecretsOptions, externalSecrets, secretStores } from "../../../../components";
import { existingEks, installOn } from "../../../support/aws";
import { bound, existingCluster, platform } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";
import { runProgram } from "../../../support/run-program";

const storeType = "kubernetes:external-secrets.io/v1:ClusterSecretStore";
const vault = { server: "https://vault.example.com:8200", path: "secret", role: "shop" };
const controller = {
  namespace: "external-secrets",
  labels: { "app.kubernetes.io/name": "external-secrets", "app.kubernetes.io/instance": "external-secrets" },
};

function problemsOf(options: ExternalSecretsOptions, cloud: Cloud = "none"): string[] {
  return bound(externalSecrets(options), { cloud }).problems.map(({ path, message }) => `${path}: ${message}`);
}

describe("external-secrets with a Vault", () => {
  it("has the store vault alone without a cloud, for tenants and add-ons, with the controller's own token", async () => {
    const caBundle = "-----BEGIN CERTIFICATE-----";
    const options = { vault: { ...vault, version: "v1", mountPath: "shop", namespace: "team", caBundle } } as const;
    const run = await installOn(() => existingCluster(), [externalSecrets(options)]);
    assert.deepEqual(
      run.ofType(storeType).map(({ name }) => name),
      ["test-external-secrets-vault"],
    );
    const { provider, conditions } = run.find(storeType, "test-external-secrets-vault").inputs.spec as {
      provider: unknown;
      conditions: unknown[];
    };
    assert.deepEqual(provider, {
      vault: {
        server: "https://vault.example.com:8200",
        path: "secret",
        version: "v1",
        namespace: "team",
        caBundle: Buffer.from(caBundle).toString("base64"),
        auth: { kubernetes: { mountPath: "shop", role: "shop" } },
      },
    });
    assert.equal(conditions.length, 2);
  });

  it("has both stores in a cloud, or only that of the Vault", async () => {
    await runProgram(() => {
      const accounts = ["external-secrets/external-secrets"];
      const both = platform([externalSecrets({ vault })], { cluster: existingEks(accounts) });
      assert.deepEqual(Object.keys(both.all(secretStores)), ["cloud", "vault"]);
    });
    const run = await installOn(() => existingEks([]), [externalSecrets({ vault, cloudStore: false })]);
    assert.deepEqual(
      run.ofType(storeType).map(({ name }) => name),
      ["test-external-secrets-vault"],
    );
  });

  it("connects to the server of the Vault only", async () => {
    const options = { vault: { ...vault, cidrs: ["10.9.0.0/24"] } };
    const policies = policiesOf((await installOn(() => existingCluster(), [externalSecrets(options)])).resources);
    assert.ok(connects(policies, controller, { address: "10.9.0.4" }, 8200));
    assert.ok(!connects(policies, controller, { address: "10.9.1.4" }, 8200));
    assert.ok(!connects(policies, controller, { address: "203.0.113.7" }, 443));
  });

  it("refuses malformed values, and no store at all", () => {
    const wrong = {
      server: "http://vault",
      path: "/secret",
      role: "",
      mountPath: "auth/",
      caBundle: "none",
      cidrs: ["10.9.0.1/24"],
    };
    assert.deepEqual(problemsOf({ vault: wrong }), [
      'vault.server: expected a URL such as "https://vault.example.com:8200", got "http://vault"',
      'vault.caBundle: expected certificates as PEM, got "none"',
      'vault.cidrs[0]: expected a range such as 10.9.0.0/24, got "10.9.0.1/24"',
      'vault.path: expected the path of a secrets engine such as "secret", got "/secret"',
      'vault.role: expected the name of a role, got ""',
      'vault.mountPath: expected the path of an auth method such as "kubernetes", got "auth/"',
    ]);
    assert.deepEqual(problemsOf({}), [
      "vault: expected a Vault server, because the cloud's store is not used, got nothing",
    ]);
    assert.deepEqual(problemsOf({ vault, cloudStore: true, keyArn: "k" }).slice(0, 1), [
      'keyArn: is not supported on cloud "none"; remove it',
    ]);
  });
});
