import assert from "node:assert/strict";
import { isBusy, isTooEarly, patience } from "../../../components/clusters/aks/retry";
import { pauseAfter } from "../../../components/clusters/retries";
import { runAks } from "../../support/aks";

/** How the engine writes a failure after Azure had accepted the call. */
const late = (error: string) => `1 error occurred:\n\t* ${error}\n\n`;

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
    [
      "does not repeat a creation that was accepted, because the engine would forget the cluster",
      late('Status=200 Code="LinkedAuthorizationFailed"'),
      false,
    ],
    ["does not cover other errors", 'Status=400 Code="QuotaExceeded"', false],
  ];
  for (const [what, error, isCovered] of errors) {
    it(what, () => {
      assert.equal(isTooEarly(error), isCovered);
    });
  }

  it("is part of the cluster's creation", async () => {
    const { options } = (await runAks()).find("azure-native:containerservice:ManagedCluster", "test");
    assert.deepEqual(options.onError, ["test-roles", "test-busy"]);
  });
});

describe("the wait for AKS to finish another operation", () => {
  const said = (what: string) =>
    `Status=409 Code="OperationNotAllowed" Message="Operation is not allowed: Another ${what} is in progress, please wait for it to finish before starting a new operation. See https://aka.ms/aks-pending-operation for more details"`;
  const errors: readonly (readonly [what: string, error: string, isCovered: boolean])[] = [
    ["covers a cluster", said("operation (Updating)"), true],
    ["covers another pool", said("agentpool operation (system - Creating)"), true],
    ["does not cover a creation that was accepted", late(said("operation (Updating)")), false],
    ["does not cover what AKS never allows", 'Status=409 Code="OperationNotAllowed" Message="Quota exceeded."', false],
  ];
  for (const [what, error, isCovered] of errors) {
    it(what, () => {
      assert.equal(isBusy(error), isCovered);
    });
  }

  it("is part of every pool", async () => {
    const pools = (await runAks()).ofType("azure-native:containerservice:AgentPool");
    assert.deepEqual(
      pools.map(({ options }) => options.onError),
      pools.map(() => ["test-pools-busy"]),
    );
    assert.ok(pools.length > 1);
  });
});
