import assert from "node:assert/strict";
import { isTooEarly, patience } from "../../../components/clusters/aks/role-delay";
import { pauseAfter } from "../../../components/clusters/retries";
import { runAks } from "../../support/aks";

describe("the wait for Azure's roles", () => {
  const cases: readonly (readonly [what: string, failures: number, pauseSeconds: number | undefined])[] = [
    ["begins with seconds", 1, 5],
    ["grows", 3, 20],
    ["grows to a minute", 20, 60],
    ["goes on for an hour", 63, 60],
    ["ends after an hour", 64, undefined],
  ];
  for (const [what, failures, pauseSeconds] of cases) {
    it(what, () => {
      assert.equal(pauseAfter(failures, patience), pauseSeconds);
    });
  }

  const errors: readonly (readonly [what: string, error: string, isCovered: boolean])[] = [
    ["covers the kubelet's role", 'Status=400 Code="CustomKubeletIdentityMissingPermissionError" Message="…"', true],
    ["covers the subnets' role", 'Status=403 Code="LinkedAuthorizationFailed"', true],
    ["covers the zone's role", 'Status=400 Code="CustomPrivateDNSZoneMissingPermissionError"', true],
    ["covers the key's role", 'Status=400 Code="AzureKeyVaultKmsValidateIdentityPermissionCustomerError"', true],
    ["does not cover other errors", 'Status=400 Code="QuotaExceeded"', false],
  ];
  for (const [what, error, isCovered] of errors) {
    it(what, () => {
      assert.equal(isTooEarly(error), isCovered);
    });
  }

  it("is part of the cluster's creation", async () => {
    const { options } = (await runAks()).find("azure-native:containerservice:ManagedCluster", "test");
    assert.deepEqual(options.onError, ["test-roles"]);
  });
});
