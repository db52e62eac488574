import type { Check, Checks } from "../../property-checks";

/**
 * What a text may be, as Azure's API descriptions say and the provider checks before it asks.
 * Words: pulumi-azure-native `provider/pkg/provider/provider.go`, `validateProperty`.
 */
function text(property: string, { min = 0, max, pattern }: { min?: number; max?: number; pattern?: RegExp }): Check {
  return (value) => {
    const given = String(value);
    if (given.length < min) {
      return `'${property}' is too short (${given.length}): at least ${min} characters required`;
    }
    if (max !== undefined && given.length > max) {
      return `'${property}' is too long (${given.length}): at most ${max} characters allowed`;
    }
    return pattern === undefined || pattern.test(given)
      ? undefined
      : `'${property}' does not match expression '${pattern.source}'`;
  };
}

/** Names by type, from the descriptions of the APIs in https://github.com/Azure/azure-rest-api-specs */
export const azureChecks: Checks = {
  "azure-native:resources:ResourceGroup": { resourceGroupName: text("resourceGroupName", { min: 1, max: 90 }) },
  "azure-native:containerservice:ManagedCluster": {
    resourceName: text("resourceName", {
      min: 1,
      max: 63,
      pattern: /^[a-zA-Z0-9]$|^[a-zA-Z0-9][-_a-zA-Z0-9]{0,61}[a-zA-Z0-9]$/,
    }),
  },
  "azure-native:containerservice:AgentPool": {
    agentPoolName: text("agentPoolName", { pattern: /^[a-z][a-z0-9]{0,11}$/ }),
  },
  "azure-native:managedidentity:FederatedIdentityCredential": {
    federatedIdentityCredentialResourceName: text("federatedIdentityCredentialResourceName", {
      pattern: /^[a-zA-Z0-9]{1}[a-zA-Z0-9-_]{2,119}$/,
    }),
  },
  "azure-native:keyvault:Vault": { vaultName: text("vaultName", { pattern: /^[a-zA-Z0-9-]{3,24}$/ }) },
  "azure-native:keyvault:Key": { keyName: text("keyName", { pattern: /^[a-zA-Z0-9-]{1,127}$/ }) },
  "azure-native:operationalinsights:Workspace": {
    workspaceName: text("workspaceName", { min: 4, max: 63, pattern: /^[A-Za-z0-9][A-Za-z0-9-]+[A-Za-z0-9]$/ }),
  },
};
