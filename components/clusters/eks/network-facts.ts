import { addressAt, parseRange } from "../../ranges";
import type { ClusterNetwork } from "../contract";
import { type CniArgs, cniOf } from "./cni";
import type { IdentityArgs } from "./identity";
import { allocateSubnets, defaultServiceCidr, type EksVpcArgs, type NetworkArgs, zoneRanges } from "./network";

/** Address of the EKS Pod Identity agent on each node. https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html */
const podIdentityAgent = "169.254.170.23/32";

/**
 * Returns the facts that network policies need. With every CNI, pods have addresses of the private subnets, as nodes do. The API server
 * listens on interfaces in the intra subnets, which hold nothing else, and calls webhooks from there. The VPC CNI evaluates a connection
 * before the Service's address is translated, so policies also have to allow that address. Cilium and Calico evaluate it afterwards.
 */
export function networkFacts(args: NetworkArgs & CniArgs & IdentityArgs): ClusterNetwork {
  const serviceCidr = args.serviceCidr ?? defaultServiceCidr;
  const cni = cniOf(args);
  const subnets = zoneRanges(args.vpc);
  const nodes = subnets.map((zone) => zone.private);
  const controlPlane = subnets.map((zone) => zone.intra);
  return {
    cni,
    nodeCidrs: nodes,
    podCidrs: nodes,
    serviceCidrs: [serviceCidr],
    apiServer: {
      cidrs: [...controlPlane, ...(cni === "vpc-cni" ? kubernetesService(serviceCidr) : [])],
      port: 443,
      sources: controlPlane.map((range) => ({ cidr: range })),
    },
    dns: { namespace: "kube-system", labels: { "k8s-app": "kube-dns" } },
    loadBalancers: { internal: nodes, public: publicRanges(args.vpc) },
    ...cloudEndpoints(args, nodes),
    ...(args.identities === "irsa" ? {} : { podIdentity: { cidrs: [podIdentityAgent], port: 80 } }),
  };
}

/** Returns the ranges of internet-facing load balancers: the public subnets, or the whole network if it is an existing one. */
function publicRanges({ cidr, zones, subnets }: EksVpcArgs): readonly string[] {
  return subnets === undefined ? allocateSubnets(cidr, zones).map((zone) => zone.public) : [cidr];
}

/** Returns the ranges of interface endpoints: the private subnets, or the configured ranges of an existing network. */
function cloudEndpoints({ vpc }: NetworkArgs, privateSubnets: readonly string[]) {
  const ranges = vpc.interfaceEndpoints === true ? privateSubnets : (vpc.interfaceEndpointCidrs ?? []);
  return ranges.length === 0 ? {} : { cloudEndpoints: ranges };
}

/** Returns the address of the Service `kubernetes`, which is the first in the range. */
function kubernetesService(serviceCidr: string): string[] {
  const range = parseRange(serviceCidr);
  return range === undefined ? [] : [`${addressAt(range, 1)}/32`];
}
