import { type Addon, Tenant, type TenantArgs } from "../../components";
import { existingCluster, platform } from "../support/programs";

/** A kubeconfig with a user, whom the deployer of a tenant impersonates. */
export const kubeconfig = JSON.stringify({
  "current-context": "test",
  contexts: [{ name: "test", context: { cluster: "test", user: "admin" } }],
  clusters: [{ name: "test", cluster: { server: "https://cluster.test:6443" } }],
  users: [{ name: "admin", user: { token: "hunter2" } }],
});

/** Makes a tenant named `team` on a cluster with that kubeconfig. */
export function team(addons: readonly Addon[] = [], args: Partial<TenantArgs> = {}): Tenant {
  return new Tenant("team", { platform: platform(addons, { cluster: existingCluster({ kubeconfig }) }), ...args });
}
