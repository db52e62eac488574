import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const namespace = config.require("namespace");
const [certificate, privateKey] = [config.get("certificate"), config.get("privateKey")];

const system = new k8s.core.v1.Namespace("sealed-secrets", { metadata: { name: "sealed-secrets" } });
const shop = new k8s.core.v1.Namespace(namespace, { metadata: { name: namespace } });
const keys =
  certificate && privateKey
    ? [
        new k8s.core.v1.Secret("key", {
          metadata: {
            namespace: system.metadata.name,
            name: "key-2026",
            labels: { "sealedsecrets.bitnami.com/sealed-secrets-key": "active" },
          },
          type: "kubernetes.io/tls",
          stringData: { "tls.crt": certificate, "tls.key": privateKey },
        }),
      ]
    : [];
const controller = new k8s.helm.v3.Release(
  "sealed-secrets",
  {
    name: "sealed-secrets",
    chart: "sealed-secrets",
    namespace: system.metadata.name,
    values: { mayWriteSecrets: config.requireBoolean("mayWriteSecrets") },
  },
  { dependsOn: keys },
);
new k8s.apiextensions.CustomResource(
  "database",
  {
    apiVersion: "bitnami.com/v1alpha1",
    kind: "SealedSecret",
    metadata: { name: "database", namespace: shop.metadata.name },
    spec: { encryptedData: { password: config.require("sealed") }, template: { type: "Opaque" } },
  },
  { dependsOn: controller },
);
