import type { CrdKind } from "../definition";

/** The CustomResourceDefinitions that external-secrets brings. */
export const externalSecretsKinds: readonly CrdKind[] = [
  kind("external-secrets.io", "v1", "ExternalSecret"),
  kind("external-secrets.io", "v1", "SecretStore"),
  kind("external-secrets.io", "v1", "ClusterExternalSecret", "Cluster"),
  kind("external-secrets.io", "v1", "ClusterSecretStore", "Cluster"),
  kind("external-secrets.io", "v1alpha1", "PushSecret"),
  kind("external-secrets.io", "v1alpha1", "ClusterPushSecret", "Cluster"),
  kind("generators.external-secrets.io", "v1alpha1", "ClusterGenerator", "Cluster"),
  ...[
    "ACRAccessToken",
    "BeyondtrustWorkloadCredentialsDynamicSecret",
    "CloudsmithAccessToken",
    "ECRAuthorizationToken",
    "Fake",
    "GCRAccessToken",
    "GeneratorState",
    "GithubAccessToken",
    "GitlabDeployToken",
    "Grafana",
    "MFA",
    "Password",
    "QuayAccessToken",
    "SSHKey",
    "STSSessionToken",
    "UUID",
    "VaultDynamicSecret",
    "Webhook",
  ].map((generator) => kind("generators.external-secrets.io", "v1alpha1", generator)),
];

function kind(group: string, version: string, name: string, scope: CrdKind["scope"] = "Namespaced"): CrdKind {
  return { group, version, kind: name, plural: `${name.toLowerCase()}s`, scope };
}
