import type * as pulumi from "@pulumi/pulumi";
import { collectProblems, type Problem, quote } from "../problems";
import type { WorkloadHome } from "../tenancy";

/** What all configuration says: where it lives. */
export interface Placed {
  /** The Tenant in which it lives, or somebody else's namespace as `{ provider, namespace }`. */
  readonly tenant: WorkloadHome;
}

/** Objections to where configuration lives, and to the name of its object. */
export function checkPlace(
  { tenant }: Placed,
  object: { readonly path: string; readonly name: string; readonly maxLength: number },
  { provider, providers }: pulumi.ComponentResourceOptions = {},
): Problem[] {
  const { path, name, maxLength } = object;
  const isName = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(name);
  return collectProblems([
    (tenant as unknown) === undefined && {
      path: "tenant",
      message: "a Tenant, or { provider, namespace }, given nothing",
    },
    (provider !== undefined || providers !== undefined) && {
      path: "provider",
      message: "the provider of the tenant is used: leave it out of the options",
    },
    !(isName && name.length <= maxLength) && {
      path,
      message: `a DNS subdomain (at most ${maxLength} of a-z, 0-9, "-" and "."), given ${quote(name)}`,
    },
  ]);
}

/** Options of the object inside of the component: on its home's cluster, behind the guard rails. */
export function objectOptions(
  parent: pulumi.Resource,
  { tenant }: Placed,
  after: readonly pulumi.Resource[] = [],
): pulumi.CustomResourceOptions {
  return { parent, provider: tenant.provider, dependsOn: [...(tenant.guardRails ?? []), ...after] };
}
