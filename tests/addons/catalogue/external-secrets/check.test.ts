import assert from "node:assert/strict";
import { type Cloud, type CloudFacts, type ExternalSecretsOptions, externalSecrets } from "../../../../components";
import { cloudFacts } from "../../../support/clouds";
import { bound } from "../../../support/programs";

const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/12345678-1234-1234-1234-123456789012";
const { resourceGroup: _own, ...elsewhere } = cloudFacts.azure;

describe("options of external-secrets", () => {
  const mistakes: [Cloud, ExternalSecretsOptions, string, string, CloudFacts?][] = [
    [
      "gcp",
      { secretPrefix: "prod/" },
      "secretPrefix",
      'expected a prefix of letters, digits, - and _ that ends in "-" or "_", such as "prod-", got "prod/"',
    ],
    ["gcp", { keyArn }, "keyArn", 'is not supported on cloud "gcp"; use secretPrefix'],
    [
      "aws",
      { keyVault: { name: "shop-prod" } },
      "keyVault",
      'is not supported on cloud "aws"; use secretPrefix and keyArn',
    ],
    [
      "azure",
      {},
      "keyVault",
      'expected the Key Vault with the secrets, such as { name: "shop-prod", resourceGroup: "shop" }, got nothing',
    ],
    [
      "azure",
      { keyVault: { name: "shop--prod" } },
      "keyVault.name",
      'expected a name of 3 to 24 letters, digits and single hyphens that begins with a letter and does not end in a hyphen, such as "shop-prod", got "shop--prod"',
    ],
    [
      "azure",
      { keyVault: { name: "shop-prod" } },
      "keyVault.resourceGroup",
      "expected the resource group of the vault, because the cluster's resource group is unknown, got nothing",
      elsewhere,
    ],
    [
      "gcp",
      {},
      "cluster.cloudFacts",
      "expected accountId, projectNumber and clusterName, to limit permissions on Google Cloud",
      { accountId: "shop-prod", region: "europe-west3" },
    ],
  ];
  for (const [cloud, options, path, message, facts = cloudFacts[cloud]] of mistakes) {
    it(`are refused on ${cloud}: ${message}`, () => {
      assert.deepEqual(bound(externalSecrets(options), { cloud, cloudFacts: facts }).problems, [{ path, message }]);
    });
  }

  it("are refused on a cluster without a cloud, which has no store", () => {
    assert.deepEqual(bound(externalSecrets()).problems, [
      { path: "vault", message: "expected a Vault server, because the cloud's store is not used, got nothing" },
    ]);
  });
});
