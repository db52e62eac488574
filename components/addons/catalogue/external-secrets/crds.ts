import { type CrdKind, crdKind } from "../../../charts";

const generators = [
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
];

/** The kinds of external-secrets' CRDs. */
export const externalSecretsKinds: readonly CrdKind[] = [
  crdKind("external-secrets.io/v1", "ExternalSecret"),
  crdKind("external-secrets.io/v1", "SecretStore"),
  crdKind("external-secrets.io/v1", "ClusterExternalSecret", { scope: "Cluster" }),
  crdKind("external-secrets.io/v1", "ClusterSecretStore", { scope: "Cluster" }),
  crdKind("external-secrets.io/v1alpha1", "PushSecret"),
  crdKind("external-secrets.io/v1alpha1", "ClusterPushSecret", { scope: "Cluster" }),
  crdKind("generators.external-secrets.io/v1alpha1", "ClusterGenerator", { scope: "Cluster" }),
  ...generators.map((generator) => crdKind("generators.external-secrets.io/v1alpha1", generator)),
];
