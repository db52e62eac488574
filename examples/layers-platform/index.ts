import * as pulumi from "@pulumi/pulumi";
import {
  awsLoadBalancerController,
  certificateIssuers,
  certManager,
  defaultIngressClass,
  externalDns,
  metricsServer,
  Platform,
  traefik,
} from "keelson";
import { ExistingEksCluster, type ExistingEksClusterArgs } from "keelson/eks";

/** Installs the add-ons, and returns what the applications' layer needs to know. */
async function main() {
  const config = new pulumi.Config();
  const stack = new pulumi.StackReference(config.require("clusterStack"));
  const clusterFacts = (await stack.getOutputDetails("facts")).value as ExistingEksClusterArgs;
  const cluster = new ExistingEksCluster("shop", { ...clusterFacts, kubeconfig: config.getSecret("kubeconfig") });
  const domain = config.require("domain");
  const zone = { domain, hostedZoneId: config.require("hostedZoneId") };
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
  const consumer = "the layer of applications";
  const facts = {
    domain,
    ingressClass: platform.require(defaultIngressClass, consumer).value,
    issuer: platform.require(certificateIssuers, consumer, "production").value,
  };
  return { facts };
}

export = main;
