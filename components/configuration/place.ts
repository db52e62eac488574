import type * as pulumi from "@pulumi/pulumi";
import { checkObjectOverrides, checkTaken, type TakenFields } from "../check-overrides";
import { collectProblems, expected, type Problem } from "../problems";
import type { WorkloadHome } from "../tenancy";

/** The tenant or namespace of a ConfigMap or a secret. */
export interface Placed {
  /** The Tenant that contains the object, or a namespace outside Keelson as `{ provider, namespace }`. */
  readonly tenant: WorkloadHome;
}

/** Lists the mistakes in the place of a ConfigMap or a secret, and in the name of its object. */
export function checkPlace(
  object: { readonly path: string; readonly name: string; readonly maxLength: number },
  { provider, providers }: pulumi.ComponentResourceOptions = {},
): Problem[] {
  const { path, name, maxLength } = object;
  const isName = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(name);
  return collectProblems([
    (provider !== undefined || providers !== undefined) && {
      path: "provider",
      message: "the component always uses the tenant's provider; remove this option",
    },
    !(isName && name.length <= maxLength) &&
      expected(
        path,
        `a DNS subdomain of up to ${maxLength} characters of a-z, 0-9, "-" and ".", with a letter or digit at both ends and beside each "."`,
        name,
      ),
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

/** Returns the resource options of the object. The object is created in the tenant's cluster, after the tenant's guard rails. */
export function objectOptions(
  parent: pulumi.Resource,
  { tenant }: Placed,
  after: readonly pulumi.Resource[] = [],
): pulumi.CustomResourceOptions {
  return { parent, provider: tenant.provider, dependsOn: [...(tenant.guardRails ?? []), ...after] };
}
