import * as pulumi from "@pulumi/pulumi";
import { Deployment, HelmRelease, Kustomization, Platform, Tenant } from "../../../../components";
import { rehearsalCluster } from "../existing-cluster";

const root = "../../../..";
const config = new pulumi.Config();
const roams = config.require("roams");
const cluster = rehearsalCluster();
const platform = new Platform("rehearsal", { cluster, addons: [], tier: "small" });
/* The namespace that the overlay names. */
const tenant = new Tenant("web-development", { platform });

const orders = new HelmRelease("orders", {
  tenant,
  chart: `${root}/charts/service`,
  valueFiles: [`${root}/charts/service/values-development.yaml`],
  values: {
    image: "registry.example.com/orders:1.0.0",
    port: 8080,
    platform: { networkPolicies: false },
    secrets: { token: { token: pulumi.secret("not much of a secret") } },
  },
  podLabels: { "keelson.dev/workload": "orders" },
  ports: [8080],
});
const web = new Kustomization("web", {
  tenant,
  directory: config.get("overlays") || `${root}/kustomize/overlays/development`,
  podLabels: { "keelson.dev/workload": "web" },
  ports: [8080],
  calls: [orders],
});
new Deployment("batch", { tenant, image: "batch:1.0.0", replicas: 1, calls: [web, "orders"] });

switch (roams) {
  case "no":
    break;
  case "policy":
    new Kustomization("roaming", { tenant, directory: "./overlays/roaming" });
    break;
  default:
    new HelmRelease("roaming", {
      tenant,
      chart: "./charts/roaming",
      values: { clusterRole: roams === "clusterRole" },
    });
}
