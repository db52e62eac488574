import type * as pulumi from "@pulumi/pulumi";

/** A Service of the cluster's own: an address inside of it, or none of its own. */
export interface ClusterIpService {
  readonly type?: "ClusterIP";
  /**
   * `None` for a headless Service: its name gives the addresses of the pods.
   * https://kubernetes.io/docs/concepts/services-networking/service/#headless-services
   *
   * @default an address of its own
   */
  readonly clusterIP?: "None";
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A Service at a port of every node, for load balancers and clients that stand outside of the cluster. */
export interface NodePortService {
  readonly type: "NodePort";
  /** Ports of the nodes by name of the port, 30000 to 32767. @default Kubernetes chooses */
  readonly nodePorts?: Readonly<Record<string, number>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A Service with a load balancer of the cloud, which passes TCP and UDP on as they are. HTTP is better exposed by `expose`. */
export interface LoadBalancerService {
  readonly type: "LoadBalancer";
  /** Whether it can be reached from the internet, where a cloud makes it; it has to say from where. @default false */
  readonly external?: boolean;
  /**
   * Who may connect, as ranges in CIDR notation: required if it is external, where `0.0.0.0/0` means anybody.
   *
   * @default for an internal one the private ranges: 10.0.0.0/8, 100.64.0.0/10, 172.16.0.0/12, 192.168.0.0/16
   */
  readonly loadBalancerSourceRanges?: readonly pulumi.Input<string>[];
  /** More than Keelson sets, in the cloud's own terms; what it sets is refused. */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** How a workload's Service is reached. */
export type ServiceArgs = ClusterIpService | NodePortService | LoadBalancerService;
