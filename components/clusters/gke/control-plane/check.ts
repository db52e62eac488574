import { minor, oneOf } from "../../../checks";
import { collectProblems, expected, type Problem } from "../../../problems";
import { checkEndpoint } from "../../checks";
import { ClusterDns, type ControlPlaneArgs, type GkeEndpointArgs, ReleaseChannel } from "./args";

/** Most authorized networks, with and without a public endpoint. https://cloud.google.com/kubernetes-engine/docs/concepts/network-isolation */
const limits = { public: 50, private: 100 } as const;

/** Lists the mistakes in the version, in who reaches the API server, and in what GKE runs beside it. */
export function checkControlPlane(args: ControlPlaneArgs): Problem[] {
  const { kubernetesVersion, endpoint, releaseChannel, dns } = args;
  const ways = "privateAccessCidrs (a VPN, or runners in the network), publicAccessCidrs, or dns: true";
  return [
    ...minor("kubernetesVersion", kubernetesVersion),
    ...oneOf("releaseChannel", releaseChannel, Object.values(ReleaseChannel)),
    ...oneOf("dns", dns, Object.values(ClusterDns)),
    ...checkEndpoint(endpoint, endpoint.dns, ways),
    ...checkRangeCount(endpoint),
  ];
}

function checkRangeCount({ publicAccessCidrs, privateAccessCidrs = [] }: GkeEndpointArgs): Problem[] {
  const count = (publicAccessCidrs?.length ?? 0) + privateAccessCidrs.length;
  const limit = publicAccessCidrs === undefined ? limits.private : limits.public;
  const when = publicAccessCidrs === undefined ? "" : " with a public endpoint";
  return collectProblems([count > limit && expected("endpoint", `at most ${limit} ranges${when}`, count)]);
}
