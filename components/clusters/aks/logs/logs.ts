import type { ManagedCluster } from "@pulumi/azure-native/containerservice";
import { DiagnosticSetting } from "@pulumi/azure-native/monitor";
import { Workspace } from "@pulumi/azure-native/operationalinsights";
import type * as pulumi from "@pulumi/pulumi";
import { type Context, placeOf } from "../context";
import type { LogsArgs } from "./args";

const defaultRetentionDays = 365;
const defaultDailyQuotaGb = 10;

/** Categories of the control plane's logs: its audit log, and the logs of its components. https://learn.microsoft.com/azure/aks/monitor-aks-reference */
const controlPlaneCategories = [
  "kube-apiserver",
  "kube-audit-admin",
  "kube-controller-manager",
  "kube-scheduler",
  "cluster-autoscaler",
  "cloud-controller-manager",
  "csi-azuredisk-controller",
  "csi-snapshot-controller",
  "guard",
];

/** Returns the days for which logs are kept. */
export function retentionOf({ logRetentionDays = defaultRetentionDays }: LogsArgs): number {
  return logRetentionDays;
}

/** The workspace that receives all logs. */
export interface Logs {
  readonly workspaceId: pulumi.Output<string>;
  readonly workspaceName: pulumi.Output<string>;
}

/**
 * Creates the workspace before anything that logs to it. The workspace accepts keys only if Defender's agents need them.
 * https://github.com/Azure/Microsoft-Defender-for-Cloud/issues/1010
 */
export function createLogs(context: Context, args: LogsArgs & { readonly defender?: boolean }): Logs {
  const workspace = new Workspace(
    context.name,
    {
      ...placeOf(context),
      sku: { name: "PerGB2018" },
      retentionInDays: retentionOf(args),
      workspaceCapping: { dailyQuotaGb: args.logDailyQuotaGb ?? defaultDailyQuotaGb },
      features: { disableLocalAuth: args.defender !== true, enableLogAccessUsingOnlyResourcePermissions: true },
    },
    { ...context.opts, protect: context.isProtected },
  );
  return { workspaceId: workspace.id, workspaceName: workspace.name };
}

/** Sends the control plane's logs to the workspace. */
export function createControlPlaneLogs(context: Context, cluster: ManagedCluster, logs: Logs): void {
  createDiagnostics(context, "control-plane", cluster.id, logs, controlPlaneCategories);
}

/** Logs every use of the keys. */
export function createKeyLogs(context: Context, vaultId: pulumi.Input<string>, logs: Logs): void {
  createDiagnostics(context, "keys", vaultId, logs, ["AuditEvent"]);
}

/**
 * Creates a diagnostic setting. Pulumi deletes the setting itself, not only its resource: otherwise Azure would keep the setting and apply it to a
 * new resource with the same name.
 */
function createDiagnostics(
  context: Context,
  kind: string,
  resourceUri: pulumi.Input<string>,
  logs: Logs,
  categories: readonly string[],
): void {
  new DiagnosticSetting(
    `${context.name}-${kind}`,
    {
      resourceUri,
      workspaceId: logs.workspaceId,
      logAnalyticsDestinationType: "Dedicated",
      logs: categories.map((category) => ({ category, enabled: true })),
    },
    context.opts,
  );
}
