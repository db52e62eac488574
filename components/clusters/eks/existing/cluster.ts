import type * as pulumi from "@pulumi/pulumi";
import { refuseMisshapen } from "../../../arguments";
import type { Problem } from "../../../problems";
import type { CloudFacts, ClusterNetwork, PodIdentity, PodIdentityRequest } from "../../contract";
import { DescribedCluster, madeClasses } from "../../existing";
import { partitionOf } from "../../shared-checks";
import type { Context } from "../context";
import { renderKubeconfig } from "../control-plane";
import { checkPodIdentity, createPodIdentity, type IdentityMechanism, type IdentitySource } from "../identity";
import { factsOf } from "../network-facts";
import { awsProviderOf } from "../provider";
import type { Site } from "../site";
import { classSpec } from "../storage";
import type { ExistingEksClusterArgs } from "./args";
import { checkExistingEks } from "./check";
import { offersOf } from "./offers";

/**
 * A cluster on EKS that Keelson does not create. This program gives service accounts their roles, and never changes or deletes the cluster itself.
 * List the resources that everything in the cluster needs in `dependsOn`, for instance node groups and the agent of EKS Pod Identity.
 *
 * @example
 * ```ts
 * new ExistingEksCluster("team", {
 *   accountId: "111122223333",
 *   region: "eu-central-1",
 *   kubernetesVersion: "1.35",
 *   issuer: "https://oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF",
 *   endpoint: "https://0123456789ABCDEF0123456789ABCDEF.gr7.eu-central-1.eks.amazonaws.com",
 *   certificateAuthority: "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg==",
 *   network: { vpcId: "vpc-0123456789abcdef0", nodeCidrs: ["10.20.0.0/18"], serviceCidr: "172.20.0.0/16" },
 * });
 * ```
 */
export class ExistingEksCluster extends DescribedCluster {
  readonly #context: Context;
  readonly #identities: IdentitySource;

  /** @throws pulumi.RunError that lists all mistakes in the arguments, before anything is created */
  constructor(name: string, args: ExistingEksClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    refuseMisshapen("ExistingEksCluster", name, "ExistingEksClusterArgs", args, {
      further: () => checkExistingEks(name, args),
    });
    const site = { accountId: args.accountId, region: args.region, clusterName: args.clusterName ?? name };
    const tags = { ...args.tags, "managed-by": "keelson", cluster: site.clusterName };
    const { reclaimPolicy, encryptionKeyArn: keyArn, classes } = args.storage ?? {};
    const facts = {
      ...args,
      ...madeClasses(args, classes, (each) => classSpec(each, { reclaimPolicy, keyArn })),
      cloud: "aws" as const,
      clusterName: site.clusterName,
      clusterIdentifier: args.issuer,
      kubeconfig: args.kubeconfig ?? ownKubeconfig(site, args),
      network: networkOf(args),
      cloudFacts: cloudFactsOf(site, args, tags),
      builtin: offersOf(site, args),
    };
    super("keelson:index:ExistingEksCluster", name, facts, opts);
    const provider = awsProviderOf(this, name, site);
    const { kubernetesVersion, issuer, deletedWith } = args;
    const own = { roles: {}, isProtected: false, opts: { parent: this, provider } };
    this.#context = { ...site, ...own, name, kubernetesVersion, tags };
    this.#identities = {
      mechanism: mechanismOf(args),
      cluster: { name: site.clusterName, issuer, deletedWith },
      /* Pods wait for the cluster's provider, and the provider waits for `dependsOn`. */
      ready: [],
    };
  }

  checkPodIdentity(request: PodIdentityRequest, name: string): readonly Problem[] {
    return checkPodIdentity(request, name);
  }

  podIdentity(name: string, request: PodIdentityRequest, opts?: pulumi.ComponentResourceOptions): PodIdentity {
    return createPodIdentity(this.#context, this.#identities, name, request, opts);
  }
}

function mechanismOf({ oidcProviderArn }: ExistingEksClusterArgs): IdentityMechanism {
  return oidcProviderArn === undefined ? "pod-identity" : "irsa";
}

function ownKubeconfig({ clusterName, region }: Site, { endpoint, certificateAuthority }: ExistingEksClusterArgs) {
  return renderKubeconfig(clusterName, region, { endpoint, certificateAuthority });
}

function networkOf(args: ExistingEksClusterArgs): ClusterNetwork {
  const { cni = "vpc-cni", nodeCidrs: nodes, serviceCidr, ...network } = args.network;
  return factsOf({
    cni,
    nodes,
    pods: network.podCidrs ?? nodes,
    controlPlane: network.controlPlaneCidrs ?? nodes,
    serviceCidr,
    public: network.publicCidrs ?? nodes,
    interfaceEndpoints: network.interfaceEndpointCidrs ?? [],
    identities: mechanismOf(args),
  });
}

function cloudFactsOf(
  { accountId, region, clusterName }: Site,
  { network }: ExistingEksClusterArgs,
  tags: Readonly<Record<string, string>>,
): CloudFacts {
  return { accountId, region, clusterName, partition: partitionOf(region), networkId: network.vpcId, tags };
}
