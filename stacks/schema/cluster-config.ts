import type {
  CertificateIssuer,
  Cloud,
  CloudFacts,
  Cni,
  ExistingAccessArgs,
  ExistingStorageArgs,
  GatewayClass,
  IngressClass,
  Monitoring,
  NodePool,
  ObservabilityStore,
  StorageClasses,
} from "../../components";
import type { AksClusterArgs, AksNodePoolArgs, AksVnetArgs } from "../../components/clusters/aks";
import type { EksClusterArgs, EksVpcArgs } from "../../components/clusters/eks";
import type { GkeClusterArgs, GkeNodePoolArgs, GkeVpcArgs } from "../../components/clusters/gke";

/*
 * The keys of `keelson:cluster`, by kind. If the stack creates the cluster, the keys are the component's arguments, without the arguments that other
 * keys of the stack set. `@instead` marks a planned key, and says what to do until then.
 */

/** Tags or labels of all resources that the stack creates. The stack adds `environment` and `stack`. */
interface OwnerTags {
  readonly owner: string;
  readonly [key: string]: string;
}

/** A pool of a cloud that has no schedules for its autoscaler. */
interface NoSchedule {
  /** @instead set min: 0 and scale the workloads down at night, so that the pool empties */
  readonly schedule?: never;
}

/** An Amazon EKS cluster that the stack creates. */
export interface EksClusterConfig extends Omit<EksClusterArgs, "charts" | "images" | "tags" | "vpc"> {
  readonly kind: "eks";
  /** The cluster's network. */
  readonly vpc: EksVpcArgs & {
    /** @instead addresses are IPv4 only */
    readonly dualStack?: never;
  };
  readonly tags: OwnerTags;
  /** @instead describe the nodes in nodePools */
  readonly autoMode?: never;
}

/** A Google Kubernetes Engine cluster that the stack creates. */
export interface GkeClusterConfig extends Omit<GkeClusterArgs, "defaultGatewayClass" | "labels" | "nodePools" | "vpc"> {
  readonly kind: "gke";
  /** The cluster's network. */
  readonly vpc: GkeVpcArgs & {
    /** @instead addresses are IPv4 only */
    readonly dualStack?: never;
  };
  /** Node pools by name. If you add a pool, the others do not change. */
  readonly nodePools: Record<string, GkeNodePoolArgs & NoSchedule>;
  readonly labels: OwnerTags;
  /** @instead GKE scales the node pools itself; remove the key */
  readonly autoscaler?: never;
  /** @instead describe the nodes in nodePools */
  readonly autopilot?: never;
}

/** An Azure Kubernetes Service cluster that the stack creates. */
export interface AksClusterConfig
  extends Omit<AksClusterArgs, "charts" | "containerInsights" | "images" | "nodePools" | "tags" | "vnet"> {
  readonly kind: "aks";
  /**
   * Node pools by name. A name has up to 11 lower-case letters and digits, or up to 12 if the pool has one zone. If you add a pool, the others do not
   * change.
   */
  readonly nodePools: Record<string, AksNodePoolArgs & NoSchedule>;
  /** The cluster's network. */
  readonly vnet: AksVnetArgs & {
    /** @instead addresses are IPv4 only */
    readonly dualStack?: never;
  };
  readonly tags: OwnerTags;
  /** @instead describe the nodes in nodePools */
  readonly automatic?: never;
  /** @instead describe the nodes in nodePools */
  readonly nodeAutoProvisioning?: never;
}

/** The network of an existing cluster, with IPv4 ranges in CIDR notation. */
interface ExistingNetworkConfig {
  /** The CNI plugin that enforces NetworkPolicies. */
  readonly cni: Cni;
  /**
   * IPv4 ranges of the nodes.
   *
   * @form an IPv4 range such as 10.20.0.0/16
   * @pattern ^([0-9]{1,3}\.){3}[0-9]{1,3}/[0-9]{1,2}$
   */
  readonly nodeCidrs: readonly string[];
  /**
   * IPv4 ranges of the pods.
   *
   * @form an IPv4 range such as 10.20.0.0/16
   * @pattern ^([0-9]{1,3}\.){3}[0-9]{1,3}/[0-9]{1,2}$
   */
  readonly podCidrs: readonly string[];
  /**
   * IPv4 ranges of the Services.
   *
   * @form an IPv4 range such as 10.20.0.0/16
   * @pattern ^([0-9]{1,3}\.){3}[0-9]{1,3}/[0-9]{1,2}$
   */
  readonly serviceCidrs: readonly string[];
  /**
   * IPv4 ranges of private endpoints of the cloud's APIs, such as interface endpoints on AWS.
   *
   * @default none
   * @form an IPv4 range such as 10.20.0.0/16
   * @pattern ^([0-9]{1,3}\.){3}[0-9]{1,3}/[0-9]{1,2}$
   */
  readonly cloudEndpoints?: readonly string[];
  /** Where the API server listens, and from where it calls webhooks. With the VPC CNI, include the address of the Service `kubernetes`. */
  readonly apiServer: {
    /**
     * IPv4 ranges of the API server's addresses.
     *
     * @form an IPv4 range such as 10.20.0.0/16
     * @pattern ^([0-9]{1,3}\.){3}[0-9]{1,3}/[0-9]{1,2}$
     */
    readonly cidrs: readonly string[];
    /** Port of the API server. @default 443 */
    readonly port?: number;
  };
}

/** A node pool of an existing cluster: the facts that workloads need. */
interface ExistingPoolConfig {
  /** Value of the label and the taint `keelson.dev/dedicated` of the nodes. They reserve the pool. @default none: the pool is open to all */
  readonly dedicated?: string;
  /** Labels of the nodes. @default none */
  readonly labels?: NodePool["labels"];
  /** Taints of the nodes. @default none */
  readonly taints?: NodePool["taints"];
}

/** A ClusterIssuer of the cert-manager in an existing cluster. */
interface ExistingIssuerConfig {
  readonly name: string;
  /** Labels and port of the pods that answer HTTP-01 challenges. @default none: the issuer does not use HTTP-01 */
  readonly solver?: CertificateIssuer["solver"];
}

/** A ClusterSecretStore of the external-secrets in an existing cluster. */
interface ExistingStoreConfig {
  readonly name: string;
  /** Prefix of the names of all secrets in the store. @default none */
  readonly keyPrefix?: string;
}

/** A GatewayClass of an existing cluster. */
interface ExistingGatewayClassConfig extends Omit<GatewayClass, "name"> {
  /** Whether workloads that name no class use this class. @default false */
  readonly isDefault?: boolean;
}

/** An existing cluster. */
export interface ExistingClusterConfig {
  readonly kind: "existing";
  /**
   * The name of the cluster.
   *
   * @form the name of the cluster, without spaces
   * @pattern ^\w[\w.:@\/\-]*$
   */
  readonly name: string;
  /**
   * The uid of the cluster's kube-system namespace (`kubectl get namespace kube-system -o jsonpath={.metadata.uid}`). If the uid changes, Keelson
   * treats the cluster as another cluster and creates everything in it again.
   *
   * @form the uid of the cluster's kube-system namespace (kubectl get namespace kube-system -o jsonpath={.metadata.uid})
   * @pattern ^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$
   */
  readonly identifier: string;
  /**
   * Minor version, for instance `1.35`.
   *
   * @form a Kubernetes minor version such as "1.35"
   */
  readonly kubernetesVersion: string;
  /** Cloud of the cluster. @default "none" */
  readonly cloud?: Cloud;
  readonly network: ExistingNetworkConfig;
  /** For each service account (`namespace/name`): its identity in the cloud. @default none */
  readonly identities?: Readonly<Record<string, string>>;
  /** Facts about the cluster in its cloud that add-ons need, such as the region. */
  readonly cloudFacts?: Omit<CloudFacts, "clusterName" | "networkId"> & {
    /** The network: on AWS the id of the VPC, on Google Cloud the name of the network, on Azure the id of the virtual network. */
    readonly networkId?: string;
  };
  /** Capabilities that the cluster has without an add-on. @default none */
  readonly builtin?: readonly ("resource-metrics" | "node-autoscaling" | "volume-snapshots" | "gateway-api")[];
  /**
   * Node pools of the cluster, by name. If you list pools, `runOn` of workloads may use only the `dedicated` values of these pools.
   *
   * @default none: the pools are unknown
   */
  readonly nodePools?: Readonly<Record<string, ExistingPoolConfig>>;
  /**
   * For each storage tier (`standard`, `fast`, `shared`): the name of a StorageClass of the cluster.
   *
   * @default none: claims use the cluster's default class
   */
  readonly storageClasses?: StorageClasses;
  /** Who gets permissions in the whole cluster. @default nobody, except the users who already have access */
  readonly access?: ExistingAccessArgs;
  /** StorageClasses that the stack creates for CSI drivers of the cluster. @default none */
  readonly storage?: ExistingStorageArgs;
  /**
   * The cluster's default IngressClass: its name, its controller, and the controller's pods. Set it only with `keelson:ingress: none`.
   *
   * @default none
   */
  readonly ingressClass?: IngressClass;
  /** GatewayClasses of the cluster, by name. Workloads choose one with `expose.gatewayClassName`. @default none */
  readonly gatewayClasses?: Readonly<Record<string, ExistingGatewayClassConfig>>;
  /** Certificate issuers of the cluster, under keys that you choose. `keelson:issuer` and workloads use these keys. @default none */
  readonly issuers?: Readonly<Record<string, ExistingIssuerConfig>>;
  /** Secret stores of the cluster, under keys that you choose. ExternalSecrets that name no store use the key `cloud`. @default none */
  readonly secretStores?: Readonly<Record<string, ExistingStoreConfig>>;
  /**
   * The cluster's Prometheus operator: the pods of Prometheus, and the labels that select monitors and rules (`monitorLabels`). The operator
   * must select them in all namespaces. @default none
   */
  readonly monitoring?: Monitoring;
  /**
   * Loki in the cluster. fluent-bit (with `destination: loki` or `keelson:logs: loki`) and the OpenTelemetry collector send logs to it.
   *
   * @default none
   */
  readonly logStore?: ObservabilityStore;
}
