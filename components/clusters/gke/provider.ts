import { Provider } from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";

/** Returns Google's provider of a component, or creates one for its project and region. */
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
