import type { ManagedCluster } from "@pulumi/azure-native/containerservice";
import { DataCollectionRule, DataCollectionRuleAssociation } from "@pulumi/azure-native/monitor";
import { type Context, placeOf } from "../context";
import type { LogsArgs } from "./args";
import type { Logs } from "./logs";

const destination = "workspace";
/** Name by which the agent finds its data collection rule. */
const extension = "ContainerInsightsExtension";

/** Logs of containers, events, and the inventory of pods. Prometheus collects the metrics. */
const streams = ["Microsoft-ContainerLogV2", "Microsoft-KubeEvents", "Microsoft-KubePodInventory"];

/** Returns the cluster's property that enables AKS' own agent. The agent authenticates with the nodes' identity, not with a key. */
export function containerInsightsProfile({ containerInsights = true }: LogsArgs, { workspaceId }: Logs) {
  return containerInsights
    ? { enabled: true, config: { logAnalyticsWorkspaceResourceID: workspaceId, useAADAuth: "true" } }
    : { enabled: false };
}

/**
 * Configures the agent's sources and destination, unless the agent is off.
 * https://learn.microsoft.com/azure/azure-monitor/containers/container-insights-data-collection-configure
 */
export function createContainerInsights(
  context: Context,
  { containerInsights = true }: LogsArgs,
  cluster: ManagedCluster,
  logs: Logs,
): void {
  const { opts } = context;
  if (!containerInsights) {
    return;
  }
  const name = `${context.name}-container-insights`;
  const dataCollectionSettings = { interval: "1m", namespaceFilteringMode: "Off", enableContainerLogV2: true };
  const rule = new DataCollectionRule(
    name,
    {
      ...placeOf(context),
      kind: "Linux",
      dataSources: {
        extensions: [
          {
            name: extension,
            extensionName: "ContainerInsights",
            streams,
            extensionSettings: { dataCollectionSettings },
          },
        ],
      },
      destinations: { logAnalytics: [{ name: destination, workspaceResourceId: logs.workspaceId }] },
      dataFlows: [{ streams, destinations: [destination] }],
    },
    opts,
  );
  new DataCollectionRuleAssociation(
    name,
    { resourceUri: cluster.id, associationName: extension, dataCollectionRuleId: rule.id },
    opts,
  );
}
