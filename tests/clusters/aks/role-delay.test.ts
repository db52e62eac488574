import assert from "node:assert/strict";
import { pauseAfter } from "../../../components/clusters/aks/role-delay";
import { runAks } from "../../support/aks";

const early = 'Status=400 Code="CustomKubeletIdentityMissingPermissionError" Message="…"';
const minute = 60_000;

describe("the wait for Azure's roles", () => {
  const cases: readonly (readonly [what: string, errors: string[], waited: number, pause: number | undefined])[] = [
    ["begins with seconds", [early], 0, 5000],
    ["grows", [early, early, early], 15_000, 20_000],
    ["grows to a minute", Array.from({ length: 20 }, () => early), 15 * minute, minute],
    ["ends after an hour", [early], 60 * minute, undefined],
    ["covers the subnets' role", ['Status=403 Code="LinkedAuthorizationFailed"'], 0, 5000],
    ["covers the zone's role", ['Status=400 Code="CustomPrivateDNSZoneMissingPermissionError"'], 0, 5000],
    ["does not cover other errors", ['Status=400 Code="QuotaExceeded"', early], 0, undefined],
  ];
  for (const [what, errors, waited, pause] of cases) {
    it(what, () => {
      assert.equal(pauseAfter(errors, waited), pause);
    });
  }

  it("is part of the cluster's creation", async () => {
    const { options } = (await runAks()).find("azure-native:containerservice:ManagedCluster", "test");
    assert.deepEqual(options.onError, ["test-roles"]);
  });
});
