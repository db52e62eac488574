import type { Labels } from "./flows";

/** A host name in Cilium's form: an exact name, or a pattern in which `*` matches any part of one label. */
export type CiliumName = { readonly matchName: string } | { readonly matchPattern: string };

/** Ports of a rule of a CiliumNetworkPolicy, and the DNS queries that the rule allows on these ports. */
export interface CiliumPorts {
  readonly ports: readonly { readonly port: string; readonly protocol: "TCP" | "UDP" }[];
  readonly rules?: { readonly dns: readonly CiliumName[] };
}

/** A rule of a CiliumNetworkPolicy for peers that Cilium does not identify by an address. */
export interface CiliumRule {
  readonly fromEntities?: readonly string[];
  readonly toEntities?: readonly string[];
  readonly toEndpoints?: readonly { readonly matchLabels: Labels }[];
  readonly toFQDNs?: readonly CiliumName[];
  /** @default any port */
  readonly toPorts?: readonly CiliumPorts[];
}
