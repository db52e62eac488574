import { ManagementLockByScope } from "@pulumi/azure-native/authorization";
import type * as pulumi from "@pulumi/pulumi";
import type { Context } from "./context";

/**
 * Makes Azure refuse to delete the cluster, its keys and its logs. Each has its own lock: a lock on the whole group would also cover role
 * assignments and identities of add-ons, which come and go. While the cluster is locked, Azure deletes none of its pools and no role
 * assignment on it. The locks themselves are not protected, so that an update can remove them.
 */
export function createLocks(
  context: Context,
  scopes: Readonly<Record<"cluster" | "vault" | "logs", pulumi.Input<string>>>,
): void {
  if (!context.isProtected) {
    return;
  }
  for (const [kind, scope] of Object.entries(scopes)) {
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
