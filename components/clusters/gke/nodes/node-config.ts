import type * as pulumi from "@pulumi/pulumi";

/** The rights of a token are those of IAM alone. */
const oauthScopes = ["https://www.googleapis.com/auth/cloud-platform"];

/**
 * What all nodes have in common: Google's own system image, verified at boot, on an encrypted disk, which gives its credentials to
 * no pod, and takes no SSH key of the project's. https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster
 */
export function nodeConfigOf(serviceAccount: pulumi.Input<string>, keyId: pulumi.Input<string>) {
  return {
    imageType: "COS_CONTAINERD",
    serviceAccount,
    oauthScopes,
    bootDiskKmsKey: keyId,
    shieldedInstanceConfig: { enableSecureBoot: true, enableIntegrityMonitoring: true },
    workloadMetadataConfig: { mode: "GKE_METADATA" },
    metadata: { "disable-legacy-endpoints": "true", "block-project-ssh-keys": "true" },
  };
}
