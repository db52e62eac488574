import { numberAt } from "../../../clouds";
import { type LedgerFacts } from "../account";

/** Days that a vault stays recoverable, where nothing else is asked for: https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview */
const vaultDays = 90;
/** Days that a workspace stays recoverable: https://learn.microsoft.com/azure/azure-monitor/logs/delete-workspace */
const workspaceDays = 14;

/** What the ledger of a subscription on Azure must know. */
export const azureLedger: LedgerFacts = {
  clusterType: "azure-native:containerservice:ManagedCluster",
  /* Public load balancers stand in the group of the machines, in no subnet: https://learn.microsoft.com/azure/aks/load-balancer-standard */
  balancedNetwork: () => ({ networkId: "", subnetIds: [] }),
  leaves: ({ type, id, state }) => {
    const name = id.split("/").at(-1) ?? id;
    switch (type) {
      case "azure-native:keyvault:Vault":
        return `Vault ${name} for ${numberAt(state, "properties", "softDeleteRetentionInDays") ?? vaultDays} days`;
      case "azure-native:operationalinsights:Workspace":
        return `Workspace ${name} for ${workspaceDays} days`;
      default:
        return undefined;
    }
  },
  /* All that is in a group goes with it, and all that is below a cluster with the cluster; Azure keeps settings of what is gone. */
  goesWith: ({ type, id }, scope) =>
    type !== "azure-native:monitor:DiagnosticSetting" && id.toLowerCase().startsWith(`${scope.toLowerCase()}/`),
};
