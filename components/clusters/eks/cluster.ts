import type { eks } from "@pulumi/aws";
import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { refuseMisshapen } from "../../arguments";
import { type Offer, offer, volumeSnapshots } from "../../capabilities";
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
import { partitionOf } from "../shared-checks";
import { checkCaller, createAccess, createIdentityProvider } from "./access";
import type { EksClusterArgs } from "./args";
import { createBackups } from "./backups";
import { checkEks } from "./check";
import { createCni } from "./cni";
import type { Context } from "./context";
import { createControlPlane, createControlPlaneRole, issuerOf, kubeconfigOf } from "./control-plane";
import { checkPodIdentity, createPodIdentity, type IdentitySource, identitySource } from "./identity";
import { createKey } from "./keys";
import { createWorkloadLogs } from "./logs";
import { createClusterAddons, createNodeAddons } from "./managed-addons";
import { createNetwork } from "./network";
import { networkFacts } from "./network-facts";
import { createKarpenter, createNodePools, planPools } from "./nodes";
import { createObjectStorage } from "./object-storage";
import { awsProviderOf } from "./provider";
import { createStorage, storageClassesOf } from "./storage";

/**
 * A production cluster on Amazon EKS: network, control plane, nodes, managed add-ons, access and storage.
 *
 * @example
 * ```ts
 * new EksCluster("shop", {
 *   accountId: "111122223333",
 *   region: "eu-central-1",
 *   kubernetesVersion: "1.35",
 *   vpc: { cidr: "10.20.0.0/16", zones: ["eu-central-1a", "eu-central-1b"] },
 *   endpoint: { publicAccessCidrs: ["203.0.113.0/24"] },
 *   access: {
 *     deployer: "arn:aws:iam::111122223333:role/deployer",
 *     admins: { platform: { principalArn: "arn:aws:iam::111122223333:role/platform" } },
 *   },
 *   nodePools: { general: { min: 2, max: 6 } },
 *   tags: { owner: "shop", environment: "prod", stack: "prod" },
 * });
 * ```
 */
export class EksCluster extends pulumi.ComponentResource implements Cluster {
  declare readonly clusterName: pulumi.Output<string>;
  declare readonly endpoint: pulumi.Output<string>;
  declare readonly kubeconfig: pulumi.Output<string>;
  declare readonly vpcId: pulumi.Output<string>;
  /** Ids of the route tables of the private and intra subnets, for routes that you add yourself. Empty for an existing network. */
  declare readonly routeTableIds: pulumi.Output<string[]>;
  readonly #args: EksClusterArgs;
  readonly #context: Context;
  readonly #controlPlane: eks.Cluster;
  readonly #provider: k8s.Provider;
  readonly #identities: IdentitySource;
  readonly #workloadLogs: Offer;
  readonly #backups: readonly Offer[];
  readonly #stores: readonly Offer[];
  readonly #karpenter: readonly Offer[];

  /** @throws pulumi.RunError that lists all mistakes in the arguments, before anything is created */
  constructor(name: string, args: EksClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    refuseMisshapen("EksCluster", name, "EksClusterArgs", args, { further: () => checkEks(name, args) });
    super("keelson:index:EksCluster", name, {}, opts);
    const context = contextOf(this, name, args);
    checkCaller(context, args.access);
    const role = createControlPlaneRole(context);
    const keyArn = createKey(context, args.encryptionKeyArn);
    const network = createNetwork(context, args, keyArn);
    const cluster = createControlPlane(context, args, network, role, keyArn);
    const access = createAccess(context, args.access, cluster);
    createIdentityProvider(context, args.access, cluster);
    const nodeAddons = createNodeAddons(context, args, cluster, network);
    const agent = nodeAddons["eks-pod-identity-agent"];
    const plannedPools = planPools(args);
    const subnetIds = network.zones.map(({ privateSubnetId }) => privateSubnetId);
    const cni = createCni(context, args, { cluster, access, agent, subnetIds, pools: plannedPools });
    const after = [...Object.values(nodeAddons), ...cni];
    const pools = createNodePools(context, plannedPools, {
      network,
      cluster,
      keyArn,
      nodeRepair: args.nodeRepair,
      after,
    });
    const clusterAddons = createClusterAddons(context, args, cluster, pools);
    this.#workloadLogs = createWorkloadLogs(context, args, keyArn);
    this.#backups = createBackups(context, args);
    this.#stores = createObjectStorage(context, args);
    const karpenter = createKarpenter(context, args, network, cluster, keyArn);
    this.#args = args;
    this.#context = context;
    this.#controlPlane = cluster;
    this.#karpenter = karpenter.offers;
    const addons = { ...nodeAddons, ...clusterAddons };
    this.#identities = identitySource(context, args, cluster, agent);
    this.vpcId = pulumi.output(network.vpcId);
    this.routeTableIds = pulumi.output([...network.routeTableIds]);
    this.clusterName = cluster.name;
    this.endpoint = cluster.endpoint;
    this.kubeconfig = kubeconfigOf(cluster, args.region);
    this.#provider = createClusterProvider(
      name,
      { kubeconfig: this.kubeconfig, clusterIdentifier: issuerOf(cluster) },
      { parent: this, dependsOn: [...access, ...pools, ...Object.values(addons), ...karpenter.ready] },
    );
    createStorage(context, args.storage, { cluster, provider: this.#provider, addons, network, keyArn });
    const { clusterName, endpoint, kubeconfig, vpcId, routeTableIds } = this;
    this.registerOutputs({ clusterName, endpoint, kubeconfig, vpcId, routeTableIds });
  }

  get cloud(): "aws" {
    return "aws";
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

  get deletedWith(): eks.Cluster {
    return this.#controlPlane;
  }

  get cloudFacts(): CloudFacts {
    const { accountId, region, clusterName, tags } = this.#context;
    return { accountId, region, clusterName, partition: partitionOf(region), networkId: this.vpcId, tags };
  }

  get network(): ClusterNetwork {
    return networkFacts(this.#args);
  }

  get builtin(): readonly Offer[] {
    return [
      offer(volumeSnapshots, { apiVersion: "snapshot.storage.k8s.io/v1" }),
      this.#workloadLogs,
      ...this.#backups,
      ...this.#stores,
      ...this.#karpenter,
    ];
  }

  get nodePools(): Readonly<Record<string, NodePool>> {
    return visiblePools(planPools(this.#args));
  }

  get storageClasses(): StorageClasses {
    return storageClassesOf(this.#args.storage);
  }

  checkPodIdentity(request: PodIdentityRequest, name: string): readonly Problem[] {
    return checkPodIdentity(request, name);
  }

  podIdentity(name: string, request: PodIdentityRequest, opts?: pulumi.ComponentResourceOptions): PodIdentity {
    return createPodIdentity(this.#context, this.#identities, name, request, opts);
  }
}

/** Returns the facts that all parts use. Uses the AWS provider of the component, or creates one for its account and region. */
function contextOf(parent: EksCluster, name: string, args: EksClusterArgs): Context {
  const { accountId, region, kubernetesVersion, clusterName = name, deletionProtection: isProtected = true } = args;
  const provider = awsProviderOf(parent, name, args);
  const { roles = {} } = args;
  const tags = { ...args.tags, "managed-by": "keelson", cluster: clusterName };
  const site = { accountId, region, clusterName, rolePath: roles.path };
  return { ...site, name, kubernetesVersion, tags, roles, isProtected, opts: { parent, provider } };
}
