import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const provider = new k8s.Provider("cluster", {
  kubeconfig: new pulumi.Config("keelson").requireSecret("kubeconfig"),
  enableServerSideApply: true,
});
const shop = new k8s.core.v1.Namespace("shop", { metadata: { name: "shop" } }, { provider });
const namespace = shop.metadata.name;

new k8s.core.v1.ConfigMap("orders", { metadata: { name: "orders", namespace } }, { provider, protect: true });

/* Its controller is not there, so that nobody removes the finalizer. */
new k8s.core.v1.ConfigMap(
  "held",
  { metadata: { name: "held", namespace, finalizers: ["example.com/gone-controller"] } },
  { provider, customTimeouts: { delete: "3s" } },
);
