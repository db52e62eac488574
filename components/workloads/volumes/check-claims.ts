import { collectProblems, expected, type Problem, quote } from "../../problems";
import type { WorkloadHome } from "../../tenancy";
import type { VolumeArgs } from "./args";

/** How many pods of a workload mount its claims at once. */
export interface Mounting {
  /** Option that sets the number, for instance `replicas`. */
  readonly path: string;
  readonly pods: number;
  /** Whether an update starts new pods before old ones are gone. */
  readonly surges: boolean;
}

/** Lists the claims that too many pods mount for their access mode. Unknown claims pass. */
export function checkClaims(
  { volumes = {} }: VolumeArgs,
  { path, pods, surges }: Mounting,
  claims: NonNullable<WorkloadHome["claims"]>,
): Problem[] {
  return Object.entries(volumes).flatMap(([name, volume]) => {
    const claim = "persistentVolumeClaim" in volume ? volume.persistentVolumeClaim : undefined;
    const modes = claim === undefined ? undefined : claims.get(claim);
    if (modes === undefined || modes.includes("ReadWriteMany") || modes.includes("ReadOnlyMany")) {
      return [];
    }
    const mode = quote(modes[0]);
    const shared = 'use a claim with storage "shared", or a StatefulSet with volumeClaimTemplates';
    return collectProblems([
      pods > 1 && expected(path, `1, because volumes.${name} is a claim with ${mode}`, pods, shared),
      pods === 1 &&
        surges && {
          path: "strategy",
          message: `expected { type: "Recreate" }, because volumes.${name} is a claim with ${mode}; otherwise the old and the new pod wait for each other`,
        },
    ]);
  });
}
