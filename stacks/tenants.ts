import { type Platform, Tenant, together } from "../components";
import { applications } from "./apps";
import { issuerOf, type StackOutputs } from "./platform";
import type { StackConfig, TenantConfig } from "./schema";

/**
 * Creates the tenants of the stack's file, and runs their applications.
 *
 * @returns the applications' outputs. If two tenants have an output with the same name, each name gets the tenant's name as a prefix
 * @throws pulumi.RunError with the mistakes of all tenants and applications
 */
export function createTenants(platform: Platform, config: StackConfig): StackOutputs {
  const steps = Object.entries(config.tenants).map(
    ([name, tenant]) => [name, () => createTenant(name, platform, config, tenant)] as const,
  );
  return mergedOutputs(together<Record<string, readonly StackOutputs[]>>(Object.fromEntries(steps)));
}

function createTenant(
  name: string,
  platform: Platform,
  config: StackConfig,
  { applications: names = [], ...args }: TenantConfig,
): readonly StackOutputs[] {
  const tenant = new Tenant(name, { platform, owner: name, environment: config.environment, ...args });
  const issuer = issuerOf(platform.cluster, config);
  const steps = names.map((app) => [app, () => applications[app]({ tenant, issuer })] as const);
  return Object.values(together<Record<string, StackOutputs>>(Object.fromEntries(steps)));
}

/** Merges the outputs of the applications, by tenant. */
function mergedOutputs(byTenant: Readonly<Record<string, readonly StackOutputs[]>>): StackOutputs {
  const all = Object.entries(byTenant).flatMap(([tenant, outputs]) =>
    outputs.flatMap((each) => Object.entries(each).map(([key, value]) => ({ tenant, key, value }))),
  );
  const isShared = (key: string) => all.filter((each) => each.key === key).length > 1;
  return Object.fromEntries(
    all.map(({ tenant, key, value }) => [isShared(key) ? `${tenant}-${key}` : key, value] as const),
  );
}
