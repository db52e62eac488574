import type { ManagedCluster } from "@pulumi/azure-native/containerservice";
import { Provider } from "@pulumi/azure-native/provider";
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
import type { AksClusterArgs } from "./args";
import { checkAks } from "./check";
import { createCni } from "./cni/install";
import { createContainerInsights } from "./logs/container-insights";
import { type Context, clusterTags } from "./context";
import { createControlPlane, identityOf } from "./control-plane/control-plane";
import { createClusterIdentities } from "./control-plane/identities";
import { checkPodIdentity, createPodIdentity } from "./identity/identity";
import { createKeys } from "./keys";
import { connect } from "./control-plane/kubeconfig";
import { createLocks } from "./locks";
import { createControlPlaneLogs, createKeyLogs, createLogs } from "./logs/logs";
import { createMaintenance } from "./maintenance/maintenance";
import { createNetwork } from "./network/network";
import { networkFacts } from "./network-facts";
import { planPools } from "./nodes/plan";
import { createNodePools } from "./nodes/node-pools";
import { createResourceGroup, resourceGroupOf } from "./resource-group";
import { createStorage, storageClassesOf } from "./storage/storage";

/** A production cluster on Azure Kubernetes Service: network, keys, control plane, nodes, access, logs and storage. */
export class AksCluster extends pulumi.ComponentResource implements Cluster {
  declare readonly clusterName: pulumi.Output<string>;
  declare readonly endpoint: pulumi.Output<string>;
  declare readonly kubeconfig: pulumi.Output<string>;
  declare readonly vnetId: pulumi.Output<string>;
  readonly #context: Context;
  readonly #controlPlane: ManagedCluster;
  readonly #provider: k8s.Provider;

  /** @throws pulumi.RunError with every objection to the arguments at once, before anything is made */
  constructor(name: string, args: AksClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    refuseProblems(`AksCluster ${JSON.stringify(name)}`, checkAks(name, args));
    super("keelson:index:AksCluster", name, {}, opts);
    const context = contextOf(this, name, args);
    const logs = createLogs(context);
    const keys = createKeys(context);
    createKeyLogs(context, keys.vaultId, logs);
    const network = createNetwork(context, logs);
    const identities = createClusterIdentities(context, network, keys);
    const cluster = createControlPlane(context, { network, identities, keys, logs });
    createControlPlaneLogs(context, cluster, logs);
    createContainerInsights(context, cluster, logs);
    createMaintenance(context, cluster);
    createLocks(context, cluster, { vault: keys.vaultId, logs: logs.workspaceId });
    const access = createAccess(context, cluster);
    const connection = connect(context, cluster);
    const clusterIdentifier = identityOf(context, cluster);
    const { kubeconfig } = connection;
    const cni = createCni(context, cluster, { kubeconfig, clusterIdentifier }, access);
    const pools = createNodePools(context, network, cluster, cni);
    this.#context = context;
    this.#controlPlane = cluster;
    this.vnetId = pulumi.output(network.vnetId);
    this.clusterName = cluster.name;
    this.endpoint = connection.endpoint;
    this.kubeconfig = kubeconfig;
    this.#provider = createClusterProvider(
      name,
      { kubeconfig, clusterIdentifier },
      { parent: this, dependsOn: [...access, ...pools] },
    );
    createStorage(context, cluster, this.#provider, keys);
    const { clusterName, endpoint, vnetId } = this;
    this.registerOutputs({ clusterName, endpoint, kubeconfig, vnetId });
  }

  get cloud(): "azure" {
    return "azure";
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

  get deletedWith(): ManagedCluster {
    return this.#controlPlane;
  }

  get cloudFacts(): CloudFacts {
    const { args, clusterName, resourceGroupName } = this.#context;
    const { subscriptionId, tenantId, location } = args;
    return {
      accountId: subscriptionId,
      region: location,
      clusterName,
      resourceGroup: resourceGroupName,
      tenantId,
      networkId: this.vnetId,
      tags: clusterTags(this.#context),
    };
  }

  get network(): ClusterNetwork {
    return networkFacts(this.#context.args);
  }

  /** AKS runs metrics-server and its autoscaler itself, and the agent for logs. */
  get builtin(): readonly Offer[] {
    return [
      offer(resourceMetrics, { apiService: "v1beta1.metrics.k8s.io" }),
      offer(nodeAutoscaling, { autoscaler: "cloud" }),
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

/** Everything is made with the Azure provider that the component was given, or with one that knows its subscription and tenant. */
function contextOf(parent: AksCluster, name: string, args: AksClusterArgs): Context {
  const { subscriptionId, tenantId, location, clusterName = name } = args;
  const provider =
    parent.getProvider("azure-native:containerservice:ManagedCluster") ??
    new Provider(name, { subscriptionId, tenantId, location, disablePulumiPartnerId: true }, { parent });
  const resourceGroupName = resourceGroupOf(args, clusterName);
  const context = { name, args, clusterName, resourceGroupName, opts: { parent, provider } };
  return { ...context, opts: { ...context.opts, dependsOn: [createResourceGroup(context)] } };
}
