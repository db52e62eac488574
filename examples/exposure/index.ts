import * as pulumi from "@pulumi/pulumi";
import {
  certManager,
  Deployment,
  ExistingCluster,
  gatewayApi,
  offer,
  Platform,
  StatefulSet,
  Tenant,
  traefik,
} from "keelson";

/** A cluster on Google Cloud with the kinds of the Gateway API, whose Cilium enforces CiliumNetworkPolicies. */
const cluster = new ExistingCluster("shop", {
  kubeconfig: new pulumi.Config().requireSecret("kubeconfig"),
  clusterIdentifier: "the uid of its kube-system namespace",
  kubernetesVersion: "1.35",
  cloud: "gcp",
  network: {
    cni: "cilium",
    nodeCidrs: ["10.128.0.0/20"],
    podCidrs: ["10.4.0.0/14"],
    serviceCidrs: ["10.8.0.0/20"],
    apiServer: { cidrs: ["172.16.0.0/28"], port: 443, sources: [{ cidr: "172.16.0.0/28" }] },
    dns: { namespace: "kube-system", labels: { "k8s-app": "kube-dns" } },
  },
  storageClasses: { standard: "standard-rwo" },
  builtin: [offer(gatewayApi, { bundleVersion: "v1.6.1" })],
});

const platform = new Platform("shop", {
  cluster,
  addons: [traefik({ gateway: true, exposure: "public" }), certManager()],
  domain: "example.com",
});
const shop = new Tenant("shop", { platform, quota: { loadBalancers: 1 } });

const payments = new Deployment("payments", {
  tenant: shop,
  image: "registry.example.com/payments:1.8.0",
  port: 9000,
  /* This CNI enforces the host name. With another CNI every public address is open at 443, and the plan warns about it. */
  egress: [{ host: "api.payments.example.net" }],
  expose: { protocol: "GRPC" },
});

/* Two hosts, and two more that redirect to the first. */
const frontend = new Deployment("frontend", {
  tenant: shop,
  image: "registry.example.com/frontend:2.0.1",
  ports: [{ port: 80, targetPort: 8080 }],
  calls: [payments],
  expose: { hosts: ["shop.example.com", "shop.example.org"], redirectHosts: ["www.example.com", "old.example.com"] },
});

/* Devices of two offices connect by MQTT over TLS, which the broker terminates itself. */
const broker = new StatefulSet("broker", {
  tenant: shop,
  image: "registry.example.com/mqtt:5.3.0",
  replicas: 1,
  ports: [{ name: "mqtts", port: 8883 }],
  service: {
    type: "LoadBalancer",
    external: true,
    loadBalancerSourceRanges: ["203.0.113.0/24", "198.51.100.0/24"],
  },
  volumeClaimTemplates: { data: { size: "5Gi", mountPath: "/data" } },
});

/** URLs and address of the workloads. */
export const urls = { frontend: frontend.url, payments: payments.url, broker: broker.loadBalancerAddress };
