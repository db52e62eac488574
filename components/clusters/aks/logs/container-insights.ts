import type { ManagedCluster } from "@pulumi/azure-native/containerservice";
import { DataCollectionRule, DataCollectionRuleAssociation } from "@pulumi/azure-native/monitor";
import { type Context, placeOf } from "../context";
import type { Logs } from "./logs";

const destination = "workspace";
/** Also the name by which the agent finds its rule. */
const extension = "ContainerInsightsExtension";

/** What containers write, what happened to pods, and which pods there are; metrics are Prometheus'. */
const streams = ["Microsoft-ContainerLogV2", "Microsoft-KubeEvents", "Microsoft-KubePodInventory"];

/** The part of a cluster that says whether AKS' own agent sends workloads' logs, as the nodes' identity rather than by a key. */
export function containerInsightsProfile({ args }: Context, { workspaceId }: Logs) {
  return isOn(args)
    ? { enabled: true, config: { logAnalyticsWorkspaceResourceID: workspaceId, useAADAuth: "true" } }
    : { enabled: false };
}

/**
 * Says what the agent collects and where it sends it.
 * https://learn.microsoft.com/azure/azure-monitor/containers/container-insights-data-collection-configure
 */
export function createContainerInsights(context: Context, cluster: ManagedCluster, logs: Logs): void {
  const { args, opts } = context;
  if (!isOn(args)) {
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

function isOn({ containerInsights = true }: Context["args"]): boolean {
  return containerInsights;
}
