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
 * Returns a text that distinguishes this cluster from a replacement with the same name: the URL of its token issuer, which contains a
 * random id that EKS generates once per cluster. AWS' provider computes it when it creates a cluster and never in an update. So an update
 * in place leaves it known, and a replacement makes it unknown. No other output behaves like this: name and ARN repeat, and the provider
 * may change how it formats the time of creation.
 */
export function issuerOf(cluster: eks.Cluster): pulumi.Output<string> {
  return cluster.identities.apply((identities) => {
    const issuer = identities[0]?.oidcs?.[0]?.issuer;
    if (issuer === undefined) {
      throw new pulumi.RunError("the state lacks the token issuer that every EKS cluster has; refresh it");
    }
    return issuer;
  });
}
