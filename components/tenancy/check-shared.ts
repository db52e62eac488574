import type { Platform } from "../platform";
import { type Problem, quote } from "../problems";

/** The tenants that this program creates on a platform, by namespace. */
const tenantsOf = new WeakMap<Platform, Map<string, string>>();

/** Records the tenant as the owner of a namespace. Returns a mistake if another tenant of the platform already owns the namespace. */
export function checkShared(name: string, namespace: string, platform: Platform): Problem[] {
  const tenants = tenantsOf.get(platform) ?? new Map<string, string>();
  const owner = tenants.get(namespace);
  tenantsOf.set(platform, tenants.set(namespace, owner ?? name));
  const message = `${quote(namespace)} is already the namespace of tenant ${quote(owner)}; choose another namespace`;
  return owner === undefined ? [] : [{ path: "namespace", message }];
}
