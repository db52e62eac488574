import type { ManagedCluster } from "@pulumi/azure-native/containerservice";
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
import { createAccess, createDeployerAccess } from "./access";
import type { AksClusterArgs } from "./args";
import { createBackups } from "./backups";
import { checkAks } from "./check";
import { createCni } from "./cni";
import type { Context } from "./context";
import { connect, createClusterIdentities, createControlPlane, identityOf } from "./control-plane";
import { checkPodIdentity, createPodIdentity, issuerOf } from "./identity";
import { createKeys } from "./keys";
import { createLocks } from "./locks";
import { createContainerInsights, createControlPlaneLogs, createKeyLogs, createLogs } from "./logs";
import { createMaintenance } from "./maintenance";
import { createNetwork } from "./network";
import { networkFacts } from "./network-facts";
import { createDevicePlugin, createNodePools, planPools, planUserPools } from "./nodes";
import { createObjectStorage } from "./object-storage";
import { azureProviderOf } from "./provider";
import { createResourceGroup, resourceGroupOf } from "./resource-group";
import { createStorage, storageClassesOf } from "./storage";

/**
 * A production cluster on Azure Kubernetes Service: network, keys, control plane, nodes, access, logs and storage.
 *
 * @example
 * ```ts
 * new AksCluster("shop", {
 *   subscriptionId: "00000000-1111-2222-3333-444444444444",
 *   tenantId: "99999999-8888-7777-6666-555555555555",
 *   location: "germanywestcentral",
 *   kubernetesVersion: "1.35",
 *   vnet: { cidr: "10.20.0.0/16", zones: ["1", "2", "3"] },
 *   endpoint: { publicAccessCidrs: ["203.0.113.0/24"] },
 *   access: { deployer: { objectId: "11111111-0000-0000-0000-000000000001" } },
 *   systemPool: { min: 3, max: 6 },
 *   nodePools: { general: { min: 3, max: 12 } },
 *   tags: { owner: "shop", environment: "prod", stack: "prod" },
 * });
 * ```
 */
export class AksCluster extends pulumi.ComponentResource implements Cluster {
  declare readonly clusterName: pulumi.Output<string>;
  declare readonly endpoint: pulumi.Output<string>;
  declare readonly kubeconfig: pulumi.Output<string>;
  declare readonly vnetId: pulumi.Output<string>;
  readonly #args: AksClusterArgs;
  readonly #context: Context;
  readonly #backups: readonly Offer[];
  readonly #stores: readonly Offer[];
  readonly #controlPlane: ManagedCluster;
  readonly #provider: k8s.Provider;

  /** @throws pulumi.RunError that lists all mistakes in the arguments, before anything is created */
  constructor(name: string, args: AksClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    refuseMisshapen("AksCluster", name, "AksClusterArgs", args, { further: () => checkAks(name, args) });
    super("keelson:index:AksCluster", name, {}, opts);
    const context = contextOf(this, name, args);
    const logs = createLogs(context, args);
    const keys = createKeys(context);
    createKeyLogs(context, keys.vaultId, logs);
    const network = createNetwork(context, args, logs);
    const identities = createClusterIdentities(context, args, network, keys);
    const deployerAccess = createDeployerAccess(context, args.access);
    const cluster = createControlPlane(context, args, { network, identities, keys, logs, access: deployerAccess });
    createControlPlaneLogs(context, cluster, logs);
    createContainerInsights(context, args, cluster, logs);
    createMaintenance(context, args.maintenance, cluster);
    const access = [...deployerAccess, ...createAccess(context, args.access, cluster)];
    const { kubeconfig, endpoint } = connect(context, cluster);
    const connection = { kubeconfig, clusterIdentifier: identityOf(context, cluster) };
    const cni = createCni(context, args, { cluster, connection, access, pools: planPools(args) });
    const pools = createNodePools(context, planUserPools(args), network, cluster, cni);
    createLocks(context, { cluster: cluster.id, vault: keys.vaultId, logs: logs.workspaceId }, [...access, ...pools]);
    const backups = createBackups(context, args, network, [cluster, ...pools]);
    this.#backups = backups.offers;
    this.#stores = createObjectStorage(context, args, network, backups.changes);
    this.#args = args;
    this.#context = context;
    this.#controlPlane = cluster;
    this.vnetId = pulumi.output(network.vnetId);
    this.clusterName = cluster.name;
    this.endpoint = endpoint;
    this.kubeconfig = kubeconfig;
    this.#provider = createClusterProvider(name, connection, { parent: this, dependsOn: [...access, ...pools] });
    createDevicePlugin(context, planUserPools(args), { cluster, provider: this.#provider, images: args.images });
    createStorage(context, args.storage, { cluster, provider: this.#provider, keys });
    const { clusterName, vnetId } = this;
    this.registerOutputs({ clusterName, endpoint, kubeconfig, vnetId });
  }

  get cloud(): "azure" {
    return "azure";
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

  get deletedWith(): ManagedCluster {
    return this.#controlPlane;
  }

  get cloudFacts(): CloudFacts {
    const { subscriptionId, tenantId, location, clusterName, resourceGroupName, tags } = this.#context;
    return {
      accountId: subscriptionId,
      region: location,
      clusterName,
      resourceGroup: resourceGroupName,
      tenantId,
      networkId: this.vnetId,
      tags,
    };
  }

  get network(): ClusterNetwork {
    return networkFacts(this.#args);
  }

  /** Returns the capabilities that AKS provides. AKS' own agent for logs needs no offer. */
  get builtin(): readonly Offer[] {
    return [
      offer(resourceMetrics, { apiService: "v1beta1.metrics.k8s.io" }),
      offer(nodeAutoscaling, { autoscaler: "cloud" }),
      offer(volumeSnapshots, { apiVersion: "snapshot.storage.k8s.io/v1" }),
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
    return createPodIdentity(this.#context, issuerOf(this.#controlPlane), name, request, opts);
  }
}

/** Returns the facts that all parts use. Uses the Azure provider of the component, or creates one for its subscription and tenant. */
function contextOf(parent: AksCluster, name: string, args: AksClusterArgs): Context {
  const { subscriptionId, tenantId, location, kubernetesVersion, clusterName = name } = args;
  const provider = azureProviderOf(parent, name, args);
  const resourceGroupName = resourceGroupOf(args, clusterName);
  const context = {
    name,
    subscriptionId,
    tenantId,
    location,
    kubernetesVersion,
    clusterName,
    resourceGroupName,
    tags: { ...args.tags, "managed-by": "keelson", cluster: clusterName },
    isProtected: args.deletionProtection ?? true,
    opts: { parent, provider },
  };
  return { ...context, opts: { ...context.opts, dependsOn: [createResourceGroup(context)] } };
}
