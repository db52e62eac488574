import type { ClusterNetwork } from "../contract";
import { formatAddress, parseRange } from "../../ranges";
import type { EksClusterArgs } from "./args";
import { cniOf } from "./cni/cni";
import { defaultServiceCidr } from "./control-plane/control-plane";
import { allocateSubnets, zoneRanges } from "./network/subnets";

/** Where the agent of EKS Pod Identity listens on each node. https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html */
const podIdentityAgent = "169.254.170.23/32";

/**
 * What network policies must know. Pods have addresses of the private subnets, as nodes do, whatever the CNI. The API server
 * listens on, and calls webhooks from, interfaces in the intra subnets, which hold nothing else; the VPC CNI judges a pod's
 * connection before the Service's address is translated, so that this address counts, too. Cilium and Calico judge after.
 */
export function networkFacts(args: Pick<EksClusterArgs, "vpc" | "serviceCidr" | "identities" | "cni">): ClusterNetwork {
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

/** Load balancers for the internet stand in the public subnets; where these are in a network that was made elsewhere is not known. */
function publicRanges({ cidr, zones, subnets }: EksClusterArgs["vpc"]): readonly string[] {
  return subnets === undefined ? allocateSubnets(cidr, zones).map((zone) => zone.public) : [cidr];
}

/** Our own endpoints stand in the private subnets; those of a network that was made elsewhere, where its owner says. */
function cloudEndpoints({ vpc }: Pick<EksClusterArgs, "vpc">, privateSubnets: readonly string[]) {
  const ranges = vpc.interfaceEndpoints === true ? privateSubnets : (vpc.interfaceEndpointCidrs ?? []);
  return ranges.length === 0 ? {} : { cloudEndpoints: ranges };
}

/** The Service `kubernetes` has the first address of the range. */
function kubernetesService(serviceCidr: string): string[] {
  const range = parseRange(serviceCidr);
  return range === undefined ? [] : [`${formatAddress(range.first + 1)}/32`];
}
