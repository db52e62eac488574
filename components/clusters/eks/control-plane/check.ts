import { minor } from "../../../checks";
import type { Problem } from "../../../problems";
import { checkEndpoint } from "../../checks";
import type { ControlPlaneArgs } from "./args";

/** Lists the mistakes in the version and in who reaches the API server. */
export function checkControlPlane({ kubernetesVersion, endpoint }: ControlPlaneArgs): Problem[] {
  return [...minor("kubernetesVersion", kubernetesVersion), ...checkEndpoint(endpoint)];
}
