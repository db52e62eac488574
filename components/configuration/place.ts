import type * as pulumi from "@pulumi/pulumi";
import { checkObjectOverrides, checkTaken, type TakenFields } from "../check-overrides";
import { collectProblems, expected, type Problem } from "../problems";
import type { WorkloadHome } from "../tenancy";

/** The place of a piece of configuration. */
export interface Placed {
  /** The Tenant that it belongs to, or a foreign namespace as `{ provider, namespace }`. */
  readonly tenant: WorkloadHome;
}

/** Lists the mistakes in the place of a piece of configuration, and in the name of its object. */
export function checkPlace(
  object: { readonly path: string; readonly name: string; readonly maxLength: number },
  { provider, providers }: pulumi.ComponentResourceOptions = {},
): Problem[] {
  const { path, name, maxLength } = object;
  const isName = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(name);
  return collectProblems([
    (provider !== undefined || providers !== undefined) && {
      path: "provider",
      message: "the tenant's provider is used; remove it from the options",
    },
    !(isName && name.length <= maxLength) &&
      expected(path, `a DNS subdomain of up to ${maxLength} characters of a-z, 0-9, "-" and "."`, name),
  ]);
}

/**
 * Lists the mistakes in the overrides of an object.
 *
 * @param naming the option that sets its name
 * @param parts the parts that you may override
 */
export function checkPlacedOverrides(
  overrides: object | undefined,
  naming: string,
  parts: readonly string[],
): Problem[] {
  const taken: TakenFields = [
    [/^metadata\.(name|generateName)$/, naming],
    [/^metadata\.namespace$/, "tenant"],
    [
      /^spec\.(secretStoreRef|data|dataFrom|refreshInterval|refreshPolicy|encryptedData)\b/,
      "the option of the same name",
    ],
    [/^spec\.target\.name$/, naming],
  ];
  return [...checkObjectOverrides(overrides, parts), ...checkTaken(overrides, taken)];
}

/** Returns the options of the object in the component: in the cluster of its home, after the guard rails of its home. */
export function objectOptions(
  parent: pulumi.Resource,
  { tenant }: Placed,
  after: readonly pulumi.Resource[] = [],
): pulumi.CustomResourceOptions {
  return { parent, provider: tenant.provider, dependsOn: [...(tenant.guardRails ?? []), ...after] };
}
