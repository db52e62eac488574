import assert from "node:assert/strict";
import { ExternalSecret, externalSecrets, Tenant } from "../../../../components";
import { installOn } from "../../../support/aws";
import { cloudFacts, existingIn } from "../../../support/clouds";
import { known } from "../../../support/known";
import { bound, platform, valuesOf } from "../../../support/programs";
import { runProgram } from "../../../support/run-program";

const account = "external-secrets/external-secrets";
const storeType = "kubernetes:external-secrets.io/v1:ClusterSecretStore";
const keyVault = { name: "shop-prod", resourceGroup: "shop" };

function permissionsOf(addon: ReturnType<typeof externalSecrets>, cloud: "gcp" | "azure") {
  return known(bound(addon, { cloud, cloudFacts: cloudFacts[cloud] }).identities[0]?.permissions);
}

async function providerOf(addon: ReturnType<typeof externalSecrets>, cloud: "gcp" | "azure"): Promise<unknown> {
  const run = await installOn(() => existingIn(cloud, [account]), [addon]);
  return (run.find(storeType, "test-external-secrets-cloud").inputs.spec as { provider: unknown }).provider;
}

describe("the store of Google Secret Manager", () => {
  it("is the project's, with the controller's identity", async () => {
    assert.deepEqual(await providerOf(externalSecrets(), "gcp"), { gcpsm: { projectID: "shop-prod" } });
  });

  const prefixes: [string | undefined, string][] = [
    [undefined, "test-"],
    ["shared_", "shared_"],
  ];
  for (const [secretPrefix, prefix] of prefixes) {
    it(`may be read only for names that begin with ${prefix}`, async () => {
      const condition = {
        title: "cluster-secrets",
        expression: `resource.name.startsWith("projects/123456789012/secrets/${prefix}")`,
      };
      assert.deepEqual(await permissionsOf(externalSecrets({ secretPrefix }), "gcp"), {
        gcp: [{ role: "roles/secretmanager.secretAccessor", condition }],
      });
    });
  }

  it("adds no prefix itself, so that ExternalSecrets add it", async () => {
    const run = await runProgram(() => {
      const tenant = new Tenant("team", {
        platform: platform([externalSecrets()], { cluster: existingIn("gcp", [account]) }),
      });
      new ExternalSecret("database", { tenant, data: { password: "database", user: { key: "login" } } });
    });
    const secret = run.find("kubernetes:external-secrets.io/v1:ExternalSecret", "database");
    const { data, secretStoreRef } = secret.inputs.spec as Record<string, unknown>;
    assert.deepEqual(secretStoreRef, { kind: "ClusterSecretStore", name: "cloud" });
    assert.deepEqual(data, [
      { secretKey: "password", remoteRef: { key: "test-database" } },
      { secretKey: "user", remoteRef: { key: "test-login" } },
    ]);
  });
});

describe("names of secrets", () => {
  const refused: ["aws" | "gcp" | "azure", string, string][] = [
    ["gcp", "shop/database", "letters, digits, - and _"],
    ["azure", "shop_database", "letters, digits and -"],
    ["aws", "shop database", "letters, digits and /_+=.@-"],
  ];
  for (const [cloud, key, says] of refused) {
    it(`are refused that a store on ${cloud} cannot have: ${key}`, async () => {
      const made = runProgram(() => {
        const addons = [externalSecrets(cloud === "azure" ? { keyVault } : {})];
        const tenant = new Tenant("team", { platform: platform(addons, { cluster: existingIn(cloud, [account]) }) });
        new ExternalSecret("database", { tenant, data: { password: key } });
      });
      await assert.rejects(made, {
        message: `external secret "database" of tenant "team" is not valid:\n✖ data.password: expected the name of a secret in the store: ${says}, got "${key}"`,
      });
    });
  }
});

describe("the store of Azure Key Vault", () => {
  it("is the cluster's own vault, by workload identity", async () => {
    assert.deepEqual(await providerOf(externalSecrets({ keyVault }), "azure"), {
      azurekv: {
        authType: "WorkloadIdentity",
        tenantId: cloudFacts.azure.tenantId,
        vaultUrl: "https://shop-prod.vault.azure.net",
      },
    });
    const run = await installOn(() => existingIn("azure", [account]), [externalSecrets({ keyVault })]);
    assert.deepEqual(valuesOf(run, "external-secrets").podLabels, { "azure.workload.identity/use": "true" });
  });

  const groups: [string | undefined, string][] = [
    ["shop", "shop"],
    [undefined, "test"],
  ];
  for (const [resourceGroup, group] of groups) {
    it(`may be read, in the resource group ${group}`, async () => {
      const addon = externalSecrets({ keyVault: { name: "shop-prod", resourceGroup } });
      const id = `/subscriptions/${cloudFacts.azure.accountId}/resourceGroups/${group}/providers/Microsoft.KeyVault/vaults/shop-prod`;
      assert.deepEqual(await permissionsOf(addon, "azure"), {
        azure: [{ role: "Key Vault Secrets User", scope: id }],
      });
    });
  }
});
