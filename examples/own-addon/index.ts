import * as pulumi from "@pulumi/pulumi";
import { ExistingCluster, metricsServer, Platform } from "keelson";
import { descheduler } from "./descheduler";

const cluster = new ExistingCluster("team", {
  kubeconfig: new pulumi.Config().requireSecret("kubeconfig"),
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
});
new Platform("team", { cluster, addons: [metricsServer(), descheduler({ maxPodsPerNode: 3 })] });
