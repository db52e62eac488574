import type * as eks from "@pulumi/eks";
import * as pulumi from "@pulumi/pulumi";
import { refuseMisshapen } from "../../arguments";
import {
  ExistingEksCluster,
  type ExistingEksClusterArgs,
  type ExistingEksNetworkArgs,
  IdentityMechanism,
} from "../eks";

/**
 * The facts about an `eks.Cluster` that are unknown before it exists.
 *
 * @example
 * ```ts
 * const args: PulumiEksClusterArgs = {
 *   clusterName: "team",
 *   accountId: "111122223333",
 *   region: "eu-central-1",
 *   kubernetesVersion: "1.35",
 *   network: { nodeCidrs: ["10.20.0.0/18"], serviceCidr: "172.20.0.0/16" },
 * };
 * ```
 */
export interface PulumiEksClusterArgs
  extends Omit<
    ExistingEksClusterArgs,
    "issuer" | "endpoint" | "certificateAuthority" | "kubeconfig" | "oidcProviderArn" | "network" | "deletedWith"
  > {
  /** The `name` of the `eks.Cluster`. Set its option `name`, because permissions contain this name before the cluster exists. */
  readonly clusterName: string;
  readonly network: Omit<ExistingEksNetworkArgs, "vpcId">;
  /**
   * How AWS recognizes service accounts. `pod-identity` needs the add-on `eks-pod-identity-agent`; `irsa` needs `createOidcProvider`. @default
   * "pod-identity"
   */
  readonly identities?: IdentityMechanism;
}

/**
 * Turns a cluster of `@pulumi/eks` into a cluster for Keelson. Everything in the cluster waits for the `eks.Cluster`. Objects that own no cloud
 * resources are deleted together with the `eks.Cluster`.
 *
 * @param opts list in `dependsOn` the resources that pods need in addition to the control plane: node groups, and the add-on `eks-pod-identity-agent`
 */
export function fromPulumiEks(
  name: string,
  cluster: eks.Cluster,
  description: PulumiEksClusterArgs,
  opts: pulumi.ComponentResourceOptions = {},
): ExistingEksCluster {
  refuseMisshapen("fromPulumiEks", name, "PulumiEksClusterArgs", description);
  const { identities = IdentityMechanism.PodIdentity, ...args } = description;
  const byTokens = identities === "irsa";
  return new ExistingEksCluster(
    name,
    {
      ...args,
      network: { ...args.network, vpcId: cluster.core.vpcId },
      issuer: cluster.oidcProviderUrl,
      kubeconfig: checkedKubeconfig(cluster, args.clusterName, byTokens),
      ...(byTokens && { oidcProviderArn: cluster.oidcProviderArn }),
      deletedWith: cluster,
    },
    pulumi.mergeOptions({ dependsOn: [cluster] }, opts),
  );
}

/** Returns the kubeconfig. Refuses a cluster that differs from its description, because the roles would be for another cluster. */
function checkedKubeconfig(cluster: eks.Cluster, clusterName: string, byTokens: boolean): pulumi.Output<string> {
  const { kubeconfigJson, eksCluster, oidcProviderArn } = cluster;
  return pulumi.all([kubeconfigJson, eksCluster.name, oidcProviderArn]).apply(([kubeconfig, actual, provider]) => {
    const problem = problemOf({ clusterName, actual, provider, byTokens });
    if (problem !== undefined) {
      throw new pulumi.RunError(problem);
    }
    return kubeconfig;
  });
}

/** Describes the difference between a cluster and its description. Returns undefined if there is no difference. */
export function problemOf(cluster: {
  readonly clusterName: string;
  readonly actual: string;
  readonly provider: string;
  readonly byTokens: boolean;
}): string | undefined {
  const { clusterName, actual, provider, byTokens } = cluster;
  if (actual !== clusterName) {
    return `clusterName: expected the name of the eks.Cluster (${JSON.stringify(actual)}), got ${JSON.stringify(clusterName)}; set the option \`name\` of the eks.Cluster`;
  }
  return byTokens && provider === ""
    ? "identities: expected an eks.Cluster with an OIDC provider; set createOidcProvider: true, or remove identities"
    : undefined;
}
