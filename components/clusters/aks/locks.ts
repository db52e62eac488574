import { ManagementLockByScope } from "@pulumi/azure-native/authorization";
import * as pulumi from "@pulumi/pulumi";
import type { Context } from "./context";

/**
 * Makes Azure refuse to delete the cluster, its keys and its logs. Each of them has its own lock: a lock on the whole group would also cover the role
 * assignments and identities of add-ons, which change often. While the cluster is locked, Azure refuses to delete its pools and the role assignments
 * on the cluster. The locks themselves are not protected, so that an update can remove them.
 *
 * @param after the resources that the locks protect; an update removes the locks before these resources
 */
export function createLocks(
  context: Context,
  scopes: Readonly<Record<"cluster" | "vault" | "logs", pulumi.Input<string>>>,
  after: readonly pulumi.Resource[],
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
      pulumi.mergeOptions(context.opts, { dependsOn: [...after] }),
    );
  }
}
