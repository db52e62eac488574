import { DataCollectionEndpoint, DataCollectionRule } from "@pulumi/azure-native/monitor";
import { Table } from "@pulumi/azure-native/operationalinsights";
import { type LogDestination, type Offer, logDestination, offer } from "../../capabilities";
import { type Context, isProtected, placeOf } from "./context";
import type { Logs } from "./logs";

const tableName = "ContainerLogs_CL";
const stream = "Custom-ContainerLogs";
const destination = "workspace";

/** What is kept of a line that a container writes; Azure asks for the first. */
const columns = [
  { name: "TimeGenerated", type: "datetime" },
  { name: "log", type: "string" },
  { name: "stream", type: "string" },
  { name: "kubernetes", type: "dynamic" },
] as const;

/**
 * Makes the table that an agent sends workloads' logs to, with the endpoint and the rule that it is sent by, and offers it.
 * https://learn.microsoft.com/azure/azure-monitor/logs/logs-ingestion-api-overview
 */
export function createWorkloadLogs(context: Context, logs: Logs): Offer<LogDestination> {
  const name = `${context.name}-workloads`;
  const { opts } = context;
  const table = new Table(
    name,
    {
      resourceGroupName: context.resourceGroupName,
      workspaceName: logs.workspaceName,
      tableName,
      plan: "Analytics",
      schema: { name: tableName, columns: [...columns] },
    },
    { ...opts, protect: isProtected(context) },
  );
  const endpoint = new DataCollectionEndpoint(
    name,
    { ...placeOf(context), networkAcls: { publicNetworkAccess: "Enabled" } },
    opts,
  );
  const rule = new DataCollectionRule(
    name,
    {
      ...placeOf(context),
      dataCollectionEndpointId: endpoint.id,
      streamDeclarations: { [stream]: { columns: [...columns] } },
      destinations: { logAnalytics: [{ name: destination, workspaceResourceId: logs.workspaceId }] },
      dataFlows: [
        { streams: [stream], destinations: [destination], transformKql: "source", outputStream: `Custom-${tableName}` },
      ],
    },
    { ...opts, dependsOn: [table] },
  );
  return offer(logDestination, {
    kind: "azure-monitor",
    endpoint: endpoint.logsIngestion.apply((ingestion) => ingestion?.endpoint ?? ""),
    ruleId: rule.id,
    ruleImmutableId: rule.immutableId,
    stream,
  });
}
