import type { container } from "@pulumi/gcp";
import * as pulumi from "@pulumi/pulumi";
import { kubeconfigWith } from "../../kubeconfig";

/** Returns the API server's URL. It contains the DNS name if this is enabled, otherwise the public or private address. */
export function serverOf(cluster: container.Cluster, byName: boolean): pulumi.Output<string> {
  return byName
    ? pulumi.interpolate`https://${identifierOf(cluster)}`
    : pulumi.interpolate`https://${cluster.endpoint}`;
}

/**
 * Renders a kubeconfig without a credential: each user gets a token for their own identity. The DNS name belongs to Google's front end,
 * which has a public certificate. https://cloud.google.com/kubernetes-engine/docs/how-to/cluster-access-for-kubectl
 *
 * @param certificateAuthority in base64; leave it out for the DNS name
 */
export function renderKubeconfig(
  name: pulumi.Input<string>,
  server: pulumi.Input<string>,
  certificateAuthority?: pulumi.Input<string>,
): pulumi.Output<string> {
  const authority = certificateAuthority && { "certificate-authority-data": certificateAuthority };
  const exec = {
    command: "gke-gcloud-auth-plugin",
    installHint: "gcloud components install gke-gcloud-auth-plugin",
    provideClusterInfo: true,
  };
  return pulumi.secret(pulumi.jsonStringify(kubeconfigWith(name, { server, ...authority }, exec)));
}

/** Renders the kubeconfig of a control plane that this program creates. */
export function kubeconfigOf(cluster: container.Cluster, byName: boolean): pulumi.Output<string> {
  const authority = byName ? undefined : cluster.masterAuth.clusterCaCertificate;
  return renderKubeconfig(cluster.name, serverOf(cluster, byName), authority);
}

/**
 * Returns a text that distinguishes this cluster from a replacement with the same name: its DNS name. The DNS name contains an id that Google
 * generates once per cluster. It exists even if access through it is not enabled. Google's provider reads the DNS name and keeps it in updates. So
 * the DNS name stays known in an update in place, and is unknown in a replacement. No other output behaves like this: a replacement has the same name
 * and link, and addresses and the certificate authority change when credentials are rotated.
 * https://cloud.google.com/kubernetes-engine/docs/concepts/network-isolation#dns-based_endpoint
 */
export function identifierOf(cluster: container.Cluster): pulumi.Output<string> {
  return cluster.controlPlaneEndpointsConfig.apply(({ dnsEndpointConfig }) => {
    const name = dnsEndpointConfig.endpoint;
    if (name === undefined || name === "") {
      throw new pulumi.RunError("the stack's state does not contain the cluster's DNS name; run pulumi refresh");
    }
    return name;
  });
}
