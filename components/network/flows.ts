import type * as pulumi from "@pulumi/pulumi";

/** Labels that select pods. */
export type Labels = Readonly<Record<string, string>>;

/** A port: a number for a TCP port, such as `443`, or a text for a UDP port, such as `"3478/UDP"`. */
export type FlowPort = number | `${number}/UDP`;

/**
 * Pods as a peer, in one namespace or (with `namespace: "*"`) in all namespaces.
 *
 * @example
 * ```ts
 * const podPeer: PodPeer = { namespace: "reports", pods: { app: "exporter" }, ports: [8080] };
 * ```
 */
export interface PodPeer {
  /** Namespace of the pods; `*` means all namespaces. @default the namespace of the pods to which the policy applies */
  readonly namespace?: pulumi.Input<string>;
  /** Labels of the pods. An empty map selects all pods. */
  readonly pods: Labels;
  /** Container ports of the peer. @default all */
  readonly ports?: readonly FlowPort[];
}

/**
 * A range of addresses as a peer, for instance of a database outside the cluster.
 *
 * @example
 * ```ts
 * const cidrPeer: CidrPeer = { cidr: "10.9.0.0/24", ports: [5432] };
 * ```
 */
export interface CidrPeer {
  /** Range in CIDR notation, for instance `10.9.0.0/24`. */
  readonly cidr: pulumi.Input<string>;
  /** Ports of these addresses, at least one. */
  readonly ports: readonly FlowPort[];
}

/**
 * A host outside the cluster as a peer, only for egress. If Cilium enforces policies, pods can connect only to this host. Other CNIs cannot enforce
 * host names. Those CNIs allow every public address on these ports. https://docs.cilium.io/en/stable/security/policy/language/#dns-based
 *
 * @example
 * ```ts
 * const hostPeer: HostPeer = { host: "api.example.com" };
 * ```
 */
export interface HostPeer {
  /** Name of the host, for instance `api.example.com`. In `*.example.com`, `*` stands for one label. */
  readonly host: string;
  /** Ports of the host. @default [443] */
  readonly ports?: readonly FlowPort[];
}

/** The label of the namespaces that a `Tenant` creates. */
export const tenantLabel = "keelson.dev/tenant";

/** Selects pods behind an Ingress. Ingress controllers may connect only to these pods. */
export const exposedPods = { namespace: "*", pods: { "keelson.dev/exposed": "true" } } as const satisfies PodPeer;

/**
 * A peer: the other end of a connection. Words stand for peers that differ by cluster:
 *
 * - `dns`: the cluster's DNS, TCP and UDP 53
 * - `apiserver`: the Kubernetes API server; for ingress, add the container port to which it connects (`apiserver:10250`)
 * - `pod-identity`: the agent that gives pods their cloud identity, on clouds with such an agent
 * - `nodes:PORT`: the addresses of the nodes
 * - `internet:PORT`: public addresses, but no private addresses and not the cloud's metadata service
 * - `cloud:PORT`: the cloud's APIs, at public addresses and at private endpoints in the network
 * - `anywhere:PORT`: any address; only for ingress controllers
 * - `tenants:PORT`: every pod in every tenant's namespace; only for add-ons
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
 * The allowed connections of a group of pods. The namespace's default policy denies all other connections.
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
  /** Labels of the pods to which the policy applies. */
  readonly pods: Labels;
  /** Peers that may connect to the pods. @default none */
  readonly ingress?: readonly Peer[];
  /** Peers to which the pods may connect. @default none */
  readonly egress?: readonly Peer[];
}
