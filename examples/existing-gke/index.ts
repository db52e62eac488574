import * as pulumi from "@pulumi/pulumi";
import { certManager, Deployment, externalSecrets, Platform, Tenant, traefik } from "keelson";
import { ExistingGkeCluster } from "keelson/gke";

/* The facts are those of `gcloud container clusters describe team --location europe-west4`. */
const cluster = new ExistingGkeCluster("team", {
  projectId: "acme-team",
  projectNumber: "123456789012",
  location: "europe-west4",
  kubernetesVersion: "1.35",
  dnsEndpoint: "gke-0123456789abcdef-123456789012.europe-west4.gke.goog",
  kubeconfig: new pulumi.Config().getSecret("kubeconfig"),
  network: {
    network: "acme",
    nodeCidrs: ["10.30.0.0/20"],
    podCidrs: ["10.32.0.0/14"],
    serviceCidrs: ["34.118.224.0/20"],
    controlPlaneCidrs: ["172.16.0.0/28"],
  },
});
const addons = [
  certManager({ dns01: [{ domain: "team.example.com", managedZone: "team" }] }),
  externalSecrets(),
  traefik({ exposure: "public" }),
];
const platform = new Platform("team", { cluster, tier: "small", domain: "team.example.com", addons });
const tenant = new Tenant("web", { platform });
const web = new Deployment("web", {
  tenant,
  image: "ghcr.io/stefanprodan/podinfo:6.14.1",
  command: ["./podinfo", "--port=9898"],
  port: 9898,
  expose: {},
});

/** URL of the workload. */
export const url = web.url;
