import type { Platform } from "../platform";
import { type Problem, quote } from "../problems";

/** The tenants of a platform that this program creates, by their namespaces. */
const tenantsOf = new WeakMap<Platform, Map<string, string>>();

/** Lists the mistake of a namespace that another tenant of the platform already has, and records its owner. */
export function checkShared(name: string, namespace: string, platform: Platform): Problem[] {
  const tenants = tenantsOf.get(platform) ?? new Map<string, string>();
  const owner = tenants.get(namespace);
  tenantsOf.set(platform, tenants.set(namespace, owner ?? name));
  const message = `${quote(namespace)} is already the namespace of tenant ${quote(owner)}; choose another`;
  return owner === undefined ? [] : [{ path: "namespace", message }];
}
