import * as pulumi from "@pulumi/pulumi";

/** Returns the id of a resource group in a subscription on Azure. */
export function resourceGroupId(subscriptionId: string, resourceGroup: pulumi.Input<string>): pulumi.Output<string> {
  return pulumi.interpolate`/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}`;
}
