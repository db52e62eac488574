import type * as pulumi from "@pulumi/pulumi";

/** Labels that select pods. */
export type Labels = Readonly<Record<string, string>>;

/** A port, by default a TCP port: `443`, `"3478/UDP"`. */
export type FlowPort = number | `${number}/UDP`;

/**
 * Pods in a namespace, or in all namespaces with `namespace: "*"`.
 *
 * @example
 * ```ts
 * const podPeer: PodPeer = { namespace: "reports", pods: { app: "exporter" }, ports: [8080] };
 * ```
 */
export interface PodPeer {
  /** @default the namespace of the policy's own pods */
  readonly namespace?: pulumi.Input<string>;
  readonly pods: Labels;
  /** Container ports. @default all */
  readonly ports?: readonly FlowPort[];
}

/**
 * Addresses, for instance of a database outside the cluster.
 *
 * @example
 * ```ts
 * const cidrPeer: CidrPeer = { cidr: "10.9.0.0/24", ports: [5432] };
 * ```
 */
export interface CidrPeer {
  /** A range in CIDR notation: `10.9.0.0/24`. */
  readonly cidr: pulumi.Input<string>;
  /** At least one. */
  readonly ports: readonly FlowPort[];
}

/**
 * A host outside the cluster, for egress from pods. If Cilium enforces policies, pods can connect to this host only. Other CNIs cannot
 * enforce host names: with them every public address is open at these ports.
 * https://docs.cilium.io/en/stable/security/policy/language/#dns-based
 *
 * @example
 * ```ts
 * const hostPeer: HostPeer = { host: "api.example.com" };
 * ```
 */
export interface HostPeer {
  /** `api.example.com`, or `*.example.com` with `*` for one label. */
  readonly host: string;
  /** @default [443] */
  readonly ports?: readonly FlowPort[];
}

/** The label of the namespaces that a `Tenant` creates. */
export const tenantLabel = "keelson.dev/tenant";

/** Selects pods behind an Ingress. Ingress controllers may connect to these pods only. */
export const exposedPods = { namespace: "*", pods: { "keelson.dev/exposed": "true" } } as const satisfies PodPeer;

/**
 * The other end of a connection, as data. Words stand for peers that differ by cluster:
 *
 * - `dns`: the cluster's DNS, TCP and UDP 53
 * - `apiserver`: the Kubernetes API server; for ingress, add the container port that it calls (`apiserver:10250`)
 * - `pod-identity`: the agent that gives pods their cloud identity, in clouds where pods need an agent
 * - `nodes:PORT`: the addresses of the nodes
 * - `internet:PORT`: public addresses, without private ones and the cloud's metadata service
 * - `cloud:PORT`: the cloud's APIs: public addresses, and private endpoints in the network
 * - `anywhere:PORT`: any address, for ingress controllers only
 * - `tenants:PORT`: every pod in the namespace of a tenant, for add-ons only
 *
 * For a UDP port, add `/UDP`: `internet:3478/UDP`.
 */
export type Peer =
  | "dns"
  | "apiserver"
  | "pod-identity"
  | `apiserver:${number}`
  | `nodes:${FlowPort}`
  | `internet:${FlowPort}`
  | `cloud:${FlowPort}`
  | `anywhere:${FlowPort}`
  | `tenants:${FlowPort}`
  | PodPeer
  | CidrPeer
  | HostPeer;

/**
 * The allowed connections of a group of pods. The namespace's default policy denies the rest.
 *
 * @example
 * ```ts
 * const flows: Flows = {
 *   name: "exporter",
 *   pods: { app: "exporter" },
 *   ingress: [{ namespace: "monitoring", pods: { app: "prometheus" }, ports: [9100] }],
 *   egress: ["dns", "apiserver", "internet:443"],
 * };
 * ```
 */
export interface Flows {
  /** Name of the policy. */
  readonly name: string;
  /** Labels of the pods. */
  readonly pods: Labels;
  /** Peers that may connect to the pods. @default none */
  readonly ingress?: readonly Peer[];
  /** Peers that the pods may connect to. @default none */
  readonly egress?: readonly Peer[];
}
