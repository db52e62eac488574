import { Provider } from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";

/**
 * Returns Google's provider of a component, or creates one for its project and region. The provider does not set the label `goog-pulumi-provisioned`,
 * because every update would show it as a change of buckets. https://github.com/pulumi/pulumi-gcp/issues/2357
 */
export function googleProviderOf(
  parent: pulumi.ComponentResource,
  name: string,
  project: string,
  region: string,
): pulumi.ProviderResource {
  return (
    parent.getProvider("gcp:container/cluster:Cluster") ??
    new Provider(name, { project, region, addPulumiAttributionLabel: false }, { parent })
  );
}
