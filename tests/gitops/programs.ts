import { ArgoProject, type ArgoProjectArgs, argoCd, externalSecrets, Tenant, type TenantArgs } from "../../components";
import { existingEks } from "../support/aws";
import { platform } from "../support/programs";

/** A repository of Git. */
export const shopRepository = "https://github.com/acme/shop.git";

/** Makes a platform with Argo CD and a store of secrets, the tenant `team` and a project for it. */
export function project(
  args: Partial<ArgoProjectArgs> = {},
  tenantArgs: Partial<TenantArgs> = {},
): { readonly project: ArgoProject; readonly team: Tenant } {
  const cluster = existingEks(["external-secrets/external-secrets"]);
  const team = new Tenant("team", { platform: platform([argoCd(), externalSecrets()], { cluster }), ...tenantArgs });
  return {
    team,
    project: new ArgoProject("shop", { tenants: [team], repositories: { shop: { url: shopRepository } }, ...args }),
  };
}
