import type { EksClusterArgs } from "../../../components/clusters/eks";
import { eksArgs } from "../../support/eks";

export const pool = { min: 1, max: 2 };
export const role = (name: string) => ({ principalArn: `arn:aws:iam::111122223333:role/${name}` });
export const access = (changes: Partial<EksClusterArgs["access"]>) => ({ access: { ...eksArgs.access, ...changes } });
export const vpc = (changes: Partial<EksClusterArgs["vpc"]>) => ({ vpc: { ...eksArgs.vpc, ...changes } });
export const pools = (changes: Partial<EksClusterArgs["nodePools"][string]>) => ({
  nodePools: { general: { ...pool, ...changes }, other: pool },
});
