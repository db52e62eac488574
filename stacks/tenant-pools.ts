import { kyverno } from "../components";
import { type AddonDefault, byDefault } from "./choose-addons";
import type { StackConfig } from "./schema";

/**
 * Returns the options with which Kyverno enforces the tenants' `mayRunOn`, if the stack's file chooses Kyverno. `mayRunOn` then applies to every pod
 * of a tenant, not only to the workloads of the program.
 */
export function kyvernoOfTenants(
  config: Pick<StackConfig, "addons" | "cluster" | "tenants">,
): AddonDefault | undefined {
  const choice = config.addons.kyverno;
  const tenants = Object.entries(config.tenants);
  if (choice === undefined || choice === false || tenants.every(([, { mayRunOn }]) => mayRunOn === undefined)) {
    return undefined;
  }
  const namespacesOf = (pool: string) =>
    tenants.flatMap(([name, { mayRunOn, namespace = name }]) =>
      mayRunOn?.includes(pool) === false ? [] : [namespace],
    );
  return byDefault(kyverno, {
    dedicatedPools: Object.fromEntries(dedicatedPools(config).map((pool) => [pool, namespacesOf(pool)])),
  });
}

/** Lists the dedicated pools of the cluster, and all pools that tenants name. An existing cluster need not describe its pools. */
function dedicatedPools({ addons, cluster, tenants }: Parameters<typeof kyvernoOfTenants>[0]): string[] {
  const karpenter = typeof addons.karpenter === "object" ? addons.karpenter.nodePools : undefined;
  const pools: readonly { readonly dedicated?: string }[] = [
    ...Object.values(cluster.nodePools ?? {}),
    ...Object.values(karpenter ?? {}),
  ];
  const named = Object.values(tenants).flatMap(({ mayRunOn }) => mayRunOn ?? []);
  return [...new Set([...pools.flatMap(({ dedicated }) => dedicated ?? []), ...named])].sort();
}
