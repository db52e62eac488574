import * as pulumi from "@pulumi/pulumi";
import {
  awsLoadBalancerController,
  certManager,
  Deployment,
  externalDns,
  metricsServer,
  Platform,
  Tenant,
  traefik,
} from "keelson";
import { EksCluster } from "keelson/eks";

const config = new pulumi.Config();
const domain = config.require("domain");
const zone = { domain, hostedZoneId: config.require("hostedZoneId") };

const cluster = new EksCluster("shop", {
  accountId: config.require("accountId"),
  region: "eu-central-1",
  kubernetesVersion: "1.35",
  vpc: { cidr: "10.20.0.0/16", zones: ["eu-central-1a", "eu-central-1b"] },
  /* Only your office reaches the API server, and Pulumi runs there. */
  endpoint: { publicAccessCidrs: config.requireObject<string[]>("office") },
  access: {
    deployer: config.require("deployer"),
    admins: { platform: { principalArn: config.require("admins") } },
  },
  nodePools: { general: { min: 2, max: 6 } },
  tags: { owner: "shop", environment: "dev", stack: pulumi.getStack() },
});
const platform = new Platform("shop", {
  cluster,
  tier: "small",
  domain,
  addons: [
    metricsServer(),
    awsLoadBalancerController(),
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
