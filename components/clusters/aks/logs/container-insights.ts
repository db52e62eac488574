import type { ManagedCluster } from "@pulumi/azure-native/containerservice";
import { DataCollectionRule, DataCollectionRuleAssociation } from "@pulumi/azure-native/monitor";
import { type Context, placeOf } from "../context";
import type { LogsArgs } from "./args";
import type { Logs } from "./logs";

const destination = "workspace";
/** The agent finds its rule by this name. */
const extension = "ContainerInsightsExtension";

/** Logs of containers, events, and the inventory of pods. Prometheus collects the metrics. */
const streams = ["Microsoft-ContainerLogV2", "Microsoft-KubeEvents", "Microsoft-KubePodInventory"];

/** Returns the property of a cluster that runs AKS' own agent, which authenticates as the nodes' identity instead of with a key. */
export function containerInsightsProfile({ containerInsights = true }: LogsArgs, { workspaceId }: Logs) {
  return containerInsights
    ? { enabled: true, config: { logAnalyticsWorkspaceResourceID: workspaceId, useAADAuth: "true" } }
    : { enabled: false };
}

/**
 * Configures the agent's sources and destination, unless it is off.
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
