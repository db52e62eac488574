import { certManager, externalDns, traefik } from "keelson";
import { GkeCluster } from "keelson/gke";
import type { Place, Shop } from "./clouds";

/** The place on Google Cloud, which brings metrics and load balancers. */
export function onGoogleCloud({ domain, tags }: Shop): Place {
  const zone = { domain, managedZone: "shop" };
  const cluster = new GkeCluster("shop", {
    projectId: "example-shop",
    projectNumber: "123456789012",
    region: "europe-west3",
    kubernetesVersion: "1.35",
    vpc: { cidr: "10.40.0.0/16", zones: ["europe-west3-a", "europe-west3-b", "europe-west3-c"] },
    endpoint: { dns: true },
    access: {
      deployer: "serviceAccount:deployer@example-shop.iam.gserviceaccount.com",
      securityGroup: "gke-security-groups@example.com",
      admins: { platform: { member: "group:platform@example.com" } },
    },
    nodePools: { general: { min: 3, max: 9 } },
    labels: tags,
  });
  return {
    cluster,
    addons: [certManager({ dns01: [zone] }), externalDns({ zones: [zone] }), traefik({ exposure: "public" })],
  };
}
