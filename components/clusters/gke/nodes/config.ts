import type * as pulumi from "@pulumi/pulumi";

/** Does not restrict tokens: IAM alone decides what they may do. */
const oauthScopes = ["https://www.googleapis.com/auth/cloud-platform"];

/**
 * Returns the settings of all nodes: Google's own system image, verified at boot, on an encrypted disk. Pods cannot get the node's
 * credentials, and the project's SSH keys do not work. https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster
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
