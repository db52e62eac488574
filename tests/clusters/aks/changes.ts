import type { AksClusterArgs } from "../../../components/clusters/aks";
import { aksArgs, hubId } from "../../support/aks";

export const pool = { min: 1, max: 2 };
export const guid = (digit: number) => `11111111-0000-0000-0000-00000000000${digit}`;
export const access = (changes: Partial<AksClusterArgs["access"]>) => ({ access: { ...aksArgs.access, ...changes } });
export const vnet = (changes: Partial<AksClusterArgs["vnet"]>) => ({ vnet: { ...aksArgs.vnet, ...changes } });
export const pools = (changes: Partial<AksClusterArgs["systemPool"]>) => ({
  nodePools: { general: { ...pool, ...changes }, other: pool },
});
export const system = (changes: Partial<AksClusterArgs["systemPool"]>) => ({ systemPool: { ...pool, ...changes } });
export const vnetId = hubId;
export const existing = {
  hub: undefined,
  vnetId,
  nodes: { subnetId: `${vnetId}/subnets/nodes`, cidr: "10.20.0.0/20" },
  apiServer: { subnetId: `${vnetId}/subnets/api`, cidr: "10.20.16.0/28" },
};
