import assert from "node:assert/strict";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { Deployment, ExternalSecret, type ExternalSecretArgs, externalSecrets, Tenant } from "../../components";
import type { ProgramRun } from "../../components/testing";
import { existingEks } from "../support/aws";
import { kubeconfig, platform, tenant } from "../support/programs";
import { runProgram } from "../support/run-program";

const type = "kubernetes:external-secrets.io/v1:ExternalSecret";

/** Runs a workload that takes an ExternalSecret on a platform with AWS Secrets Manager. */
function run(args: Partial<ExternalSecretArgs> = {}, take: (secret: ExternalSecret) => object = () => ({})) {
  return runProgram(() => {
    const cluster = existingEks(["external-secrets/external-secrets"]);
    const home = tenant([externalSecrets()], { cluster, tier: "small" });
    const secret = new ExternalSecret("db", {
      tenant: home,
      data: { password: { key: "shop/db", property: "password" } },
      ...args,
    });
    new Deployment("web", { tenant: home, image: "web:1.0.0", ...take(secret) });
  });
}

function withoutPlatform(args: object): Promise<ProgramRun> {
  return runProgram(() => {
    const provider = new k8s.Provider("theirs", { kubeconfig });
    const home = { provider, namespace: "theirs" };
    new ExternalSecret("db", { tenant: home, data: { a: "b" }, ...args });
  });
}

describe("ExternalSecret", () => {
  it("copies from the cloud's store, once that exists", async () => {
    const program = await run();
    const secret = program.find(type, "db");
    assert.deepEqual(secret.inputs, {
      apiVersion: "external-secrets.io/v1",
      kind: "ExternalSecret",
      metadata: { name: "db", namespace: "team" },
      spec: {
        secretStoreRef: { kind: "ClusterSecretStore", name: "cloud" },
        refreshPolicy: "Periodic",
        refreshInterval: "1h0m0s",
        target: { name: "db", creationPolicy: "Owner", deletionPolicy: "Retain" },
        data: [{ secretKey: "password", remoteRef: { key: "shop/db", property: "password" } }],
      },
    });
    const store = program.find("kubernetes:external-secrets.io/v1:ClusterSecretStore", "test-external-secrets-cloud");
    assert.ok(secret.dependsOn.includes(store.urn));
    assert.ok(secret.dependsOn.includes(program.find("kubernetes:core/v1:ResourceQuota", "team").urn));
    assert.equal(secret.parent, program.find("keelson:index:ExternalSecret", "db").urn);
  });

  it("copies from the tenant's store if it names none", async () => {
    const own = { kind: "SecretStore", name: "own" } as const;
    const program = await runProgram(() => {
      const cluster = existingEks(["external-secrets/external-secrets"]);
      const on = platform([externalSecrets()], { cluster, tier: "small" });
      const team = new Tenant("team", { platform: on, secretStore: own });
      new ExternalSecret("db", { tenant: team, data: { a: "b" } });
      new ExternalSecret("shared", { tenant: team, data: { a: "b" }, store: "cloud" });
    });
    const storeOf = (name: string) =>
      (program.find(type, name).inputs.spec as { secretStoreRef: unknown }).secretStoreRef;
    assert.deepEqual([storeOf("db"), storeOf("shared")], [own, { kind: "ClusterSecretStore", name: "cloud" }]);
  });

  it("makes workloads that use it wait for it", async () => {
    const program = await run({ secretName: "shop-db" }, (secret) => ({
      volumes: { db: secret.mount("/etc/db") },
      env: secret.asEnv({ DB_PASSWORD: "password" }),
    }));
    const deployment = program.find("kubernetes:apps/v1:Deployment", "web");
    const { spec } = deployment.inputs as {
      spec: { template: { spec: { volumes: unknown; containers: { env: unknown }[] } } };
    };
    assert.deepEqual(spec.template.spec.volumes, [
      { name: "db", secret: { secretName: "shop-db", defaultMode: 0o440 } },
    ]);
    assert.deepEqual(spec.template.spec.containers[0]?.env, [
      { name: "DB_PASSWORD", valueFrom: { secretKeyRef: { name: "shop-db", key: "password" } } },
    ]);
    assert.ok(deployment.propertyDependencies.spec?.includes(program.find(type, "db").urn));
  });

  it("copies from a store of the namespace, once the kinds exist", async () => {
    const program = await run({ secretStoreRef: { kind: "SecretStore", name: "vault" }, store: undefined });
    const secret = program.find(type, "db");
    assert.deepEqual((secret.inputs.spec as { secretStoreRef: unknown }).secretStoreRef, {
      kind: "SecretStore",
      name: "vault",
    });
    const release = program.find("kubernetes:external-secrets.io/v1:ClusterSecretStore", "test-external-secrets-cloud");
    assert.ok(secret.dependsOn.includes(release.urn));
  });

  it("works in a foreign namespace if it names a store", async () => {
    const program = await withoutPlatform({ secretStoreRef: { kind: "ClusterSecretStore", name: "vault" } });
    assert.deepEqual((program.find(type, "db").inputs.metadata as { namespace: string }).namespace, "theirs");
    await assert.rejects(withoutPlatform({}), {
      message:
        'external secret "db" is not valid:\n✖ secretStoreRef: expected a store, because the tenant has no platform, got nothing; set secretStoreRef, or set the option tenant to a Tenant',
    });
  });

  it("takes overrides of any field", async () => {
    const program = await run({ overrides: { spec: { target: { immutable: true } } } });
    const { metadata, spec } = program.find(type, "db").inputs as { metadata: object; spec: { target: object } };
    assert.deepEqual(spec.target, { name: "db", creationPolicy: "Owner", deletionPolicy: "Retain", immutable: true });
    assert.deepEqual(metadata, {
      name: "db",
      namespace: "team",
      annotations: { "keelson.dev/overrides": "spec.target.immutable" },
    });
  });

  it("refuses overrides of fields that its kind does not have", async () => {
    const misspelt = { spec: { target: { imutable: true } } } as unknown as NonNullable<
      ExternalSecretArgs["overrides"]
    >;
    await assert.rejects(run({ overrides: misspelt }), {
      message:
        'external secret "db" of tenant "team" is not valid:\n✖ overrides.spec.target.imutable: unknown key; did you mean "immutable"?',
    });
  });

  it("refuses a missing store", async () => {
    await assert.rejects(run({ store: "vault" }), {
      message:
        'external secret "db" of tenant "team" is not valid:\n✖ store: needs a secret store: expected one of "cloud", got "vault"',
    });
    await assert.rejects(
      runProgram(() => {
        new ExternalSecret("db", { tenant: tenant(), data: { a: "b" } });
      }),
      {
        message:
          'external secret "db" of tenant "team" is not valid:\n✖ store: needs a secret store "cloud", which nothing provides; add external-secrets',
      },
    );
  });

  it("refuses a secret in place of the secret's name", async () => {
    await assert.rejects(run({ data: { password: { key: pulumi.secret("hunter2") } } }), {
      message:
        'error serializing property "spec": data.password.key: expected the name of a secret in the store, got a secret; put the secret value into a Secret',
    });
  });
});
