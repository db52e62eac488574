import type * as pulumi from "@pulumi/pulumi";

/** Labels that select pods. */
export type Labels = Readonly<Record<string, string>>;

/** A port, of TCP unless it says otherwise: `443`, `"3478/UDP"`. */
export type FlowPort = number | `${number}/UDP`;

/** Pods in a namespace, or, with `namespace: "*"`, in any. */
export interface PodPeer {
  /** @default the namespace of the policy's own pods */
  readonly namespace?: pulumi.Input<string>;
  readonly pods: Labels;
  /** Container ports. @default all */
  readonly ports?: readonly FlowPort[];
}

/** Addresses, for instance those of a database outside of the cluster. */
export interface CidrPeer {
  /** A range in CIDR notation: `10.9.0.0/24`. */
  readonly cidr: pulumi.Input<string>;
  /** At least one. */
  readonly ports: readonly FlowPort[];
}

/**
 * A host outside of the cluster. Where Cilium enforces policies, it and no other can be connected to; elsewhere a policy cannot
 * say a name, and every public address is open at these ports. Only for connections out of pods.
 * https://docs.cilium.io/en/stable/security/policy/language/#dns-based
 */
export interface HostPeer {
  /** `api.example.com`, or with `*` for one label `*.example.com`. */
  readonly host: string;
  /** @default [443] */
  readonly ports?: readonly FlowPort[];
}

/** Marks pods that an Ingress leads to, so that ingress controllers may connect to them and to no others. */
export const exposedPods = { namespace: "*", pods: { "keelson.dev/exposed": "true" } } as const satisfies PodPeer;

/**
 * The other end of a connection, as data. Words stand for what differs by cluster:
 *
 * - `dns`: the cluster's DNS, TCP and UDP 53
 * - `apiserver`: the Kubernetes API server; into pods with the container port it calls (`apiserver:10250`)
 * - `pod-identity`: where pods ask for their cloud identity, where that is not by a token alone
 * - `nodes:PORT`: the nodes' own addresses
 * - `internet:PORT`: public addresses, never private ones or the cloud's metadata service
 * - `cloud:PORT`: the cloud's own APIs: public addresses, and the private ones that the network has for them
 * - `anywhere:PORT`: any address; for ingress controllers only
 *
 * A port may be one of UDP: `internet:3478/UDP`.
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
  | PodPeer
  | CidrPeer
  | HostPeer;

/** What a group of pods may receive and send; whatever is not listed is denied. */
export interface Flows {
  /** Name of the policy. */
  readonly name: string;
  /** The pods it is about. */
  readonly pods: Labels;
  /** Who may connect to them. @default nobody */
  readonly ingress?: readonly Peer[];
  /** Whom they may connect to. @default nobody */
  readonly egress?: readonly Peer[];
}
