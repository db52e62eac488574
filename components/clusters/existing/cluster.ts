import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { Offer } from "../../capabilities";
import type { Problem } from "../../problems";
import type {
  Cloud,
  CloudFacts,
  Cluster,
  ClusterNetwork,
  NodePool,
  PodIdentity,
  PodIdentityRequest,
  StorageClasses,
} from "../contract";
import { createClusterProvider } from "../provider";
import { checkExistingPodIdentity, existingPodIdentity, type IdentityFacts } from "./identity";
import { serverOf } from "./kubeconfig";

/** The facts about a cluster that this program does not create. */
export interface ExistingClusterArgs {
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
  /** Minor version, for instance `1.35`. */
  readonly kubernetesVersion: string;
  readonly network: ClusterNetwork;
  /** @default the component's name */
  readonly clusterName?: string;
  /** The cloud that it runs on. @default "none" */
  readonly cloud?: Cloud;
  /** Capabilities that it has without an add-on. @default none */
  readonly builtin?: readonly Offer[];
  /** @default none known */
  readonly nodePools?: Readonly<Record<string, NodePool>>;
  /** @default none known */
  readonly storageClasses?: StorageClasses;
  /** Cloud identities of service accounts. @default none: refuses add-ons that need one */
  readonly identities?: IdentityFacts;
  /** Where it is in its cloud. @default not known: refuses add-ons that need these facts */
  readonly cloudFacts?: CloudFacts;
}

/** An existing cluster. This program uses it, but neither creates nor changes nor deletes the cluster itself. */
export class ExistingCluster extends pulumi.ComponentResource implements Cluster {
  declare readonly clusterName: pulumi.Output<string>;
  declare readonly endpoint: pulumi.Output<string>;
  declare readonly kubeconfig: pulumi.Output<string>;
  readonly #args: ExistingClusterArgs;
  readonly #provider: k8s.Provider;

  constructor(name: string, args: ExistingClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("keelson:index:ExistingCluster", name, {}, opts);
    this.#args = args;
    this.kubeconfig = pulumi.secret(args.kubeconfig);
    this.clusterName = pulumi.output(args.clusterName ?? name);
    this.endpoint = pulumi.unsecret(this.kubeconfig.apply((kubeconfig) => serverOf(kubeconfig)));
    const { clusterIdentifier } = args;
    this.#provider = createClusterProvider(name, { kubeconfig: this.kubeconfig, clusterIdentifier }, { parent: this });
    this.registerOutputs({ clusterName: this.clusterName, endpoint: this.endpoint, kubeconfig: this.kubeconfig });
  }

  get cloud(): Cloud {
    return this.#args.cloud ?? "none";
  }

  get origin(): "existing" {
    return "existing";
  }

  get kubernetesVersion(): string {
    return this.#args.kubernetesVersion;
  }

  get provider(): k8s.Provider {
    return this.#provider;
  }

  get network(): ClusterNetwork {
    return this.#args.network;
  }

  get builtin(): readonly Offer[] {
    return this.#args.builtin ?? [];
  }

  get nodePools(): Readonly<Record<string, NodePool>> {
    return this.#args.nodePools ?? {};
  }

  get storageClasses(): StorageClasses {
    return this.#args.storageClasses ?? {};
  }

  get cloudFacts(): CloudFacts | undefined {
    return this.#args.cloudFacts;
  }

  /** Returns nothing, so that the program deletes each object in the cluster itself. */
  get deletedWith(): undefined {
    return undefined;
  }

  checkPodIdentity(request: PodIdentityRequest): readonly Problem[] {
    return checkExistingPodIdentity(this.cloud, this.#args.identities ?? {}, request);
  }

  podIdentity(name: string, request: PodIdentityRequest): PodIdentity {
    return existingPodIdentity(this.cloud, this.#args.identities ?? {}, name, request);
  }
}
