import type { container } from "@pulumi/gcp";
import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { refuseMisshapen } from "../../arguments";
import { nodeAutoscaling, type Offer, offer, resourceMetrics, volumeSnapshots } from "../../capabilities";
import type { Problem } from "../../problems";
import type {
  CloudFacts,
  Cluster,
  ClusterNetwork,
  NodePool,
  PodIdentity,
  PodIdentityRequest,
  StorageClasses,
} from "../contract";
import { visiblePools } from "../node-pool";
import { createClusterProvider } from "../provider";
import { createAccess } from "./access";
import { enableApis } from "./apis";
import type { GkeClusterArgs } from "./args";
import { createBackups } from "./backups";
import { checkGke } from "./check";
import type { Context } from "./context";
import { createControlPlane, identifierOf, kubeconfigOf, serverOf } from "./control-plane";
import { gatewayOffers } from "./gateway-classes";
import { checkPodIdentity, createPodIdentity } from "./identity";
import { createKey } from "./keys";
import { createLogs, workloadLogsOf } from "./logs";
import { createNetwork } from "./network";
import { networkFacts } from "./network-facts";
import { createNodeAccount, createNodePools, diskKindOf, planPools } from "./nodes";
import { createObjectStorage } from "./object-storage";
import { googleProviderOf } from "./provider";
import { retryWhileTooNew } from "./retry";
import { createStorage, storageClassesOf } from "./storage";

/**
 * A production cluster on Google Kubernetes Engine: network, control plane, nodes, access and storage.
 *
 * @example
 * ```ts
 * new GkeCluster("shop", {
 *   projectId: "example-prod",
 *   projectNumber: "123456789012",
 *   region: "europe-west3",
 *   kubernetesVersion: "1.35",
 *   vpc: { cidr: "10.80.0.0/16", zones: ["europe-west3-a", "europe-west3-b"] },
 *   endpoint: { dns: true },
 *   access: {
 *     deployer: "serviceAccount:deployer@example-prod.iam.gserviceaccount.com",
 *     admins: { platform: { member: "user:ann@example.com" } },
 *   },
 *   nodePools: { general: { min: 2, max: 6 } },
 *   labels: { owner: "shop", environment: "prod", stack: "prod" },
 * });
 * ```
 */
export class GkeCluster extends pulumi.ComponentResource implements Cluster {
  declare readonly clusterName: pulumi.Output<string>;
  declare readonly endpoint: pulumi.Output<string>;
  declare readonly kubeconfig: pulumi.Output<string>;
  /** Name of the network. */
  declare readonly networkName: pulumi.Output<string>;
  readonly #args: GkeClusterArgs;
  readonly #context: Context;
  readonly #backups: readonly Offer[];
  readonly #stores: readonly Offer[];
  readonly #controlPlane: container.Cluster;
  readonly #provider: k8s.Provider;

  /** @throws pulumi.RunError that lists all mistakes in the arguments, before anything is created */
  constructor(name: string, args: GkeClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    refuseMisshapen("GkeCluster", name, "GkeClusterArgs", args, { further: () => checkGke(name, args) });
    super("keelson:index:GkeCluster", name, {}, opts);
    const context = contextOf(this, name, args);
    const apis = enableApis(context, args);
    const logs = createLogs(context, args, apis);
    const key = createKey(context, args, apis);
    const nodeAccount = createNodeAccount(context, args.access.deployer, apis);
    const network = createNetwork(context, args.vpc, apis);
    const cluster = createControlPlane(context, args, { network, nodeAccount, key, logs });
    const pools = createNodePools(context, planPools(args), cluster, nodeAccount, key);
    this.#backups = createBackups(context, args, apis);
    this.#stores = createObjectStorage(context, args, apis);
    this.#args = args;
    this.#context = context;
    this.#controlPlane = cluster;
    const byName = args.endpoint.dns ?? false;
    this.networkName = network.name;
    this.clusterName = cluster.name;
    this.endpoint = serverOf(cluster, byName);
    this.kubeconfig = kubeconfigOf(cluster, byName);
    this.#provider = createClusterProvider(
      name,
      { kubeconfig: this.kubeconfig, clusterIdentifier: identifierOf(cluster) },
      { parent: this, dependsOn: pools },
    );
    const provider = this.#provider;
    createAccess(context, args.access, cluster, provider);
    createStorage(context, args.storage, { cluster, provider, key, network, diskKind: diskKindOf(args) });
    const { clusterName, endpoint, kubeconfig, networkName } = this;
    this.registerOutputs({ clusterName, endpoint, kubeconfig, networkName });
  }

  get cloud(): "gcp" {
    return "gcp";
  }

  get origin(): "created" {
    return "created";
  }

  get kubernetesVersion(): string {
    return this.#args.kubernetesVersion;
  }

  get provider(): k8s.Provider {
    return this.#provider;
  }

  get deletedWith(): container.Cluster {
    return this.#controlPlane;
  }

  get cloudFacts(): CloudFacts {
    const { project, projectNumber, region, clusterName, labels } = this.#context;
    return {
      accountId: project,
      region,
      clusterName,
      projectNumber,
      networkId: this.networkName,
      tags: labels,
    };
  }

  get network(): ClusterNetwork {
    return networkFacts(this.#args);
  }

  get builtin(): readonly Offer[] {
    return [
      offer(resourceMetrics, { apiService: "v1beta1.metrics.k8s.io" }),
      offer(nodeAutoscaling, { autoscaler: "cloud" }),
      offer(volumeSnapshots, { apiVersion: "snapshot.storage.k8s.io/v1" }),
      ...gatewayOffers(this.#args),
      ...workloadLogsOf(this.#context, this.#args),
      ...this.#backups,
      ...this.#stores,
    ];
  }

  get nodePools(): Readonly<Record<string, NodePool>> {
    return visiblePools(planPools(this.#args));
  }

  get storageClasses(): StorageClasses {
    return storageClassesOf(this.#args.storage);
  }

  checkPodIdentity(request: PodIdentityRequest): readonly Problem[] {
    return checkPodIdentity(request);
  }

  podIdentity(name: string, request: PodIdentityRequest, opts?: pulumi.ComponentResourceOptions): PodIdentity {
    return createPodIdentity(this.#context, [this.#controlPlane], name, request, opts);
  }
}

/** Returns the facts that all parts use. Uses the Google provider of the component, or creates one for its project and region. */
function contextOf(parent: GkeCluster, name: string, args: GkeClusterArgs): Context {
  const {
    projectId: project,
    projectNumber,
    region,
    clusterName = name,
    deletionProtection: isProtected = true,
  } = args;
  const provider = googleProviderOf(parent, name, project, region);
  const labels = { ...args.labels, "managed-by": "keelson", cluster: clusterName };
  const facts = { clusterName, project, projectNumber, enablesApis: args.enableApis !== false };
  const opts = { parent, provider, hooks: { onError: [retryWhileTooNew(name, facts)] } };
  const place = { project, projectNumber, region, location: args.location ?? region };
  return { ...place, name, clusterName, labels, isProtected, opts };
}
