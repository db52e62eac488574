import assert from "node:assert/strict";
import { type Cloud, type CloudFacts, type ExternalSecretsOptions, externalSecrets } from "../../../components";
import { cloudFacts } from "../../support/clouds";
import { bound } from "../../support/programs";

const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234";
const { resourceGroup: _own, ...elsewhere } = cloudFacts.azure;

describe("options of external-secrets", () => {
  const mistakes: [Cloud, ExternalSecretsOptions, string, string, CloudFacts?][] = [
    [
      "gcp",
      { secretPrefix: "prod/" },
      "secretPrefix",
      'letters, digits, - and _ with "-" or "_" at the end, given "prod/", for instance "prod-"',
    ],
    ["gcp", { keyArn }, "keyArn", 'nothing on a cluster of cloud "gcp", which has secretPrefix'],
    [
      "aws",
      { keyVault: { name: "shop-prod" } },
      "keyVault",
      'nothing on a cluster of cloud "aws", which has secretPrefix, keyArn',
    ],
    [
      "azure",
      {},
      "keyVault",
      'the vault that secrets are in, given nothing, for instance { name: "shop-prod", resourceGroup: "shop" }',
    ],
    [
      "azure",
      { keyVault: { name: "shop--prod" } },
      "keyVault.name",
      '3 to 24 letters, digits and single hyphens, a letter first, given "shop--prod", for instance "shop-prod"',
    ],
    [
      "azure",
      { keyVault: { name: "shop-prod" } },
      "keyVault.resourceGroup",
      "the vault's resource group, given nothing, and the cluster does not say its own: name it",
      elsewhere,
    ],
    [
      "gcp",
      {},
      "cluster.cloudFacts",
      "what it does on Google Cloud is written for one cluster in one place: give accountId, projectNumber and clusterName",
      { accountId: "shop-prod", region: "europe-west3" },
    ],
  ];
  for (const [cloud, options, path, message, facts = cloudFacts[cloud]] of mistakes) {
    it(`are refused on ${cloud}: ${message}`, () => {
      assert.deepEqual(bound(externalSecrets(options), { cloud, cloudFacts: facts }).problems, [{ path, message }]);
    });
  }

  it("are none on a cluster without a cloud, which has no store", () => {
    assert.deepEqual(bound(externalSecrets()).problems, [
      {
        path: "cluster.cloud",
        message:
          'it runs on aws, gcp, azure, given "none", where no store of secrets is known: leave the add-on out of this stack',
      },
    ]);
  });
});
