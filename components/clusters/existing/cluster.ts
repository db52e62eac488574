import type * as pulumi from "@pulumi/pulumi";
import { refuseMisshapen } from "../../arguments";
import { type Problem, quote, refuseProblems } from "../../problems";
import type { Cloud, CloudFacts, ClusterNetwork, PodIdentity, PodIdentityRequest } from "../contract";
import { checkExistingCluster } from "./check";
import { type ClusterDescription, DescribedCluster } from "./described-cluster";
import { checkExistingPodIdentity, existingPodIdentity, type IdentityFacts } from "./identity";

/** The facts about a cluster that this program does not create. */
export interface ExistingClusterArgs extends ClusterDescription {
  /**
   * The cluster's kubeconfig, as YAML or JSON; kept secret. If it changes (a rotated credential, another address), nothing in the
   * cluster changes.
   */
  readonly kubeconfig: pulumi.Input<string>;
  /**
   * Distinguishes this cluster from a replacement with the same name: the uid of its kube-system namespace
   * (`kubectl get namespace kube-system -o jsonpath={.metadata.uid}`) or any text that changes with the cluster. If it changes,
   * everything in the cluster is created again. Must be a plain value: an unknown one would show every object as replaced.
   */
  readonly clusterIdentifier: string;
  readonly network: ClusterNetwork;
  /** The cloud that it runs on. @default "none" */
  readonly cloud?: Cloud;
  /** Cloud identities of service accounts. @default none: refuses add-ons that need one */
  readonly identities?: IdentityFacts;
  /** Where it is in its cloud. @default not known: refuses add-ons that need these facts */
  readonly cloudFacts?: CloudFacts;
}

/** An existing cluster. This program uses it, but neither creates nor changes nor deletes the cluster itself. */
export class ExistingCluster extends DescribedCluster {
  readonly #identities: IdentityFacts;

  constructor(name: string, args: ExistingClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    refuseMisshapen("ExistingCluster", name, "ExistingClusterArgs", args);
    refuseProblems(`ExistingCluster ${quote(name)}`, checkExistingCluster(args));
    const { identities = {}, cloud = "none", clusterName = name, ...facts } = args;
    super("keelson:index:ExistingCluster", name, { ...facts, cloud, clusterName }, opts);
    this.#identities = identities;
  }

  checkPodIdentity(request: PodIdentityRequest): readonly Problem[] {
    return checkExistingPodIdentity(this.cloud, this.#identities, request);
  }

  podIdentity(name: string, request: PodIdentityRequest): PodIdentity {
    return existingPodIdentity(this.cloud, this.#identities, name, request);
  }
}
