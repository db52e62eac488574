import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

/* A program with a reference that has no target. */
const provider = new k8s.Provider("cluster", { kubeconfig: new pulumi.Config().requireSecret("kubeconfig") });
new k8s.core.v1.Namespace("shop", { metadata: { name: "shop" } }, { provider });
new k8s.core.v1.Pod(
  "web",
  {
    metadata: { name: "web", namespace: "shop" },
    spec: { containers: [{ name: "web", image: "web:1.0.0" }], serviceAccountName: "web" },
  },
  { provider },
);
