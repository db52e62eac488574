import { all } from "../../account";
import { type CloudAccount } from "../../contract";
import { textAt } from "../../properties";

/**
 * What stands in a subnet, as Azure names it where it refuses to delete the subnet. Public load balancers of a cluster stand
 * in the group of its machines, with addresses of their own.
 */
export function interfacesIn(account: CloudAccount, subnetId: string): string[] {
  const isThis = (id: string) => id.toLowerCase() === subnetId.toLowerCase();
  const clusters = all(account, "azure-native:containerservice:ManagedCluster");
  const groupOf = (poolId: string) =>
    textAt(clusters.find(({ id }) => poolId.startsWith(`${id}/`))?.state, "nodeResourceGroup");
  const machines = account.nodes
    .filter((node) => isThis(node.subnetId))
    .map(({ name, poolId }) => {
      const [, set = name, number = ""] = /^(.*-vmss)(\w+)$/.exec(name) ?? [];
      return `/subscriptions/${account.accountId}/resourceGroups/${groupOf(poolId)}/providers/Microsoft.Compute/virtualMachineScaleSets/${set}/virtualMachines/${number}`;
    });
  const apiServers = clusters
    .filter(({ state }) => isThis(textAt(state, "apiServerAccessProfile", "subnetId")))
    .map(({ id }) => `${id}/apiServer`);
  return [...machines, ...apiServers];
}
