import { oneOf } from "../../../checks";
import { collectProblems, expected, type Problem } from "../../../problems";
import { checkEndpoint, checkMinor } from "../../shared-checks";
import { checkResourceId } from "../check-id";
import { maxSubzoneLength, type NetworkArgs } from "../network";
import { AksTier, type ControlPlaneArgs } from "./args";

/** The final name of the cluster. */
interface NamedArgs {
  readonly clusterName?: string;
}

/** The options with which clients reach an API server, for error messages. */
const ways =
  "publicAccessCidrs, vnet.hub with privateAccessCidrs (a hub network that you can reach), or vnet.vnetId (an existing network that you can reach)";

/** Lists the mistakes in the version, in the tier, and in the access to the API server. */
export function checkControlPlane(args: ControlPlaneArgs & NetworkArgs & NamedArgs): Problem[] {
  const { kubernetesVersion, slaTier, endpoint, vnet } = args;
  const { publicAccessCidrs, privateAccessCidrs, privateDnsZoneId } = endpoint;
  return [
    ...checkMinor("kubernetesVersion", kubernetesVersion, "aks"),
    ...oneOf("slaTier", slaTier, Object.values(AksTier)),
    /* In an existing network, the network's own security groups decide about access to the API server. */
    ...checkEndpoint(endpoint, vnet.vnetId !== undefined, ways),
    ...checkWayIn(args),
    ...checkResourceId("endpoint.privateDnsZoneId", "Microsoft.Network/privateDnsZones", privateDnsZoneId),
    ...collectProblems([
      publicAccessCidrs !== undefined &&
        privateDnsZoneId !== undefined && {
          path: "endpoint.privateDnsZoneId",
          message: "is not allowed with publicAccessCidrs, because a public endpoint has a public DNS name; remove it",
        },
      privateAccessCidrs !== undefined &&
        vnet.vnetId !== undefined && {
          path: "endpoint.privateAccessCidrs",
          message: "is not allowed with vnetId; allow these ranges in the existing network's security groups instead",
        },
    ]),
  ];
}

/**
 * Refuses a private API server that nothing outside a new network can reach. A network that is created together with the cluster has no peerings yet.
 * AKS links its own DNS zone only to the cluster's network. https://learn.microsoft.com/azure/aks/private-clusters
 */
function checkWayIn({ endpoint, vnet, ...rest }: ControlPlaneArgs & NetworkArgs & NamedArgs): Problem[] {
  const { publicAccessCidrs, privateAccessCidrs, privateDnsZoneId } = endpoint;
  const { hub, vnetId } = vnet;
  if (publicAccessCidrs !== undefined || vnetId !== undefined) {
    return [];
  }
  const { clusterName = "" } = rest;
  const isTooLong = clusterName.length > maxSubzoneLength && privateDnsZoneId === undefined;
  return collectProblems([
    privateAccessCidrs !== undefined &&
      hub === undefined && {
        path: "endpoint.privateAccessCidrs",
        message: `no client can reach the API server in the new network, so nothing can be installed; set ${ways}`,
      },
    hub !== undefined &&
      isTooLong &&
      expected(
        "clusterName",
        `at most ${maxSubzoneLength} characters with vnet.hub`,
        clusterName,
        "the private DNS zone gets this name",
      ),
  ]);
}
