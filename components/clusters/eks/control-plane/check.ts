import { collectProblems, expected, type Problem } from "../../../problems";
import { isPrivate, parseRange } from "../../../ranges";
import { checkEndpoint, checkMinor } from "../../shared-checks";
import { checkPeering, type NetworkArgs } from "../network";
import type { ControlPlaneArgs } from "./args";

/** https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html */
const maxPublicRanges = 40;

/** Lists the mistakes in the version and in the access to the API server. */
export function checkControlPlane(args: ControlPlaneArgs & NetworkArgs): Problem[] {
  const { kubernetesVersion, endpoint, vpc } = args;
  const isOwn = vpc.vpcId === undefined;
  return [
    ...checkMinor("kubernetesVersion", kubernetesVersion, "eks"),
    ...checkEndpoint(endpoint, isOwn),
    ...checkPeering(args, endpoint),
    ...checkPublicRanges(endpoint.publicAccessCidrs ?? []),
  ];
}

/** EKS refuses ranges that are not public. https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html */
function checkPublicRanges(cidrs: readonly string[]): Problem[] {
  const path = "endpoint.publicAccessCidrs";
  const fix = "to allow this range at the private endpoint, set privateAccessCidrs";
  return collectProblems([
    ...cidrs.map((cidr, index) => {
      const range = parseRange(cidr);
      return range !== undefined && isPrivate(range) && expected(`${path}[${index}]`, "a public range", cidr, fix);
    }),
    cidrs.length > maxPublicRanges && expected(path, `at most ${maxPublicRanges} ranges`, cidrs.length),
  ]);
}
