import type * as pulumi from "@pulumi/pulumi";
import type { Cloud, CloudFacts, ClusterNetwork } from "../contract";
import type { ExistingAccessArgs } from "./access-args";
import type { ClusterDescription } from "./described-cluster";
import type { IdentityFacts } from "./identity";
import type { ExistingStorageArgs } from "./storage-args";

/**
 * The facts about a cluster that this program does not create.
 *
 * @example
 * ```ts
 * const args: ExistingClusterArgs = {
 *   kubeconfig: new pulumi.Config().requireSecret("kubeconfig"),
 *   clusterIdentifier: "7f9d3b0e-4a54-4a0e-9c55-3f0f6c1f2b11",
 *   kubernetesVersion: "1.35",
 *   network: {
 *     cni: "calico",
 *     nodeCidrs: ["192.168.0.0/24"],
 *     podCidrs: ["10.244.0.0/16"],
 *     serviceCidrs: ["10.96.0.0/16"],
 *     apiServer: { cidrs: ["192.168.0.10/32"], port: 6443, sources: [{ cidr: "192.168.0.10/32" }] },
 *     dns: { namespace: "kube-system", labels: { "k8s-app": "kube-dns" } },
 *   },
 * };
 * ```
 */
export interface ExistingClusterArgs extends ClusterDescription {
  /**
   * The cluster's kubeconfig, as YAML or JSON; kept secret. A new kubeconfig changes nothing in the cluster, for instance after a credential is
   * rotated or the address changes.
   */
  readonly kubeconfig: pulumi.Input<string>;
  /**
   * A text that distinguishes this cluster from a replacement with the same name. Use the uid of the namespace kube-system (`kubectl get namespace
   * kube-system -o jsonpath={.metadata.uid}`), or any text that changes with the cluster. If this text changes, the program creates everything in the
   * cluster again. It must be a plain value: with an unknown value, a plan would show every object as replaced.
   */
  readonly clusterIdentifier: string;
  /** The cluster's network. */
  readonly network: ClusterNetwork;
  /** The cloud on which the cluster runs: `aws`, `gcp`, `azure` or `none`. @default "none" */
  readonly cloud?: Cloud;
  /** Cloud identities of service accounts. @default none: add-ons that need an identity are refused */
  readonly identities?: IdentityFacts;
  /** The cluster's place in its cloud. @default unknown: add-ons that need these facts are refused */
  readonly cloudFacts?: CloudFacts;
  /** Groups that get permissions in the whole cluster. @default none: the program changes no permissions in the whole cluster */
  readonly access?: ExistingAccessArgs;
  /** StorageClasses that the program creates. @default none */
  readonly storage?: ExistingStorageArgs;
}
