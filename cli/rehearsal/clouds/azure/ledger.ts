import { number } from "../../../values";
import type { LedgerFacts } from "../account";

/** Days that a vault can be recovered, unless it says otherwise: https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview */
const vaultDays = 90;
/** Days that a workspace can be recovered: https://learn.microsoft.com/azure/azure-monitor/logs/delete-workspace */
const workspaceDays = 14;

/** Facts about Azure that the ledger of a subscription needs. */
export const azureLedger: LedgerFacts = {
  clusterType: "azure-native:containerservice:ManagedCluster",
  /* Public load balancers are in the group of the machines and in no subnet: https://learn.microsoft.com/azure/aks/load-balancer-standard */
  balancedNetwork: () => ({ networkId: "", subnetIds: [] }),
  leaves: ({ type, id, state }) => {
    const name = id.split("/").at(-1) ?? id;
    switch (type) {
      case "azure-native:keyvault:Vault":
        return `Vault ${name} for ${number(state, "properties", "softDeleteRetentionInDays") ?? vaultDays} days`;
      case "azure-native:operationalinsights:Workspace":
        return `Workspace ${name} for ${workspaceDays} days`;
      default:
        return undefined;
    }
  },
  /* Azure deletes a group's resources with the group and a cluster's children with the cluster, except diagnostic settings. */
  goesWith: ({ type, id }, scope) =>
    type !== "azure-native:monitor:DiagnosticSetting" && id.toLowerCase().startsWith(`${scope.toLowerCase()}/`),
};
