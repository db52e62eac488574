import type { ManagedCluster } from "@pulumi/azure-native/containerservice";
import { DiagnosticSetting } from "@pulumi/azure-native/monitor";
import { Workspace } from "@pulumi/azure-native/operationalinsights";
import type * as pulumi from "@pulumi/pulumi";
import { type Context, isProtected, placeOf } from "../context";

const defaultRetentionDays = 365;

/** Days that Log Analytics can keep logs for. */
export const retentionDays = { min: 30, max: 730 } as const;

/** What the control plane logs: who did what, and what each of its parts says. https://learn.microsoft.com/azure/aks/monitor-aks-reference */
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

/** How long logs are kept, in days. */
export function retentionOf({ logRetentionDays = defaultRetentionDays }: Context["args"]): number {
  return logRetentionDays;
}

/** Where logs go. */
export interface Logs {
  readonly workspaceId: pulumi.Output<string>;
  readonly workspaceName: pulumi.Output<string>;
}

/** Makes the workspace that everything is logged to, before there is anything to log. */
export function createLogs(context: Context): Logs {
  const workspace = new Workspace(
    context.name,
    {
      ...placeOf(context),
      sku: { name: "PerGB2018" },
      retentionInDays: retentionOf(context.args),
      features: { disableLocalAuth: true, enableLogAccessUsingOnlyResourcePermissions: true },
    },
    { ...context.opts, protect: isProtected(context) },
  );
  return { workspaceId: workspace.id, workspaceName: workspace.name };
}

/** Logs what the control plane does. */
export function createControlPlaneLogs(context: Context, cluster: ManagedCluster, logs: Logs): void {
  createDiagnostics(context, "control-plane", cluster.id, logs, controlPlaneCategories);
}

/** Logs who uses the keys. */
export function createKeyLogs(context: Context, vaultId: pulumi.Input<string>, logs: Logs): void {
  createDiagnostics(context, "keys", vaultId, logs, ["AuditEvent"]);
}

/** Azure keeps the setting of a resource that is gone, and its successor of the same name would have it: so it is deleted by itself. */
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
