import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { safeProviderSettings } from "../provider-settings";
import { createRole, type Tenant, type TenantRule } from "../tenancy";
import { impersonating } from "./impersonation";
import { deployerRules } from "./rules";

/** Name of the Role and RoleBinding in the tenant's namespace. */
const roleName = "keelson-deployer";

/**
 * A tenant's own provider. For the API server, it is a user who may only write workloads in the tenant's namespace. Nobody can sign in as this user,
 * because the program's own identity impersonates it.
 */
export interface Deployer {
  readonly provider: k8s.Provider;
  /** Gives the user further permissions in the namespace. */
  readonly allow: (name: string, rules: readonly TenantRule[], parent: pulumi.Resource) => readonly pulumi.Resource[];
}

const deployers = new WeakMap<Tenant, Deployer>();

/** Returns the deployer of a tenant. The tenant's first chart or overlay creates it. */
export function deployerOf(tenant: Tenant): Deployer {
  const deployer = deployers.get(tenant) ?? createDeployer(tenant);
  deployers.set(tenant, deployer);
  return deployer;
}

function createDeployer(tenant: Tenant): Deployer {
  const { namespace, provider, platform } = tenant;
  const name = `${tenant.homeName}-deployer`;
  const user = pulumi.interpolate`keelson:deployer:${namespace}`;
  const subject = { apiGroup: "rbac.authorization.k8s.io", kind: "User", name: user };
  const bound = createRole(name, { name: roleName, namespace }, deployerRules, [subject], { parent: tenant, provider });
  const kubeconfig = pulumi
    .all([platform.cluster.kubeconfig, user])
    .apply(([text, as]) => pulumi.secret(impersonating(text, as)));
  /* The cluster's own provider is replaced only together with the cluster. */
  const settings = { ...safeProviderSettings, kubeconfig, namespace, clusterIdentifier: provider.id };
  return {
    provider: new k8s.Provider(name, settings, { parent: tenant, dependsOn: [...tenant.guardRails, ...bound] }),
    allow: (key, rules, parent) =>
      rules.length === 0
        ? []
        : createRole(`${key}-deployer`, { name: `${roleName}-${key}`, namespace }, rules, [subject], {
            parent,
            provider,
          }),
  };
}
