import type { container } from "@pulumi/gcp";
import * as pulumi from "@pulumi/pulumi";

/** The API server's URL: its DNS name where that answers, else its public or its private address. */
export function serverOf(cluster: container.Cluster, byName: boolean): pulumi.Output<string> {
  return byName
    ? pulumi.interpolate`https://${identifierOf(cluster)}`
    : pulumi.interpolate`https://${cluster.endpoint}`;
}

/**
 * A kubeconfig without a credential in it: whoever uses it gets a token for their own identity. Behind the DNS name is Google's
 * front end, with a certificate that everybody knows.
 * https://cloud.google.com/kubernetes-engine/docs/how-to/cluster-access-for-kubectl
 */
export function kubeconfigOf(cluster: container.Cluster, byName: boolean): pulumi.Output<string> {
  const name = cluster.name;
  const authority = cluster.masterAuth.apply(({ clusterCaCertificate }) => clusterCaCertificate);
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
            server: serverOf(cluster, byName),
            ...(byName ? {} : { "certificate-authority-data": authority }),
          },
        },
      ],
      users: [
        {
          name,
          user: {
            exec: {
              apiVersion: "client.authentication.k8s.io/v1beta1",
              command: "gke-gcloud-auth-plugin",
              installHint: "gcloud components install gke-gcloud-auth-plugin",
              provideClusterInfo: true,
              interactiveMode: "Never",
            },
          },
        },
      ],
    }),
  );
}

/**
 * What tells this cluster from its successor of the same name: its DNS name, in which Google draws an id once for each cluster. It
 * is there whether it answers or not; the provider reads it, and does not forget it in an update, so that an update in place leaves
 * it known, and a replacement makes it unknown. Neither holds for what else there is: name and link come again, and addresses and
 * certificate authority change when credentials are rotated.
 * https://cloud.google.com/kubernetes-engine/docs/concepts/network-isolation#dns-based_endpoint
 */
export function identifierOf(cluster: container.Cluster): pulumi.Output<string> {
  return cluster.controlPlaneEndpointsConfig.apply(({ dnsEndpointConfig }) => {
    const name = dnsEndpointConfig.endpoint;
    if (name === undefined || name === "") {
      throw new pulumi.RunError("the cluster has no DNS name, which every GKE cluster has: refresh its state");
    }
    return name;
  });
}
