import { certManager, externalDns, traefik } from "keelson";
import { AksCluster } from "keelson/aks";
import type { Place, Shop } from "./clouds";

/** The place on Azure, which brings metrics and load balancers. */
export function onAzure({ domain, tags }: Shop): Place {
  const zone = { domain, resourceGroup: "dns" };
  const cluster = new AksCluster("shop", {
    subscriptionId: "00000000-1111-2222-3333-444444444444",
    tenantId: "99999999-8888-7777-6666-555555555555",
    location: "germanywestcentral",
    kubernetesVersion: "1.35",
    vnet: { cidr: "10.60.0.0/16", zones: ["1", "2", "3"], publicPorts: [80, 443] },
    endpoint: { publicAccessCidrs: ["203.0.113.0/24"] },
    access: {
      deployer: { objectId: "11111111-0000-0000-0000-000000000001" },
      admins: { platform: { objectId: "11111111-0000-0000-0000-000000000002" } },
    },
    systemPool: { min: 3, max: 6 },
    nodePools: { general: { min: 3, max: 9 } },
    tags,
  });
  return {
    cluster,
    addons: [certManager({ dns01: [zone] }), externalDns({ zones: [zone] }), traefik({ exposure: "public" })],
  };
}
