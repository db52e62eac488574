import { certManager, Deployment, ExistingCluster, Platform, Tenant, traefik } from "../components";

const perTenant = 50;
const kubeconfig = JSON.stringify({
  "current-context": "bench",
  contexts: [{ name: "bench", context: { cluster: "bench" } }],
  clusters: [{ name: "bench", cluster: { server: "https://cluster.test:6443" } }],
});

/** Declares this many workloads, 50 per tenant. Each is exposed and calls the three declared before it. */
export function declareWorkloads(amount: number): void {
  const cluster = new ExistingCluster("bench", {
    kubeconfig,
    clusterIdentifier: "bench",
    kubernetesVersion: "1.35",
    network: {
      cni: "calico",
      nodeCidrs: ["192.168.0.0/24"],
      podCidrs: ["10.244.0.0/16"],
      serviceCidrs: ["10.96.0.0/16"],
      apiServer: { cidrs: ["192.168.1.0/28"], port: 6443, sources: [{ cidr: "192.168.1.0/28" }] },
      dns: { namespace: "kube-system", labels: { "k8s-app": "kube-dns" } },
    },
  });
  const platform = new Platform("bench", { cluster, addons: [traefik(), certManager()], domain: "example.com" });
  for (let first = 0; first < amount; first += perTenant) {
    declareTenant(platform, first, Math.min(perTenant, amount - first));
  }
}

function declareTenant(platform: Platform, first: number, amount: number): void {
  const quota = { cpu: "100", memory: "100Gi", pods: 1000 };
  const tenant = new Tenant(`team-${first}`, { platform, quota });
  const made: Deployment[] = [];
  for (let index = first; index < first + amount; index += 1) {
    const calls = made.slice(-3);
    made.push(
      new Deployment(`service-${index}`, { tenant, image: "example.com/service:1.0.0", port: 8080, expose: {}, calls }),
    );
  }
}
