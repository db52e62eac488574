import type * as pulumi from "@pulumi/pulumi";

/**
 * A port of a workload and of its Service.
 *
 * @example
 * ```ts
 * const port: Port = { name: "mqtts", port: 8883 };
 * ```
 */
export interface Port {
  /** Name of the port. @default "http" */
  readonly name?: string;
  /** Port of the Service, 1 to 65535. */
  readonly port: number;
  /** Port of the container. @default the same as `port` */
  readonly targetPort?: number;
  /** Transport protocol. @default "TCP" */
  readonly protocol?: "TCP" | "UDP";
  /** Name of the container that listens on the port: one of `containers`, or a sidecar. @default the first container */
  readonly container?: string;
  /**
   * Application protocol for proxies and load balancers: a registered name such as `https`, or a name of Kubernetes such as `kubernetes.io/h2c`.
   * https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol
   *
   * @default none, or the protocol that `expose` needs
   */
  readonly appProtocol?: string;
}

/**
 * Ports of a workload for its callers.
 *
 * @example
 * ```ts
 * const args: PortArgs = {
 *   ports: [
 *     { name: "http", port: 80, targetPort: 8080 },
 *     { name: "grpc", port: 9000 },
 *   ],
 * };
 * ```
 */
export interface PortArgs {
  /** Shorthand for one port with the name `http`. */
  readonly port?: number;
  /** Ports of the workload and of its Service. */
  readonly ports?: readonly Port[];
  /** How clients reach the Service. @default inside the cluster, only from workloads that list it in `calls` */
  readonly service?: ServiceArgs;
}

/** Options of a Service of any type. */
interface AnyService {
  /** Annotations of the Service. */
  readonly annotations?: Readonly<Record<string, string>>;
  /**
   * Whether the Service also includes pods that are not ready. These pods then get traffic, and the Service's DNS name resolves to them, too. If you
   * set `true`, the plan shows this.
   *
   * @default false
   */
  readonly publishNotReadyAddresses?: boolean;
}

/**
 * A Service inside the cluster.
 *
 * @example
 * ```ts
 * const clusterIpService: ClusterIpService = { clusterIP: "None" };
 * ```
 */
export interface ClusterIpService extends AnyService {
  readonly type?: "ClusterIP";
  /**
   * `None` makes the Service headless: its DNS name resolves to the addresses of the pods.
   * https://kubernetes.io/docs/concepts/services-networking/service/#headless-services
   *
   * @default Kubernetes assigns an address
   */
  readonly clusterIP?: "None";
}

/**
 * A Service on a port of every node, for load balancers and clients outside the cluster.
 *
 * @example
 * ```ts
 * const nodePortService: NodePortService = { type: "NodePort", nodePorts: { http: 30080 } };
 * ```
 */
export interface NodePortService extends AnyService {
  readonly type: "NodePort";
  /**
   * The node port of each port of the workload, from 30000 to 32767. The key is the name of the workload's port.
   *
   * @default Kubernetes chooses the node ports
   */
  readonly nodePorts?: Readonly<Record<string, number>>;
}

/**
 * A Service with a load balancer of the cloud. The load balancer forwards plain TCP and UDP. For HTTP, prefer `expose`.
 *
 * @example
 * ```ts
 * const loadBalancerService: LoadBalancerService = { type: "LoadBalancer", external: true, loadBalancerSourceRanges: ["203.0.113.0/24"] };
 * ```
 */
export interface LoadBalancerService extends AnyService {
  readonly type: "LoadBalancer";
  /** Whether the internet can reach the load balancer; requires `loadBalancerSourceRanges`. @default false */
  readonly external?: boolean;
  /**
   * Clients that may connect, as ranges in CIDR notation. Required if `external` is true; `0.0.0.0/0` allows everybody.
   *
   * @default for an internal load balancer, the private ranges: 10.0.0.0/8, 100.64.0.0/10, 172.16.0.0/12, 192.168.0.0/16
   */
  readonly loadBalancerSourceRanges?: readonly pulumi.Input<string>[];
  /** Annotations for the cloud's controller, in addition to the annotations that Keelson sets. You cannot override Keelson's annotations. */
  readonly annotations?: Readonly<Record<string, string>>;
}

/**
 * How clients reach the Service of a workload.
 *
 * @example
 * ```ts
 * const service: ServiceArgs = { type: "LoadBalancer", loadBalancerSourceRanges: ["10.0.0.0/8"] };
 * ```
 */
export type ServiceArgs = ClusterIpService | NodePortService | LoadBalancerService;
