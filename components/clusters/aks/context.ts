import type * as pulumi from "@pulumi/pulumi";

/** The facts that every part of the cluster uses. */
export interface Context {
  /** Name of the component; the names of its children begin with it. */
  readonly name: string;
  readonly subscriptionId: string;
  readonly tenantId: string;
  readonly location: string;
  readonly kubernetesVersion: string;
  readonly clusterName: string;
  /** Name of the cluster's resource group, which is known before the group exists. */
  readonly resourceGroupName: string;
  /** Tags of everything that is created for the cluster. */
  readonly tags: Readonly<Record<string, string>>;
  /** Whether Azure and Pulumi refuse to delete resources that cannot be recovered. */
  readonly isProtected: boolean;
  /** Parent, Azure provider, and a dependency on the resource group. */
  readonly opts: pulumi.CustomResourceOptions & {
    readonly parent: pulumi.Resource;
    readonly provider: pulumi.ProviderResource;
  };
}

/** Returns the resource group, region and tags of most resources. */
export function placeOf({ resourceGroupName, location, tags }: Context) {
  return { resourceGroupName, location, tags };
}
