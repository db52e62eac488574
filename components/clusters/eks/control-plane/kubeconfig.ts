import type { eks } from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/**
 * A kubeconfig without a credential in it: whoever uses it gets a token for their own AWS identity.
 * https://docs.aws.amazon.com/eks/latest/userguide/create-kubeconfig.html
 */
export function kubeconfigOf(cluster: eks.Cluster, region: string): pulumi.Output<string> {
  const name = cluster.name;
  return pulumi.secret(
    pulumi.jsonStringify({
      apiVersion: "v1",
      kind: "Config",
      "current-context": name,
      contexts: [{ name, context: { cluster: name, user: name } }],
      clusters: [
        {
          name,
          cluster: {
            server: cluster.endpoint,
            "certificate-authority-data": cluster.certificateAuthority.apply(({ data }) => data),
          },
        },
      ],
      users: [
        {
          name,
          user: {
            exec: {
              apiVersion: "client.authentication.k8s.io/v1beta1",
              command: "aws",
              args: ["eks", "get-token", "--cluster-name", name, "--region", region, "--output", "json"],
              interactiveMode: "Never",
            },
          },
        },
      ],
    }),
  );
}

/**
 * What tells this cluster from its successor of the same name: the URL of its token issuer, whose id EKS draws at random once
 * for each cluster. AWS' provider computes it at creation and at no update, so that an update in place leaves it known, and a
 * replacement makes it unknown. Neither holds for what else there is: name and ARN come again, and the time of creation is
 * formatted by the provider, which may do it in another way tomorrow.
 */
export function issuerOf(cluster: eks.Cluster): pulumi.Output<string> {
  return cluster.identities.apply((identities) => {
    const issuer = identities[0]?.oidcs?.[0]?.issuer;
    if (issuer === undefined) {
      throw new pulumi.RunError("the cluster has no token issuer, which every EKS cluster has: refresh its state");
    }
    return issuer;
  });
}
