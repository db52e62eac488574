import { type container, Provider } from "@pulumi/gcp";
import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { nodeAutoscaling, type Offer, offer, resourceMetrics } from "../../capabilities";
import { type Problem, refuseProblems } from "../../problems";
import type {
  CloudFacts,
  Cluster,
  ClusterNetwork,
  NodePool,
  PodIdentity,
  PodIdentityRequest,
  StorageClasses,
} from "../contract";
import { createClusterProvider } from "../provider";
import { createAccess } from "./access/access";
import { enableApis } from "./apis";
import type { GkeClusterArgs } from "./args";
import { checkGke } from "./check";
import { type Context, clusterLabels } from "./context";
import { createControlPlane } from "./control-plane/control-plane";
import { gatewayOffers } from "./gateway-classes";
import { checkPodIdentity, createPodIdentity } from "./identity/identity";
import { createKey } from "./keys";
import { identifierOf, kubeconfigOf, serverOf } from "./control-plane/kubeconfig";
import { createLogs, workloadLogsOf } from "./logs/logs";
import { createNetwork } from "./network/network";
import { networkFacts } from "./network-facts";
import { createNodeAccount } from "./nodes/node-account";
import { planPools } from "./nodes/plan";
import { createNodePools } from "./nodes/node-pools";
import { createStorage, storageClassesOf } from "./storage/storage";

/** A production cluster on Google Kubernetes Engine: network, control plane, nodes, access and storage. */
export class GkeCluster extends pulumi.ComponentResource implements Cluster {
  declare readonly clusterName: pulumi.Output<string>;
  declare readonly endpoint: pulumi.Output<string>;
  declare readonly kubeconfig: pulumi.Output<string>;
  /** Name of the network. */
  declare readonly networkName: pulumi.Output<string>;
  readonly #context: Context;
  readonly #controlPlane: container.Cluster;
  readonly #provider: k8s.Provider;

  /** @throws pulumi.RunError with every objection to the arguments at once, before anything is made */
  constructor(name: string, args: GkeClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    refuseProblems(`GkeCluster ${JSON.stringify(name)}`, checkGke(name, args));
    super("keelson:index:GkeCluster", name, {}, opts);
    const context = contextOf(this, name, args);
    const apis = enableApis(context);
    const logs = createLogs(context, apis);
    const key = createKey(context, apis);
    const nodeAccount = createNodeAccount(context, apis);
    const network = createNetwork(context, apis);
    const cluster = createControlPlane(context, network, nodeAccount, key, logs);
    const pools = createNodePools(context, cluster, nodeAccount, key);
    this.#context = context;
    this.#controlPlane = cluster;
    const byName = args.endpoint.dns ?? false;
    this.networkName = network.network.name;
    this.clusterName = cluster.name;
    this.endpoint = serverOf(cluster, byName);
    this.kubeconfig = kubeconfigOf(cluster, byName);
    this.#provider = createClusterProvider(
      name,
      { kubeconfig: this.kubeconfig, clusterIdentifier: identifierOf(cluster) },
      { parent: this, dependsOn: pools },
    );
    createAccess(context, cluster, this.#provider);
    createStorage(context, cluster, this.#provider, key, network);
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
    return this.#context.args.kubernetesVersion;
  }

  get provider(): k8s.Provider {
    return this.#provider;
  }

  get deletedWith(): container.Cluster {
    return this.#controlPlane;
  }

  get cloudFacts(): CloudFacts {
    const { args, project, region, clusterName } = this.#context;
    return {
      accountId: project,
      region,
      clusterName,
      projectNumber: args.projectNumber,
      networkId: this.networkName,
      tags: clusterLabels(this.#context),
    };
  }

  get network(): ClusterNetwork {
    return networkFacts(this.#context.args);
  }

  get builtin(): readonly Offer[] {
    return [
      offer(resourceMetrics, { apiService: "v1beta1.metrics.k8s.io" }),
      offer(nodeAutoscaling, { autoscaler: "cloud" }),
      ...gatewayOffers(this.#context.args),
      ...workloadLogsOf(this.#context),
    ];
  }

  get nodePools(): Readonly<Record<string, NodePool>> {
    const pools = planPools(this.#context.args);
    return Object.fromEntries(pools.map(({ name, labels, taints }) => [name, { labels, taints }]));
  }

  get storageClasses(): StorageClasses {
    return storageClassesOf(this.#context.args);
  }

  checkPodIdentity(request: PodIdentityRequest): readonly Problem[] {
    return checkPodIdentity(request);
  }

  podIdentity(name: string, request: PodIdentityRequest, opts?: pulumi.ComponentResourceOptions): PodIdentity {
    return createPodIdentity(this.#context, this.#controlPlane, name, request, opts);
  }
}

/** Everything is made with the provider that the component was given, or with one that knows its project and region. */
function contextOf(parent: GkeCluster, name: string, args: GkeClusterArgs): Context {
  const { projectId: project, region, clusterName = name } = args;
  const provider =
    parent.getProvider("gcp:container/cluster:Cluster") ??
    new Provider(name, { project, region, addPulumiAttributionLabel: false }, { parent });
  return { name, args, project, region, clusterName, opts: { parent, provider } };
}
