import { type eks, Provider } from "@pulumi/aws";
import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { Offer } from "../../capabilities";
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
import type { EksClusterArgs } from "./args";
import { checkEks } from "./check";
import { createCni } from "./cni/install";
import { type Context, clusterTags } from "./context";
import { createControlPlane, createControlPlaneRole } from "./control-plane/control-plane";
import { createSharedFiles } from "./storage/shared-files";
import { checkPodIdentity, createPodIdentity, createTokenIssuer, type IdentitySource } from "./identity/identity";
import { createKarpenter } from "./nodes/karpenter";
import { createKey } from "./keys";
import { issuerOf, kubeconfigOf } from "./control-plane/kubeconfig";
import { createWorkloadLogs } from "./logs/logs";
import { createClusterAddons, createNodeAddons } from "./managed-addons/managed-addons";
import { createNetwork } from "./network/network";
import { networkFacts } from "./network-facts";
import { planPools } from "./nodes/plan";
import { createNodePools } from "./nodes/node-pools";
import { partitionOf } from "./site";
import { createStorage, storageClassesOf } from "./storage/storage";

/** A production cluster on Amazon EKS: network, control plane, nodes, managed add-ons, access and storage. */
export class EksCluster extends pulumi.ComponentResource implements Cluster {
  declare readonly clusterName: pulumi.Output<string>;
  declare readonly endpoint: pulumi.Output<string>;
  declare readonly kubeconfig: pulumi.Output<string>;
  declare readonly vpcId: pulumi.Output<string>;
  /** Of the private and intra subnets, for routes to peered networks; none where the network was made elsewhere. */
  declare readonly routeTableIds: pulumi.Output<string[]>;
  readonly #context: Context;
  readonly #controlPlane: eks.Cluster;
  readonly #provider: k8s.Provider;
  readonly #identities: IdentitySource;
  readonly #workloadLogs: Offer;
  readonly #karpenter: readonly Offer[];

  /** @throws pulumi.RunError with every objection to the arguments at once, before anything is made */
  constructor(name: string, args: EksClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    refuseProblems(`EksCluster ${JSON.stringify(name)}`, checkEks(name, args));
    super("keelson:index:EksCluster", name, {}, opts);
    const context = contextOf(this, name, args);
    const role = createControlPlaneRole(context);
    const keyArn = createKey(context, role.role);
    const network = createNetwork(context, keyArn);
    const cluster = createControlPlane(context, network, role, keyArn);
    const access = createAccess(context, cluster);
    const nodeAddons = createNodeAddons(context, cluster);
    const cni = createCni(context, network, cluster, access, nodeAddons);
    const pools = createNodePools(context, network, cluster, keyArn, [...Object.values(nodeAddons), ...cni]);
    const clusterAddons = createClusterAddons(context, cluster, pools);
    this.#workloadLogs = createWorkloadLogs(context, keyArn);
    const karpenter = createKarpenter(context, network, cluster, keyArn);
    this.#context = context;
    this.#controlPlane = cluster;
    this.#karpenter = karpenter.offers;
    const addons = { ...nodeAddons, ...clusterAddons };
    this.#identities = {
      cluster,
      agent: nodeAddons["eks-pod-identity-agent"],
      tokenIssuer: createTokenIssuer(context, cluster),
    };
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
    createStorage(context, cluster, this.#provider, addons, keyArn, createSharedFiles(context, network, keyArn));
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
    return this.#context.args.kubernetesVersion;
  }

  get provider(): k8s.Provider {
    return this.#provider;
  }

  get deletedWith(): eks.Cluster {
    return this.#controlPlane;
  }

  get cloudFacts(): CloudFacts {
    const { accountId, region, clusterName } = this.#context;
    const tags = clusterTags(this.#context);
    return { accountId, region, clusterName, partition: partitionOf(region), networkId: this.vpcId, tags };
  }

  get network(): ClusterNetwork {
    return networkFacts(this.#context.args);
  }

  get builtin(): readonly Offer[] {
    return [this.#workloadLogs, ...this.#karpenter];
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
    return createPodIdentity(this.#context, this.#identities, name, request, opts);
  }
}

/** Everything is made with the AWS provider that the component was given, or with one that knows its account and region. */
function contextOf(parent: EksCluster, name: string, args: EksClusterArgs): Context {
  const { accountId, region, clusterName = name } = args;
  const provider =
    parent.getProvider("aws:eks/cluster:Cluster") ??
    new Provider(name, { region, allowedAccountIds: [accountId] }, { parent });
  return { name, args, accountId, region, clusterName, opts: { parent, provider } };
}
