import { ManagementLockByScope } from "@pulumi/azure-native/authorization";
import type { ManagedCluster } from "@pulumi/azure-native/containerservice";
import type * as pulumi from "@pulumi/pulumi";
import { type Context, isProtected } from "./context";

/**
 * Makes Azure refuse to delete the cluster, its keys and its logs, whoever asks. Each has a lock of its own: one for the whole group
 * would hold role assignments and identities of add-ons, too, which come and go. While the cluster is locked, Azure deletes no pool of it and
 * no role on it either. The locks themselves are not protected: else no update could take them away.
 */
export function createLocks(
  context: Context,
  cluster: ManagedCluster,
  kept: Readonly<Record<"vault" | "logs", pulumi.Input<string>>>,
): void {
  if (!isProtected(context)) {
    return;
  }
  for (const [kind, scope] of Object.entries({ cluster: cluster.id, ...kept })) {
    new ManagementLockByScope(
      `${context.name}-${kind}`,
      {
        scope,
        lockName: "keelson",
        level: "CanNotDelete",
        notes: "Set deletionProtection to false to take this lock away.",
      },
      context.opts,
    );
  }
}
