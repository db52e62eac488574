import { type Fields, number, text } from "../../../values";

/** Returns the outputs that AKS adds to a node pool, inline or not. */
export function agentPoolOutputs(pool: Fields): Fields {
  const count = number(pool, "count") ?? number(pool, "minCount");
  return {
    ...(count !== undefined && { count }),
    currentOrchestratorVersion: patchOf(text(pool, "orchestratorVersion") ?? ""),
    nodeImageVersion: "AKSUbuntu-2404gen2containerd-202601.01.0",
    powerState: { code: "Running" },
    provisioningState: "Succeeded",
  };
}

/** Returns the patch version that AKS chooses for a minor version. */
export function patchOf(version: string): string {
  return /^\d+\.\d+$/.test(version) ? `${version}.0` : version;
}
