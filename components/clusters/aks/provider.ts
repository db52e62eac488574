import { Provider } from "@pulumi/azure-native/provider";
import type * as pulumi from "@pulumi/pulumi";
import type { Context } from "./context";

/** Returns the Azure provider of a component, or creates one for its subscription and tenant. */
export function azureProviderOf(
  parent: pulumi.ComponentResource,
  name: string,
  { subscriptionId, tenantId, location }: Pick<Context, "subscriptionId" | "tenantId" | "location">,
): pulumi.ProviderResource {
  return (
    parent.getProvider("azure-native:containerservice:ManagedCluster") ??
    new Provider(name, { subscriptionId, tenantId, location, disablePulumiPartnerId: true }, { parent })
  );
}
