import type * as pulumi from "@pulumi/pulumi";

/** The scopes do not restrict tokens. Only IAM decides about permissions. */
const oauthScopes = ["https://www.googleapis.com/auth/cloud-platform"];

/**
 * Returns the settings of all nodes. A node has Google's own system image, which is verified at boot, and an encrypted disk. Pods cannot get the
 * node's credentials. The project's SSH keys do not work on nodes. https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster
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
