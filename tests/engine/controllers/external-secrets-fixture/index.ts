import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const key = new pulumi.Config().require("key");
const apiVersion = "external-secrets.io/v1";
const { CustomResource } = k8s.apiextensions;

const system = new k8s.core.v1.Namespace("external-secrets", { metadata: { name: "external-secrets" } });
const shop = new k8s.core.v1.Namespace("shop", { metadata: { name: "shop" } });
const namespace = shop.metadata.name;
const controller = new k8s.helm.v3.Release("external-secrets", {
  name: "external-secrets",
  chart: "external-secrets",
  namespace: system.metadata.name,
});
const store = new CustomResource(
  "local",
  {
    apiVersion,
    kind: "SecretStore",
    metadata: { name: "local", namespace },
    spec: { provider: { fake: { data: [{ key: "password", value: "correct-horse" }] } } },
  },
  { dependsOn: controller },
);
const cloud = new CustomResource(
  "cloud",
  {
    apiVersion,
    kind: "ClusterSecretStore",
    metadata: { name: "cloud" },
    spec: { provider: { aws: { service: "SecretsManager", region: "eu-central-1" } } },
  },
  { dependsOn: controller },
);

/** An ExternalSecret with a password from a store. */
function externalSecret(name: string, from: k8s.apiextensions.CustomResource, remote: string): void {
  new CustomResource(
    name,
    {
      apiVersion,
      kind: "ExternalSecret",
      metadata: { name, namespace },
      spec: {
        /* As the controller writes it: it rewrites the object when it adds its finalizer. */
        refreshInterval: "1h0m0s",
        secretStoreRef: { kind: from.kind, name: from.metadata.name },
        target: { name, creationPolicy: "Owner", deletionPolicy: "Retain" },
        data: [{ secretKey: "password", remoteRef: { key: remote } }],
      },
    },
    { dependsOn: from },
  );
}
externalSecret("database", store, key);
externalSecret("payments", cloud, "payments");
