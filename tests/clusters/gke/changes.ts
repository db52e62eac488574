import type { GkeClusterArgs } from "../../../components/clusters/gke";
import { gkeArgs } from "../../support/gke";

export const pool = { min: 2, max: 4 };
export const access = (changes: Partial<GkeClusterArgs["access"]>) => ({ access: { ...gkeArgs.access, ...changes } });
export const vpc = (changes: Partial<GkeClusterArgs["vpc"]>) => ({ vpc: { ...gkeArgs.vpc, ...changes } });
export const pools = (changes: Partial<GkeClusterArgs["nodePools"][string]>) => ({
  nodePools: { general: { ...pool, ...changes }, other: pool },
});
export const labels = (changes: Record<string, string>) => ({ labels: { ...gkeArgs.labels, ...changes } });
export const exclusion = (changes: object) => ({
  maintenance: {
    exclusions: { sale: { startTime: "2026-11-20T00:00:00Z", endTime: "2026-12-01T00:00:00Z", ...changes } },
  },
});
