import type { PlainObject } from "../../wiring";
import type { Block } from "../addresses";
import type { PodEnd } from "../contract";

/** The other ends that a rule means. */
export type Peer =
  | {
      readonly kind: "pods";
      /** Whether the pods' namespace and labels fit. */
      readonly matches: (pods: PodEnd) => boolean;
      /** Whether the pods' namespace matches; then pods with other labels there would match. */
      readonly isAbout: (pods: PodEnd) => boolean;
      /** Whether labels fit that a Service selects, in a namespace that fits. */
      readonly fits: (labels: PodEnd["labels"]) => boolean;
      /** Whether it names pods by labels, only a namespace, or neither. */
      readonly names: "pods" | "namespace" | "nothing";
      /** Whether it means pods of every namespace. @default false */
      readonly everywhere?: boolean;
    }
  | { readonly kind: "block"; readonly block: Block }
  | { readonly kind: "entities"; readonly entities: ReadonlySet<string> }
  | { readonly kind: "hosts" }
  | { readonly kind: "unknown" };

/** Ports of a rule. */
export interface PortRange {
  /** Absent for every port. */
  readonly first?: number;
  readonly last?: number;
  /** The name of a container's port. */
  readonly name?: string;
  /** `ANY` for every protocol. */
  readonly protocol: string;
}

/** A rule: `any` for every peer or every port. */
export interface Rule {
  readonly peers: "any" | readonly Peer[];
  readonly ports: "any" | readonly PortRange[];
}

export type Direction = "ingress" | "egress";

/** A policy's rules for one direction. */
export interface Side {
  /** Whether it isolates its pods, so that only what a rule allows passes. */
  readonly isolates: boolean;
  readonly allowed: readonly Rule[];
  /** Rules that overrule those of `allowed`. */
  readonly denied: readonly Rule[];
}

/** A policy of any kind. */
export interface Policy {
  readonly object: PlainObject;
  readonly selects: (pods: PodEnd) => boolean;
  /** Absent if the policy says nothing about the direction. */
  readonly ingress?: Side;
  readonly egress?: Side;
}
