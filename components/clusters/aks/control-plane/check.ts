import { minor, oneOf } from "../../../checks";
import { collectProblems, type Problem } from "../../../problems";
import { checkEndpoint } from "../../checks";
import { checkResourceId } from "../check-id";
import type { NetworkArgs } from "../network";
import { AksTier, type ControlPlaneArgs } from "./args";

/** Lists the mistakes in the version and tier, and in who reaches the API server. */
export function checkControlPlane(args: ControlPlaneArgs & NetworkArgs): Problem[] {
  const { kubernetesVersion, slaTier, endpoint, vnet } = args;
  const { publicAccessCidrs, privateAccessCidrs, privateDnsZoneId } = endpoint;
  return [
    ...minor("kubernetesVersion", kubernetesVersion),
    ...oneOf("slaTier", slaTier, Object.values(AksTier)),
    /* In an existing network, its own security groups decide who reaches the API server. */
    ...checkEndpoint(endpoint, vnet.vnetId !== undefined),
    ...checkResourceId("endpoint.privateDnsZoneId", "Microsoft.Network/privateDnsZones", privateDnsZoneId),
    ...collectProblems([
      publicAccessCidrs !== undefined &&
        privateDnsZoneId !== undefined && {
          path: "endpoint.privateDnsZoneId",
          message: "is not allowed with publicAccessCidrs, because a public endpoint has a public name; remove it",
        },
      privateAccessCidrs !== undefined &&
        vnet.vnetId !== undefined && {
          path: "endpoint.privateAccessCidrs",
          message: "is not allowed with vnetId; allow these ranges in the existing network's security groups instead",
        },
    ]),
  ];
}
