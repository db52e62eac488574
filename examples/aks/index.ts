import * as pulumi from "@pulumi/pulumi";
import { certManager, Deployment, externalDns, Platform, Tenant, traefik } from "keelson";
import { AksCluster } from "keelson/aks";

const config = new pulumi.Config();
const domain = config.require("domain");
const zone = { domain, resourceGroup: config.require("dnsResourceGroup") };

const cluster = new AksCluster("shop", {
  subscriptionId: config.require("subscriptionId"),
  tenantId: config.require("tenantId"),
  location: "germanywestcentral",
  kubernetesVersion: "1.35",
  vnet: { cidr: "10.20.0.0/16", zones: ["1", "2", "3"], publicPorts: [80, 443] },
  /* Only your office reaches the API server, and Pulumi runs there. */
  endpoint: { publicAccessCidrs: config.requireObject<string[]>("office") },
  access: {
    deployer: { objectId: config.require("deployer") },
    admins: { platform: { objectId: config.require("admins") } },
  },
  systemPool: { min: 2, max: 3 },
  nodePools: { general: { min: 2, max: 6 } },
  tags: { owner: "shop", environment: "dev", stack: pulumi.getStack() },
});
const platform = new Platform("shop", {
  cluster,
  tier: "small",
  domain,
  /* AKS brings its own metrics server. */
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
