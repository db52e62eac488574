import * as pulumi from "@pulumi/pulumi";
import { ExistingCluster } from "../../../components";

/** The rehearsal's own cluster, whose kubeconfig is in the stack's copy. */
export function rehearsalCluster(storageClasses: { readonly standard?: string } = {}): ExistingCluster {
  return new ExistingCluster("rehearsal", {
    kubeconfig: new pulumi.Config("keelson").requireSecret("kubeconfig"),
    clusterIdentifier: "rehearsal",
    kubernetesVersion: "1.35",
    storageClasses,
    network: {
      cni: "calico",
      nodeCidrs: ["192.168.0.0/24"],
      podCidrs: ["10.244.0.0/16"],
      serviceCidrs: ["10.96.0.0/16"],
      apiServer: { cidrs: ["192.168.0.0/24"], port: 6443, sources: [{ cidr: "192.168.0.0/24" }] },
      dns: { namespace: "kube-system", labels: { "k8s-app": "kube-dns" } },
    },
  });
}
