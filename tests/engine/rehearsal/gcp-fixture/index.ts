import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { certManager, certManagerGoogleCasIssuer, Platform } from "../../../../components";
import { GkeCluster } from "../../../../components/clusters/gke";

const cluster = new GkeCluster("test", {
  projectId: "keelson-test",
  projectNumber: "123456789012",
  region: "europe-west3",
  kubernetesVersion: "1.35",
  vpc: { cidr: "10.80.0.0/16", zones: ["europe-west3-a", "europe-west3-b"], flowLogs: false },
  endpoint: { dns: true },
  access: {
    deployer: "serviceAccount:deployer@keelson-test.iam.gserviceaccount.com",
    admins: { platform: { member: "user:ann@example.com" } },
  },
  nodePools: { general: { min: 2, max: 4 } },
  labels: { owner: "tests", environment: "test", stack: "test" },
  enableApis: false,
  deletionProtection: false,
});

new Platform("test", {
  cluster,
  charts: new pulumi.Config("keelson").get("charts") ?? "upstream",
  addons: [
    certManager({ letsEncrypt: false }),
    certManagerGoogleCasIssuer({ issuers: { company: { location: "europe-west3", pool: "company" } } }),
  ],
});

const labels = { app: "large" };
const opts = { provider: cluster.provider, deletedWith: cluster.deletedWith };

/** One on each node, so that the third needs a node more than there are, and the fifth finds none. */
const large = new k8s.apps.v1.Deployment(
  "large",
  {
    metadata: { name: "large", namespace: "default" },
    spec: {
      replicas: new pulumi.Config().getNumber("replicas") ?? 3,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: "large", image: "example/large:1", resources: { requests: { cpu: "1500m" } } }] },
      },
    },
  },
  opts,
);

const service = new k8s.core.v1.Service(
  "large",
  {
    metadata: { name: "large", namespace: "default" },
    spec: { type: "LoadBalancer", selector: labels, ports: [{ port: 80, protocol: "TCP" }] },
  },
  /* It owns a load balancer, so it goes before the cluster does. */
  { provider: cluster.provider, dependsOn: [large] },
);

/** The address of the load balancer. */
export const address = service.status.apply(({ loadBalancer }) => loadBalancer.ingress[0]?.ip);
