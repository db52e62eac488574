import * as pulumi from "@pulumi/pulumi";
import {
  awsLoadBalancerController,
  certManager,
  Deployment,
  externalSecrets,
  metricsServer,
  Platform,
  Tenant,
  traefik,
} from "keelson";
import { createCluster } from "./cluster";

const config = new pulumi.Config();
const region = new pulumi.Config("aws").require("region");
const cluster = createCluster(config.require("accountId"), region, config.require("office"));
const platform = new Platform("team", {
  cluster,
  tier: "small",
  addons: [metricsServer(), awsLoadBalancerController(), certManager(), externalSecrets(), traefik()],
});
const tenant = new Tenant("web", { platform });
const web = new Deployment("web", {
  tenant,
  image: "ghcr.io/stefanprodan/podinfo:6.14.1",
  command: ["./podinfo", "--port=9898"],
  port: 9898,
  expose: { host: "web.example.com" },
});

/** URL of the workload. */
export const url = web.url;
