import { factsOf, isDataStore } from "../../clouds";
import { at } from "../../values";
import type { PlannedResource } from "../planned-resource";

/** The type of an add-on, whose loss ends its service: certificates, autoscaling, secrets, backups. */
export const addonType = "keelson:index:Addon";

/** Whether a resource may be replaced or deleted only if the configuration says so. */
export function isPrecious({ type, inputs }: PlannedResource): boolean {
  if (type === addonType || isPublicAddress({ type, inputs })) {
    return true;
  }
  if (type !== "kubernetes:apps/v1:StatefulSet") {
    return factsOf(type)?.precious ?? isDataStore(type);
  }
  const claims = at(inputs, "spec", "volumeClaimTemplates");
  return Array.isArray(claims) && claims.length > 0;
}

/** Others admit it by address, and the cloud may give it to somebody else. */
const addresses = new Set([
  "aws:ec2/eip:Eip",
  "gcp:compute/address:Address",
  "gcp:compute/globalAddress:GlobalAddress",
  "azure-native:network:PublicIPAddress",
  "azure-native:network:PublicIPPrefix",
]);

/** Reports whether a resource is a static public address. */
export function isPublicAddress({ type, inputs }: Pick<PlannedResource, "type" | "inputs">): boolean {
  return addresses.has(type) && inputs.addressType !== "INTERNAL";
}

/** Returns the name that the configuration knows a resource by. Its name alone is shared, for instance by a cluster and its network. */
export function preciousName({ type, name }: PlannedResource): string {
  return `${type}::${name}`;
}
