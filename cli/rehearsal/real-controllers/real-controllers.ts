import type { ControllerName } from "./contract";
import type { ControllerTool, RealController } from "./definition";
import { externalSecrets } from "./external-secrets";
import { keda } from "./keda";
import { sealedSecrets } from "./sealed-secrets";

/** The controllers that a rehearsal can run. */
export const realControllers: Readonly<Record<ControllerName, RealController>> = {
  "external-secrets": externalSecrets,
  keda,
  "sealed-secrets": sealedSecrets,
};

/** Returns the tools of controllers. */
export function toolsOf(names: readonly ControllerName[]): readonly ControllerTool[] {
  return names.flatMap((name) => [realControllers[name].tool, ...realControllers[name].needs]);
}
