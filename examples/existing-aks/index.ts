import * as pulumi from "@pulumi/pulumi";
import { certManager, Deployment, externalSecrets, Platform, Tenant, traefik } from "keelson";
import { ExistingAksCluster } from "keelson/aks";

const subscriptionId = "00000000-1111-2222-3333-444444444444";

/* The facts are those of `az aks show --resource-group acme --name team`. */
const cluster = new ExistingAksCluster("team", {
  subscriptionId,
  tenantId: "55555555-6666-7777-8888-999999999999",
  location: "westeurope",
  resourceGroup: "acme",
  kubernetesVersion: "1.35",
  issuer: "https://westeurope.oic.prod-aks.azure.com/55555555-6666-7777-8888-999999999999/0123/",
  endpoint: "https://team-01234567.hcp.westeurope.azmk8s.io:443",
  certificateAuthority: "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg==",
  kubeconfig: new pulumi.Config().getSecret("kubeconfig"),
  network: {
    vnetId: `/subscriptions/${subscriptionId}/resourceGroups/acme/providers/Microsoft.Network/virtualNetworks/acme`,
    nodeCidrs: ["10.50.0.0/20"],
    podCidrs: ["10.244.0.0/16"],
    serviceCidrs: ["10.0.0.0/16"],
    apiServerCidrs: ["10.50.16.0/28"],
  },
});
const addons = [
  certManager({ dns01: [{ domain: "team.example.com", resourceGroup: "dns" }] }),
  externalSecrets({ keyVault: { name: "acme-team", resourceGroup: "acme" } }),
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
