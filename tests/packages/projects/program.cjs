const pulumi = require("@pulumi/pulumi");
const { Deployment, ExistingCluster, Platform, Tenant } = require("keelson");

const cluster = new ExistingCluster("team", {
  kubeconfig: new pulumi.Config().requireSecret("kubeconfig"),
  clusterIdentifier: "6d1f2b11-4a54-4a0e-9c55-3f0f6c1f0b4c",
  kubernetesVersion: "1.35",
  cloud: "none",
  network: {
    cni: "calico",
    nodeCidrs: ["10.20.0.0/16"],
    podCidrs: ["10.244.0.0/16"],
    serviceCidrs: ["10.96.0.0/12"],
    apiServer: { cidrs: ["10.20.0.10/32", "10.96.0.1/32"], port: 6443, sources: [{ cidr: "10.20.0.10/32" }] },
    dns: { namespace: "kube-system", labels: { "k8s-app": "kube-dns" } },
  },
});
const platform = new Platform("team", { cluster, addons: [] });
const web = new Tenant("web", { platform });
const site = new Deployment("site", { tenant: web, image: "ghcr.io/stefanprodan/podinfo:6.14.1", port: 9898 });

exports.name = site.urn;
