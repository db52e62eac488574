import assert from "node:assert/strict";
import { azureProvider, checkFailures } from "../../../cli/clouds";
import type { Fields } from "../../../cli/values";
import { clusterType, poolType } from "./account";

describe("names that the Azure provider checks itself", () => {
  const cases: readonly (readonly [string, Fields, string | undefined])[] = [
    [
      "azure-native:resources:ResourceGroup",
      { resourceGroupName: "r".repeat(91) },
      "'resourceGroupName' is too long (91): at most 90 characters allowed",
    ],
    [
      clusterType,
      { resourceName: "prod-" },
      "'resourceName' does not match expression '^[a-zA-Z0-9]$|^[a-zA-Z0-9][-_a-zA-Z0-9]{0,61}[a-zA-Z0-9]$'",
    ],
    [clusterType, { resourceName: "?" }, undefined],
    [
      poolType,
      { agentPoolName: "general-purpose" },
      "'agentPoolName' does not match expression '^[a-z][a-z0-9]{0,11}$'",
    ],
    [poolType, { agentPoolName: "general" }, undefined],
    [
      "azure-native:keyvault:Vault",
      { vaultName: "kv" },
      "'vaultName' does not match expression '^[a-zA-Z0-9-]{3,24}$'",
    ],
    [
      "azure-native:operationalinsights:Workspace",
      { workspaceName: "log" },
      "'workspaceName' is too short (3): at least 4 characters required",
    ],
  ];
  for (const [type, inputs, reason] of cases) {
    it(`${reason === undefined ? "allows" : "refuses"} ${JSON.stringify(inputs).slice(0, 60)}`, () => {
      const [failure] = checkFailures(azureProvider, type, inputs, "?");
      assert.equal(failure?.reason, reason);
    });
  }
});
