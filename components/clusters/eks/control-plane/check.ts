import { minor } from "../../../checks";
import type { Problem } from "../../../problems";
import { checkEndpoint } from "../../checks";
import { checkWayIn, type NetworkArgs } from "../network";
import type { ControlPlaneArgs } from "./args";

/** Lists the mistakes in the version and in who reaches the API server. */
export function checkControlPlane({ kubernetesVersion, endpoint, vpc }: ControlPlaneArgs & NetworkArgs): Problem[] {
  const isOwn = vpc.vpcId === undefined;
  return [
    ...minor("kubernetesVersion", kubernetesVersion),
    ...checkEndpoint(endpoint, isOwn),
    ...checkWayIn(vpc, endpoint),
  ];
}
