import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const provider = new k8s.Provider("cluster", {
  kubeconfig: new pulumi.Config("keelson").requireSecret("kubeconfig"),
  clusterIdentifier: "refused",
});

const labels = { "pod-security.kubernetes.io/enforce": "restricted" };
const { metadata } = new k8s.core.v1.Namespace("shop", { metadata: { name: "shop", labels } }, { provider });
const app = { app: "web" };

new k8s.apps.v1.Deployment(
  "web",
  {
    metadata: { name: "web", namespace: metadata.name },
    spec: {
      selector: { matchLabels: app },
      template: { metadata: { labels: app }, spec: { containers: [{ name: "web", image: "web:1.0.0" }] } },
    },
  },
  { provider },
);
