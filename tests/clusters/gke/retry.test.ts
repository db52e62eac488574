import assert from "node:assert/strict";
import { isTooNew, patience } from "../../../components/clusters/gke/retry";
import { pauseAfter } from "../../../components/clusters/retries";

const facts = { clusterName: "shop", project: "example-prod", projectNumber: "123456789012", enablesApis: true };
const iam = (account: string) =>
  `Error applying IAM policy: googleapi: Error 400: Service account ${account} does not exist., badRequest`;
const disabled =
  "Error creating KeyRing: googleapi: Error 403: Cloud Key Management Service (KMS) API has not been used in project example-prod before or it is disabled. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry., accessNotConfigured";

describe("what is too new for Google", () => {
  const retried: [string, string][] = [
    ["a new service account", iam("shop-node@example-prod.iam.gserviceaccount.com")],
    ["the account that signs links to backups", iam("shop-backups@example-prod.iam.gserviceaccount.com")],
    ["a new service agent", iam("service-123456789012@compute-system.iam.gserviceaccount.com")],
    [
      "a service account that cannot be read yet",
      "googleapi: Error 403: Permission 'iam.serviceAccounts.get' denied on resource (or it may not exist)., forbidden",
    ],
    ["a new workload identity pool", "googleapi: Error 400: Identity Pool does not exist (x.svc.id.goog)., badRequest"],
    ["a new API", disabled],
    [
      "an account that the deployer may not use yet",
      'googleapi: Error 400: The user does not have access to service account "shop-node@example-prod.iam.gserviceaccount.com". Ask a project owner to grant you the iam.serviceAccountUser role on the service account., badRequest',
    ],
    [
      "an account that Google Kubernetes Engine does not see yet",
      'googleapi: Error 400: Failed precondition: failed to check status for "shop-node@example-prod.iam.gserviceaccount.com"; Verify if principal exists and is valid., failedPrecondition',
    ],
  ];
  for (const [title, error] of retried) {
    it(`is ${title}`, () => {
      assert.equal(isTooNew(error, facts), true);
    });
  }

  const final: [string, string][] = [
    ["an account that this program does not make", iam("deployer@example-prod.iam.gserviceaccount.com")],
    [
      "an account that nobody lets the person be",
      "googleapi: Error 403: Permission 'iam.serviceAccounts.getAccessToken' denied on resource (or it may not exist)., forbidden",
    ],
    [
      "another's account that the deployer may not use",
      'googleapi: Error 400: The user does not have access to service account "ci@example-prod.iam.gserviceaccount.com"., badRequest',
    ],
    ["another project's agent", iam("service-999999999999@compute-system.iam.gserviceaccount.com")],
    [
      "an operation that Google had accepted, whose cluster is there",
      `Error waiting for creating GKE cluster: ${iam("shop-node@example-prod.iam.gserviceaccount.com")}`,
    ],
    ["a permission", "googleapi: Error 403: Permission 'compute.networks.create' denied., forbidden"],
    ["a cluster that failed", "Error waiting for creating GKE cluster: Insufficient regional quota"],
  ];
  for (const [title, error] of final) {
    it(`is not ${title}`, () => {
      assert.equal(isTooNew(error, facts), false);
    });
  }

  it("is no API that somebody else enables", () => {
    assert.equal(isTooNew(disabled, { ...facts, enablesApis: false }), false);
  });

  it("is asked again for ten minutes, less and less often", () => {
    const pauses = Array.from({ length: 25 }, (_, index) => pauseAfter(index + 1, patience));
    assert.deepEqual(pauses.slice(0, 7), [1, 2, 4, 8, 16, 30, 30]);
    assert.equal(pauses.at(-1), undefined);
    const sum = pauses.reduce<number>((all, seconds) => all + (seconds ?? 0), 0);
    assert.equal(sum, 601);
  });
});
