import { oneOf } from "../../../checks";
import { collectProblems, expected, type Problem } from "../../../problems";
import { checkEndpoint, checkMinor } from "../../shared-checks";
import type { NetworkArgs } from "../network";
import { ClusterDns, type ControlPlaneArgs, type GkeEndpointArgs, ReleaseChannel } from "./args";

/** Most authorized networks: with a public endpoint, and without one. https://cloud.google.com/kubernetes-engine/docs/concepts/network-isolation */
const limits = { public: 50, private: 100 } as const;

/** Lists the mistakes in the version, in the access to the API server, and in the other services of the control plane. */
export function checkControlPlane(args: ControlPlaneArgs & NetworkArgs): Problem[] {
  const { kubernetesVersion, endpoint, releaseChannel, dns } = args;
  return [
    ...checkMinor("kubernetesVersion", kubernetesVersion, releaseChannel === "extended" ? "extended GKE" : "gke"),
    ...oneOf("releaseChannel", releaseChannel, Object.values(ReleaseChannel)),
    ...oneOf("dns", dns, Object.values(ClusterDns)),
    /* `checkWayIn` checks the other ways to the API server. */
    ...checkEndpoint(endpoint, true),
    ...checkWayIn(args),
    ...checkRangeCount(endpoint),
  ];
}

/**
 * Lists the mistake of an API server that no client outside its network can reach. A network that this program creates contains no machine before the
 * program creates the first Kubernetes object. Peered networks cannot reach the private endpoint, because it uses Private Service Connect.
 * https://cloud.google.com/vpc/docs/about-accessing-vpc-hosted-services-endpoints
 */
function checkWayIn({ endpoint, vpc }: ControlPlaneArgs & NetworkArgs): Problem[] {
  const { publicAccessCidrs, privateAccessCidrs, dns = false } = endpoint;
  const isReached = dns || publicAccessCidrs !== undefined;
  const ways = "set dns: true (clients need the permission container.clusters.connect) or publicAccessCidrs";
  const own = `no client outside the new network can reach the private endpoint, even through a peering; ${ways}, or use an existing network with a VPN or runners (vpc.network)`;
  const existing = `no client can reach the API server, so nothing can be installed; ${ways}, or privateAccessCidrs (a VPN, or runners in the network)`;
  return collectProblems([
    !isReached && vpc.network === undefined && { path: "endpoint", message: own },
    !isReached &&
      vpc.network !== undefined &&
      privateAccessCidrs === undefined && { path: "endpoint", message: existing },
  ]);
}

function checkRangeCount({ publicAccessCidrs, privateAccessCidrs = [] }: GkeEndpointArgs): Problem[] {
  const count = (publicAccessCidrs?.length ?? 0) + privateAccessCidrs.length;
  const limit = publicAccessCidrs === undefined ? limits.private : limits.public;
  const when = publicAccessCidrs === undefined ? "" : " with a public endpoint";
  return collectProblems([count > limit && expected("endpoint", `at most ${limit} ranges${when}`, count)]);
}
