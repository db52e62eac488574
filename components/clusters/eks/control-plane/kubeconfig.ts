import type { eks } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { kubeconfigWith } from "../../kubeconfig";

/**
 * Renders a kubeconfig without a credential: each user gets a token for their own AWS identity.
 * https://docs.aws.amazon.com/eks/latest/userguide/create-kubeconfig.html
 */
export function renderKubeconfig(
  name: pulumi.Input<string>,
  region: string,
  server: {
    readonly endpoint: pulumi.Input<string> | undefined;
    readonly certificateAuthority: pulumi.Input<string> | undefined;
  },
): pulumi.Output<string> {
  const { endpoint, certificateAuthority } = server;
  const args = ["eks", "get-token", "--cluster-name", name, "--region", region, "--output", "json"];
  return pulumi.secret(
    pulumi.jsonStringify(
      kubeconfigWith(
        name,
        { server: endpoint, "certificate-authority-data": certificateAuthority },
        { command: "aws", args },
      ),
    ),
  );
}

/** Renders the kubeconfig of a control plane that this program creates. */
export function kubeconfigOf(cluster: eks.Cluster, region: string): pulumi.Output<string> {
  const { name, endpoint, certificateAuthority } = cluster;
  return renderKubeconfig(name, region, { endpoint, certificateAuthority: certificateAuthority.data });
}

/**
 * Returns a text that distinguishes this cluster from a replacement with the same name: the URL of its token issuer. The URL contains a random id
 * that EKS generates once per cluster. AWS' provider computes the URL when it creates a cluster, and never in an update. So the URL stays known in an
 * update in place, and is unknown in a replacement. No other output behaves like this: a replacement has the same name and ARN, and the provider may
 * change the format of the creation time.
 */
export function issuerOf(cluster: eks.Cluster): pulumi.Output<string> {
  return cluster.identities.apply((identities) => {
    const issuer = identities[0]?.oidcs?.[0]?.issuer;
    if (issuer === undefined) {
      throw new pulumi.RunError("the stack's state does not contain the cluster's token issuer; run pulumi refresh");
    }
    return issuer;
  });
}
