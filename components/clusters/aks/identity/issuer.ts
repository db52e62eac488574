import type { ManagedCluster } from "@pulumi/azure-native/containerservice";
import * as pulumi from "@pulumi/pulumi";

/** Returns the URL of the cluster's token issuer, which AKS generates once per cluster. */
export function issuerOf(cluster: ManagedCluster): pulumi.Output<string> {
  return cluster.oidcIssuerProfile.apply((profile) => {
    if (profile?.issuerURL === undefined) {
      throw new pulumi.RunError("the stack's state does not contain the cluster's token issuer; run pulumi refresh");
    }
    return profile.issuerURL;
  });
}
