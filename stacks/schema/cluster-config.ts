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
 * The keys of `keelson:cluster`, by kind. The keys of a cluster that the stack creates are the component's arguments, without those that
 * other keys of the stack set. `@instead` marks a key that is planned, and says what to do until then.
 */

/** Tags or labels of everything that the stack creates. The stack adds `environment` and `stack`. */
interface OwnerTags {
  readonly owner: string;
  readonly [key: string]: string;
}

/** A pool of a cloud whose autoscaler has no schedules. */
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
  /** Pools by name. Adding one does not change the others. */
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
  /** Pools by name: up to 11 lower-case letters and digits, 12 in one zone. Adding one does not change the others. */
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

/** The network of an existing cluster. Ranges are of IPv4, in CIDR notation. */
interface ExistingNetworkConfig {
  /** Enforces NetworkPolicies. */
  readonly cni: Cni;
  /**
   * Ranges of nodes.
   *
   * @form an IPv4 range such as 10.20.0.0/16
   * @pattern ^([0-9]{1,3}\.){3}[0-9]{1,3}/[0-9]{1,2}$
   */
  readonly nodeCidrs: readonly string[];
  /**
   * Ranges of pods.
   *
   * @form an IPv4 range such as 10.20.0.0/16
   * @pattern ^([0-9]{1,3}\.){3}[0-9]{1,3}/[0-9]{1,2}$
   */
  readonly podCidrs: readonly string[];
  /**
   * Ranges of Services.
   *
   * @form an IPv4 range such as 10.20.0.0/16
   * @pattern ^([0-9]{1,3}\.){3}[0-9]{1,3}/[0-9]{1,2}$
   */
  readonly serviceCidrs: readonly string[];
  /**
   * Private addresses of the cloud's APIs, such as interface endpoints on AWS.
   *
   * @default none
   * @form an IPv4 range such as 10.20.0.0/16
   * @pattern ^([0-9]{1,3}\.){3}[0-9]{1,3}/[0-9]{1,2}$
   */
  readonly cloudEndpoints?: readonly string[];
  /**
   * The API server's addresses: those where it listens and those from which it calls webhooks. With the VPC CNI, also the address of the
   * Service `kubernetes`.
   */
  readonly apiServer: {
    /**
     * The addresses, as ranges.
     *
     * @form an IPv4 range such as 10.20.0.0/16
     * @pattern ^([0-9]{1,3}\.){3}[0-9]{1,3}/[0-9]{1,2}$
     */
    readonly cidrs: readonly string[];
    /** @default 443 */
    readonly port?: number;
  };
}

/** A node pool of an existing cluster: the facts that workloads need. */
interface ExistingPoolConfig {
  /** Reserves the pool: its nodes have the label and the taint `keelson.dev/dedicated` with this value. @default open to all */
  readonly dedicated?: string;
  /** @default none */
  readonly labels?: NodePool["labels"];
  /** @default none */
  readonly taints?: NodePool["taints"];
}

/** A ClusterIssuer of a cert-manager that the cluster has. */
interface ExistingIssuerConfig {
  readonly name: string;
  /** The pods that answer HTTP-01 challenges: labels and port. @default the issuer uses no HTTP-01 */
  readonly solver?: CertificateIssuer["solver"];
}

/** A ClusterSecretStore of an external-secrets that the cluster has. */
interface ExistingStoreConfig {
  readonly name: string;
  /** Prefix of the names of the store's secrets. @default none */
  readonly keyPrefix?: string;
}

/** A GatewayClass of an existing cluster. */
interface ExistingGatewayClassConfig extends Omit<GatewayClass, "name"> {
  /** Whether it serves the workloads without a class. @default false */
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
   * The uid of the cluster's kube-system namespace (`kubectl get namespace kube-system -o jsonpath={.metadata.uid}`). If the uid changes,
   * the cluster counts as another one, and everything in it is created again.
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
  /** @default "none" */
  readonly cloud?: Cloud;
  readonly network: ExistingNetworkConfig;
  /** Cloud identities of service accounts, by `namespace/name`. @default none */
  readonly identities?: Readonly<Record<string, string>>;
  /** Place of the cluster in its cloud, and other facts that add-ons need there. */
  readonly cloudFacts?: Omit<CloudFacts, "clusterName" | "networkId"> & {
    /** The network: the VPC's id on AWS, its name on Google Cloud, the virtual network's id on Azure. */
    readonly networkId?: string;
  };
  /** Capabilities that the cluster offers without an add-on. @default none */
  readonly builtin?: readonly ("resource-metrics" | "node-autoscaling" | "volume-snapshots" | "gateway-api")[];
  /**
   * Node pools of the cluster, by name. If you list pools, workloads may use only the `dedicated` values of these pools in `runOn`. @default
   * none known
   */
  readonly nodePools?: Readonly<Record<string, ExistingPoolConfig>>;
  /** Names of its StorageClasses: `standard`, `fast` and `shared`. @default none: claims without a class use the cluster's default class */
  readonly storageClasses?: StorageClasses;
  /** Who has permissions in the whole cluster. @default only those who already have access to the cluster */
  readonly access?: ExistingAccessArgs;
  /** StorageClasses that the stack creates for drivers that the cluster has. @default none */
  readonly storage?: ExistingStorageArgs;
  /** The cluster's default IngressClass, with `keelson:ingress: none`: name, controller, and the controller's pods. @default none */
  readonly ingressClass?: IngressClass;
  /** GatewayClasses of the cluster, by name. Workloads choose one with `expose.gatewayClassName`. @default none */
  readonly gatewayClasses?: Readonly<Record<string, ExistingGatewayClassConfig>>;
  /** Certificate issuers of the cluster, by key. `keelson:issuer` and workloads use these keys. @default none */
  readonly issuers?: Readonly<Record<string, ExistingIssuerConfig>>;
  /** Secret stores of the cluster, by key. ExternalSecrets without a store use `cloud`. @default none */
  readonly secretStores?: Readonly<Record<string, ExistingStoreConfig>>;
  /**
   * The cluster's Prometheus operator: the pods of Prometheus, and the labels that select monitors and rules (`monitorLabels`). The operator
   * must select them in all namespaces. @default none
   */
  readonly monitoring?: Monitoring;
  /** Its Loki. fluent-bit (with `destination: loki` or `keelson:logs: loki`) and the OpenTelemetry collector write to it. @default none */
  readonly logStore?: ObservabilityStore;
}
