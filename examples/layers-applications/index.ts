import * as pulumi from "@pulumi/pulumi";
import {
  type CertificateIssuer,
  certificateIssuers,
  Deployment,
  defaultIngressClass,
  type IngressClass,
  offer,
  Platform,
  resourceMetrics,
  Tenant,
} from "keelson";
import { ExistingEksCluster, type ExistingEksClusterArgs } from "keelson/eks";

/** What the layer of the platform says about itself. */
interface PlatformFacts {
  readonly domain: string;
  readonly ingressClass: IngressClass;
  readonly issuer: CertificateIssuer;
}

/** Makes the tenants and their applications. */
async function main() {
  const config = new pulumi.Config();
  const clusterStack = new pulumi.StackReference(config.require("clusterStack"));
  const platformStack = new pulumi.StackReference(config.require("platformStack"));
  const facts = (await clusterStack.getOutputDetails("facts")).value as ExistingEksClusterArgs;
  const { domain, ingressClass, issuer } = (await platformStack.getOutputDetails("facts")).value as PlatformFacts;
  const cluster = new ExistingEksCluster("shop", {
    ...facts,
    kubeconfig: config.getSecret("kubeconfig"),
    /* The platform's layer brings these, so that no add-on has to be in this program. */
    builtin: [
      offer(defaultIngressClass, ingressClass),
      offer(certificateIssuers, issuer, "production"),
      offer(resourceMetrics, { apiService: "v1beta1.metrics.k8s.io" }),
    ],
  });
  const platform = new Platform("shop", { cluster, tier: "small", domain, addons: [] });
  const shop = new Tenant("shop", { platform, quota: { cpu: "4", memory: "8Gi", pods: 20 } });
  const web = new Deployment("web", {
    tenant: shop,
    image: "ghcr.io/stefanprodan/podinfo:6.14.1",
    command: ["./podinfo", "--port=9898"],
    port: 9898,
    autoscaling: { minReplicas: 2, maxReplicas: 6 },
    expose: {},
  });
  return { url: web.url };
}

export = main;
