import { matches } from "../../../checks";
import { collectProblems, expected, type Problem } from "../../../problems";
import type { GkeSubnetworksArgs, GkeVpcArgs } from "./args";

const networkPattern = /^projects\/[^/]+\/global\/networks\/[^/]+$/;
const subnetworkPattern = /^projects\/[^/]+\/regions\/([^/]+)\/subnetworks\/[^/]+$/;

/** Lists the mistakes in an existing network. Also lists options that need an existing network, or that only the cluster's own network has. */
export function checkExistingNetwork(vpc: GkeVpcArgs, region: string): Problem[] {
  const { network, subnetworks, flowLogs } = vpc;
  if (network === undefined) {
    return collectProblems([
      subnetworks !== undefined && {
        path: "vpc.subnetworks",
        message: "needs vpc.network; set vpc.network to the network that contains these subnetworks",
      },
    ]);
  }
  const form = "the full name of a network (projects/PROJECT/global/networks/NAME)";
  const needed = "the existing network's subnetworks (nodes, podRange, serviceRange, controlPlane)";
  return [
    ...matches("vpc.network", network, networkPattern, form),
    ...(subnetworks === undefined
      ? [expected("vpc.subnetworks", needed, subnetworks)]
      : checkSubnetworks(subnetworks, network, region)),
    ...collectProblems([
      flowLogs !== undefined && {
        path: "vpc.flowLogs",
        message:
          "is not allowed with vpc.network, because the component does not change an existing network; remove it",
      },
    ]),
  ];
}

function checkSubnetworks(subnetworks: GkeSubnetworksArgs, network: string, region: string): Problem[] {
  const project = network.split("/")[1];
  return (["nodes", "controlPlane"] as const).flatMap((key) => {
    const [given, place] = subnetworkPattern.exec(subnetworks[key]) ?? [];
    const isThere = given?.split("/")[1] === project && place === region;
    const form = `a subnetwork of vpc.network in ${region} (projects/${project}/regions/${region}/subnetworks/NAME)`;
    return collectProblems([!isThere && expected(`vpc.subnetworks.${key}`, form, subnetworks[key])]);
  });
}
