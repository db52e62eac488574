import type { GkeClusterArgs } from "../../../components/clusters/gke";
import { gkeArgs } from "../../support/gke";

export const pool = { min: 2, max: 4 };
export const access = (changes: Partial<GkeClusterArgs["access"]>) => ({ access: { ...gkeArgs.access, ...changes } });
export const vpc = (changes: Partial<GkeClusterArgs["vpc"]>) => ({ vpc: { ...gkeArgs.vpc, ...changes } });
/** A Shared VPC of another project. */
export const existingNetwork = {
  vpc: {
    zones: gkeArgs.vpc.zones,
    nodeCidr: "10.20.0.0/20",
    podCidr: "10.24.0.0/16",
    serviceCidr: "10.20.16.0/20",
    controlPlaneCidr: "10.20.32.0/28",
    network: "projects/example-host/global/networks/shared",
    subnetworks: {
      nodes: "projects/example-host/regions/europe-west3/subnetworks/shop",
      podRange: "shop-pods",
      serviceRange: "shop-services",
      controlPlane: "projects/example-host/regions/europe-west3/subnetworks/shop-control-plane",
    },
  },
};
export const pools = (changes: Partial<GkeClusterArgs["nodePools"][string]>) => ({
  nodePools: { general: { ...pool, ...changes }, other: pool },
});
export const labels = (changes: Record<string, string>) => ({ labels: { ...gkeArgs.labels, ...changes } });
export const exclusion = (changes: object) => ({
  maintenance: {
    exclusions: { sale: { startTime: "2026-11-20T00:00:00Z", endTime: "2026-12-01T00:00:00Z", ...changes } },
  },
});
