import * as pulumi from "@pulumi/pulumi";
import { certManager, ExistingCluster, metricsServer, Platform, traefik } from "keelson";

/** Describes a cluster that exists, and installs what the application needs: metrics, certificates, an ingress controller. */
export function createPlatform(): Platform {
  const config = new pulumi.Config();
  const cluster = new ExistingCluster("shop", {
    kubeconfig: config.requireSecret("kubeconfig"),
    /* The uid of its kube-system namespace. */
    clusterIdentifier: "6d1f2b11-4a54-4a0e-9c55-3f0f6c1f0b4c",
    kubernetesVersion: "1.35",
    network: {
      cni: "calico",
      nodeCidrs: ["192.168.10.0/24"],
      podCidrs: ["10.244.0.0/16"],
      serviceCidrs: ["10.96.0.0/16"],
      apiServer: { cidrs: ["192.168.10.0/28"], port: 6443, sources: [{ cidr: "192.168.10.0/28" }] },
      dns: { namespace: "kube-system", labels: { "k8s-app": "kube-dns" } },
    },
    storageClasses: { standard: "standard" },
  });
  return new Platform("shop", {
    cluster,
    tier: "small",
    domain: "shop.example.com",
    addons: [metricsServer(), certManager({ email: "platform@example.com" }), traefik({ exposure: "public" })],
  });
}
