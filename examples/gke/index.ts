import * as pulumi from "@pulumi/pulumi";
import { certManager, Deployment, externalDns, Platform, Tenant, traefik } from "keelson";
import { GkeCluster } from "keelson/gke";

const config = new pulumi.Config();
const domain = config.require("domain");
const zone = { domain, managedZone: config.require("managedZone") };

const cluster = new GkeCluster("shop", {
  projectId: config.require("projectId"),
  projectNumber: config.require("projectNumber"),
  region: "europe-west3",
  kubernetesVersion: "1.35",
  vpc: { cidr: "10.80.0.0/16", zones: ["europe-west3-a", "europe-west3-b", "europe-west3-c"] },
  /* The cluster's DNS name answers whoever has container.clusters.connect. Its addresses stay private. */
  endpoint: { dns: true },
  access: {
    deployer: config.require("deployer"),
    securityGroup: config.require("securityGroup"),
    admins: { platform: { member: config.require("admins") } },
  },
  nodePools: { general: { min: 3, max: 9 } },
  labels: { owner: "shop", environment: "dev", stack: pulumi.getStack() },
});
const platform = new Platform("shop", {
  cluster,
  tier: "small",
  domain,
  /* GKE brings its own metrics server. */
  addons: [
    certManager({ email: config.require("email"), dns01: [zone] }),
    externalDns({ zones: [zone] }),
    traefik({ exposure: "public" }),
  ],
});
const shop = new Tenant("shop", { platform, quota: { cpu: "4", memory: "8Gi", pods: 20 } });
const web = new Deployment("web", {
  tenant: shop,
  image: "ghcr.io/stefanprodan/podinfo:6.14.1",
  command: ["./podinfo", "--port=9898"],
  port: 9898,
  autoscaling: { minReplicas: 2, maxReplicas: 6 },
  expose: {},
});

/** Where the world reaches the service. */
export const url = web.url;
/** Server of the cluster's API. */
export const endpoint = cluster.endpoint;
