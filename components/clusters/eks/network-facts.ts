import type * as pulumi from "@pulumi/pulumi";
import { addressAt, parseRange } from "../../ranges";
import type { ClusterNetwork } from "../contract";
import { type CniArgs, cniOf, type EksCni } from "./cni";
import type { IdentityArgs, IdentityMechanism } from "./identity";
import { defaultServiceCidr, type EksVpcArgs, type NetworkArgs, ownSubnets, zoneRanges } from "./network";

/** Address of the EKS Pod Identity agent on each node. https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html */
const podIdentityAgent = "169.254.170.23/32";

/** The ranges of a cluster's network, and the settings that decide which addresses connections have. */
export interface NetworkRanges {
  readonly cni: EksCni;
  readonly nodes: readonly pulumi.Input<string>[];
  readonly pods: readonly pulumi.Input<string>[];
  /** The subnets of the control plane's interfaces. */
  readonly controlPlane: readonly pulumi.Input<string>[];
  readonly serviceCidr: string;
  /** The subnets of internet-facing load balancers. */
  readonly public: readonly pulumi.Input<string>[];
  /** The subnets of interface endpoints of AWS services. */
  readonly interfaceEndpoints: readonly pulumi.Input<string>[];
  readonly identities: IdentityMechanism;
}

/**
 * Returns the facts that network policies need. The API server listens on network interfaces in the control plane's subnets, and calls webhooks from
 * there. The VPC CNI evaluates a connection before it translates the Service's address, so policies must also allow this address. Cilium and Calico
 * evaluate a connection after the translation.
 */
export function factsOf(ranges: NetworkRanges): ClusterNetwork {
  const { cni, nodes, pods, controlPlane, serviceCidr, interfaceEndpoints } = ranges;
  return {
    cni,
    nodeCidrs: nodes,
    podCidrs: pods,
    serviceCidrs: [serviceCidr],
    apiServer: {
      cidrs: [...controlPlane, ...(cni === "vpc-cni" ? kubernetesService(serviceCidr) : [])],
      port: 443,
      sources: controlPlane.map((range) => ({ cidr: range })),
    },
    dns: { namespace: "kube-system", labels: { "k8s-app": "kube-dns" } },
    loadBalancers: { internal: nodes, public: ranges.public },
    ...(interfaceEndpoints.length === 0 ? {} : { cloudEndpoints: interfaceEndpoints }),
    ...(ranges.identities === "irsa" ? {} : { podIdentity: { cidrs: [podIdentityAgent], port: 80 } }),
  };
}

/**
 * Returns the facts about the cluster's own network. With every CNI, pods have addresses of the private subnets, like nodes, or of separate subnets
 * (`vpc.podCidr`). The intra subnets contain only the control plane's interfaces.
 */
export function networkFacts(args: NetworkArgs & CniArgs & IdentityArgs): ClusterNetwork {
  const subnets = zoneRanges(args.vpc);
  const nodes = subnets.map((zone) => zone.private);
  return factsOf({
    cni: cniOf(args),
    nodes,
    pods: subnets.map((zone) => zone.pods ?? zone.private),
    controlPlane: subnets.map((zone) => zone.intra),
    serviceCidr: args.serviceCidr ?? defaultServiceCidr,
    public: publicRanges(args.vpc),
    interfaceEndpoints: interfaceEndpoints(args, nodes),
    identities: args.identities ?? "pod-identity",
  });
}

/** Returns the ranges of internet-facing load balancers: the public subnets, or the whole range of an existing network. */
function publicRanges(vpc: EksVpcArgs): readonly string[] {
  return vpc.subnets === undefined ? ownSubnets(vpc).map((zone) => zone.public) : [vpc.cidr];
}

/** Returns the ranges of interface endpoints: the private subnets, or the configured ranges of an existing network. */
function interfaceEndpoints({ vpc }: NetworkArgs, privateSubnets: readonly string[]): readonly string[] {
  return vpc.interfaceEndpoints === true ? privateSubnets : (vpc.interfaceEndpointCidrs ?? []);
}

/** Returns the address of the Service `kubernetes`, which is the first in the range. */
function kubernetesService(serviceCidr: string): string[] {
  const range = parseRange(serviceCidr);
  return range === undefined ? [] : [`${addressAt(range, 1)}/32`];
}
