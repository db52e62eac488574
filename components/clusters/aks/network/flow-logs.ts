import { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";
import { FlowLog, type VirtualNetwork } from "@pulumi/azure-native/network";
import type * as pulumi from "@pulumi/pulumi";
import { type Context, placeOf } from "../context";
import { type Logs, type LogsArgs, retentionOf } from "../logs";
import { createAssignment } from "../roles";
import { createStorageAccount } from "../storage-account";

/** Azure keeps flow logs for a year at most. */
const maxRetentionDays = 365;
/**
 * Minutes between two analyses. The other possible interval, 10 minutes, costs 50 % more.
 * https://azure.microsoft.com/pricing/details/network-watcher/
 */
const analyticsInterval = 60;

/**
 * Logs all connections of the network, including refused connections. Azure writes the logs to a storage account and copies them to the workspace,
 * where you can query them. Azure has a network watcher, in a separate resource group, in every region in which the subscription has a network.
 * https://learn.microsoft.com/azure/network-watcher/vnet-flow-logs-overview
 *
 * @param after changes of the network: Azure adds a flow log only while nothing else changes the network.
 * https://github.com/hashicorp/terraform-provider-azurerm/issues/9395
 */
export function createFlowLogs(
  context: Context,
  args: LogsArgs,
  vnet: VirtualNetwork,
  { workspaceId }: Logs,
  after: readonly pulumi.Resource[],
): FlowLog {
  const { name, clusterName, resourceGroupName, opts } = context;
  const networkRuleSet = { bypass: "AzureServices", defaultAction: "Deny" } as const;
  const store = createStorageAccount(context, "flow", { networkRuleSet }, opts);
  const { location, tags } = placeOf(context);
  const writer = new UserAssignedIdentity(`${name}-flow-logs`, placeOf(context), opts);
  const right = createAssignment(context, `${name}-flow-logs`, {
    role: "Storage Blob Data Contributor",
    scope: store.id,
    principalId: writer.principalId,
  });
  return new FlowLog(
    name,
    {
      resourceGroupName: "NetworkWatcherRG",
      networkWatcherName: `NetworkWatcher_${location}`,
      flowLogName: `${resourceGroupName}-${clusterName}`,
      location,
      tags,
      targetResourceId: vnet.id,
      storageId: store.id,
      enabled: true,
      format: { type: "JSON", version: 2 },
      retentionPolicy: { enabled: true, days: Math.min(retentionOf(args), maxRetentionDays) },
      identity: { type: "UserAssigned", userAssignedIdentities: [writer.id] },
      flowAnalyticsConfiguration: {
        networkWatcherFlowAnalyticsConfiguration: {
          enabled: true,
          workspaceResourceId: workspaceId,
          trafficAnalyticsInterval: analyticsInterval,
        },
      },
    },
    { ...opts, dependsOn: [right, ...after] },
  );
}
