import { certManager, ExistingCluster, metricsServer, Platform, traefik } from "keelson";
import type { Place } from "./place";

/**
 * A cluster in a data center. No add-on uses a cloud, certificates need HTTP-01 challenges, and a controller of the site, for
 * instance MetalLB, gives Services of type LoadBalancer their address.
 */
export const onPremises: Place = ({ kubeconfig, identifier }) => {
  const cluster = new ExistingCluster("team", {
    kubeconfig,
    clusterIdentifier: identifier,
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
  return new Platform("team", {
    cluster,
    domain: "team.example.com",
    addons: [metricsServer(), certManager(), traefik()],
  });
};
