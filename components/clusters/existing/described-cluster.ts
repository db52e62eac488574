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
import type { StorageClassArgs } from "../storage-class-args";
import { type ClassSpec, createStorageClass, tiersOf } from "../storage-classes";
import { serverOf } from "./kubeconfig";

/**
 * The facts about a cluster that Keelson does not create, for its add-ons and workloads. Keelson looks nothing up: it knows only the facts that you
 * state.
 */
export interface ClusterDescription {
  /**
   * Minor version, for instance `1.35`.
   *
   * @form a Kubernetes minor version such as "1.35"
   */
  readonly kubernetesVersion: string;
  /** The cluster's name in its cloud. @default the component's name */
  readonly clusterName?: string;
  /** Capabilities that the cluster has without an add-on of this program. @default none */
  readonly builtin?: readonly Offer[];
  /** The node pools by name, each with the labels and taints of its nodes. @default none known */
  readonly nodePools?: Readonly<Record<string, NodePool>>;
  /** Names of the cluster's StorageClasses by tier. @default none known */
  readonly storageClasses?: StorageClasses;
}

/** The facts with which a described cluster implements the cluster contract. */
export interface ClusterFacts extends Omit<ClusterDescription, "clusterName"> {
  readonly clusterName: pulumi.Input<string>;
  readonly cloud: Cloud;
  readonly network: ClusterNetwork;
  readonly cloudFacts?: CloudFacts;
  readonly kubeconfig: pulumi.Input<string>;
  readonly clusterIdentifier: pulumi.Input<string>;
  readonly deletedWith?: pulumi.Resource;
  /** StorageClasses that the program creates, by name. */
  readonly madeClasses?: Readonly<Record<string, ClassSpec>>;
}

/** Returns the classes that the program creates, and the names of all classes by tier. */
export function madeClasses<T extends StorageClassArgs>(
  { storageClasses }: ClusterDescription,
  classes: Readonly<Record<string, T>> = {},
  specOf: (args: T) => ClassSpec,
): Pick<ClusterFacts, "storageClasses" | "madeClasses"> {
  const specs = Object.entries(classes).map(([name, args]) => [name, specOf(args)] as const);
  return { storageClasses: { ...storageClasses, ...tiersOf(classes) }, madeClasses: Object.fromEntries(specs) };
}

/** A cluster that Keelson uses but does not create. You describe the cluster, and Keelson creates only identities in its cloud. */
export abstract class DescribedCluster extends pulumi.ComponentResource implements Cluster {
  declare readonly clusterName: pulumi.Output<string>;
  declare readonly endpoint: pulumi.Output<string>;
  declare readonly kubeconfig: pulumi.Output<string>;
  readonly #facts: ClusterFacts;
  readonly #provider: k8s.Provider;

  constructor(type: string, name: string, facts: ClusterFacts, opts?: pulumi.ComponentResourceOptions) {
    super(type, name, {}, opts);
    this.#facts = facts;
    this.kubeconfig = pulumi.secret(facts.kubeconfig);
    this.clusterName = pulumi.output(facts.clusterName);
    this.endpoint = pulumi.unsecret(this.kubeconfig.apply((kubeconfig) => serverOf(kubeconfig)));
    this.#provider = createClusterProvider(
      name,
      { kubeconfig: this.kubeconfig, clusterIdentifier: facts.clusterIdentifier },
      /* Everything in the cluster waits for the provider. So everything also waits for the dependencies of the cluster itself. */
      { parent: this, dependsOn: opts?.dependsOn },
    );
    const own = { parent: this, provider: this.#provider, deletedWith: facts.deletedWith };
    for (const [className, spec] of Object.entries(facts.madeClasses ?? {})) {
      createStorageClass(name, className, false, spec, own);
    }
    this.registerOutputs({ clusterName: this.clusterName, endpoint: this.endpoint, kubeconfig: this.kubeconfig });
  }

  get cloud(): Cloud {
    return this.#facts.cloud;
  }

  get origin(): "existing" {
    return "existing";
  }

  get kubernetesVersion(): string {
    return this.#facts.kubernetesVersion;
  }

  get provider(): k8s.Provider {
    return this.#provider;
  }

  get network(): ClusterNetwork {
    return this.#facts.network;
  }

  get builtin(): readonly Offer[] {
    return this.#facts.builtin ?? [];
  }

  get nodePools(): Readonly<Record<string, NodePool>> {
    return this.#facts.nodePools ?? {};
  }

  get storageClasses(): StorageClasses {
    return this.#facts.storageClasses ?? {};
  }

  get cloudFacts(): CloudFacts | undefined {
    return this.#facts.cloudFacts;
  }

  /**
   * Returns the control plane's resource, if this program creates the control plane outside Keelson. Without this resource, the program deletes each
   * object in the cluster itself.
   */
  get deletedWith(): pulumi.Resource | undefined {
    return this.#facts.deletedWith;
  }

  abstract checkPodIdentity(request: PodIdentityRequest, name: string): readonly Problem[];

  abstract podIdentity(name: string, request: PodIdentityRequest, opts?: pulumi.ComponentResourceOptions): PodIdentity;
}
